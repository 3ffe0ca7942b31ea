import { factsSchema, type Facts } from '../model/facts.ts';
import { startOf } from '../model/message.ts';
import type { PostmortemEntry } from '../model/entry.ts';
import { namesInProse } from '../text/names.ts';
import { termsOf } from '../text/terms.ts';
import type { ActionStatus } from '../model/vocabulary.ts';

export interface Parts extends Partial<Omit<Facts, 'runbooks' | 'related'>> {
  /** The body: one paragraph. */
  text?: string;
  /** When its impact started; the day in the id unless given. */
  began?: string | null;
  runbooks?: (string | { id: string; helped: 'yes' | 'partly' | 'no' })[];
  related?: (string | { id: string; why: string })[];
  actions?: Record<string, ActionStatus>;
}

/** The entry of a published SEV2 incident of `shop` with nothing in it but what is given; a cross-reference may be an id. */
export function incident(id: string, parts: Parts = {}): PostmortemEntry {
  const { text = '', began = `${id.slice(0, 10)}T12:00:00Z`, actions = {}, ...facts } = parts;
  const place = startOf(`postmortems/${id}.mdx`);
  const at = began === null ? NaN : Date.parse(began);
  const { title = id } = facts;
  return {
    type: 'postmortem',
    file: place.file,
    id,
    places: {},
    faults: [],
    headings: [],
    links: [],
    pictures: [],
    names: namesInProse(text),
    excerpt: {},
    terms: termsOf([title, title, title, text]),
    speaksOfOthers: false,
    sections: [],
    facts: factsSchema.parse({ title: id, status: 'published', severity: 'SEV2', services: ['shop'], ...facts }),
    valid: true,
    timeline: {
      events: Number.isNaN(at)
        ? []
        : [
            {
              place,
              time: { value: began!, place },
              moment: { text: began!, earliest: at, latest: at, precision: 'minute', approximate: false, zone: 'UTC' },
              milestones: [{ value: 'impact-start' }],
            },
          ],
    },
    actions: Object.entries(actions).map(([name, status]) => ({
      place,
      id: { value: name, place },
      action: { text: `Do ${name}`, place },
      type: undefined,
      owner: undefined,
      ticket: undefined,
      due: undefined,
      priority: undefined,
      status: { value: status, place },
    })),
  };
}
