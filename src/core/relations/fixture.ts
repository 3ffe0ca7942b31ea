import { factsSchema, type Facts } from '../model/facts.ts';
import { startOf } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
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

/** A published SEV2 incident of `shop` with nothing in it but what is given; a cross-reference may be an id. */
export function incident(id: string, parts: Parts = {}): Postmortem {
  const { text = '', began = `${id.slice(0, 10)}T12:00:00Z`, actions = {}, ...facts } = parts;
  const place = startOf(`postmortems/${id}.mdx`);
  const prose = (value: string) => ({ text: value, nodes: [], place });
  const at = began === null ? NaN : Date.parse(began);
  return {
    type: 'postmortem',
    file: place.file,
    id,
    text,
    tree: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] },
    places: new Map(),
    sections: [],
    faults: [],
    facts: factsSchema.parse({ title: id, status: 'published', severity: 'SEV2', services: ['shop'], ...facts }),
    valid: true,
    timeline: {
      place,
      events: Number.isNaN(at)
        ? []
        : [
            {
              place,
              time: { value: began!, place },
              moment: { text: began!, earliest: at, latest: at, precision: 'minute', approximate: false, zone: 'UTC' },
              milestones: [{ value: 'impact-start', place }],
              event: prose('It began'),
              evidence: undefined,
            },
          ],
    },
    actions: Object.entries(actions).map(([name, status]) => ({
      place,
      id: { value: name, place },
      action: prose(`Do ${name}`),
      type: undefined,
      owner: undefined,
      ticket: undefined,
      due: undefined,
      priority: undefined,
      status: { value: status, place },
    })),
    fiveWhys: [],
    contributingFactors: [],
    wentWell: [],
    wentBadly: [],
    gotLucky: [],
    lessons: [],
    artefacts: [],
    checklist: [],
    communications: [],
    hypotheses: [],
    investigation: [],
    mitigations: [],
  };
}
