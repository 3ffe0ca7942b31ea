import { configurationSchema } from '../model/configuration.ts';
import { factsSchema, reviewFactsSchema, type Facts, type ReviewFacts } from '../model/facts.ts';
import type { Catalogue, PostmortemEntry, ReviewEntry } from '../model/entry.ts';
import { startOf } from '../model/message.ts';
import { defaultMetrics, type Metric } from '../model/metric.ts';
import type { Moment } from '../model/moment.ts';
import type { ActionStatus, ActionType, Milestone } from '../model/vocabulary.ts';
import type { MeasuredIncident } from './incident.ts';

/** The metrics of the default configuration, by id. */
export function metric(id: string): Metric {
  return { id, ...defaultMetrics[id]! };
}

/** A moment in UTC: `14:02` (on 15 April 2026), `2026-04-15 14:02:10`, `2026-04-15`, `14:00–14:05`, `~14:02`. */
export function moment(text: string): Moment {
  const bare = text.replace(/^~/, '');
  const [first, last] = bare.split('–');
  const precision =
    bare.length === 10 ? 'day' : /\.\d/.test(bare) ? 'millisecond' : /:\d\d:\d\d/.test(bare) ? 'second' : 'minute';
  return {
    text: bare,
    earliest: instant(first!),
    latest: instant(last ?? first!),
    precision,
    approximate: text !== bare,
    zone: 'UTC',
  };
}

function instant(text: string): number {
  return Date.parse(text.length === 10 ? text : `${text.includes('-') ? text : `2026-04-15 ${text}`}Z`);
}

/** Rows as `[time, milestones]`; a time that starts with `?` could not be read. */
export type Row = [time: string, ...milestones: Milestone[]];

export interface Parts extends Partial<Omit<Facts, 'status'>> {
  status?: Facts['status'];
  valid?: boolean;
  rows?: Row[];
  actions?: {
    due?: string;
    status?: ActionStatus;
    id?: string;
    owner?: string;
    ticket?: string;
    type?: ActionType;
  }[];
  /** Ids of sections. */
  sections?: string[];
}

/** The entry of a postmortem with nothing in it but what is given. */
export function postmortem(id: string, parts: Parts = {}): PostmortemEntry {
  const { rows = [], actions = [], valid = true, sections = [], ...facts } = parts;
  const file = `postmortems/${id}.mdx`;
  const place = startOf(file);
  const written = <T>(value: T | undefined) => (value === undefined ? undefined : { value, place });
  return {
    type: 'postmortem',
    file,
    id,
    places: {},
    faults: [],
    headings: [],
    links: [],
    pictures: [],
    names: { prose: [], elsewhere: [] },
    excerpt: {},
    terms: '',
    speaksOfOthers: false,
    sections: sections.map((id) => ({ id })),
    facts: factsSchema.parse({ title: id, status: 'published', severity: 'SEV2', services: ['shop'], ...facts }),
    valid,
    timeline: {
      events: rows.map(([time, ...milestones]) => ({
        place,
        time: { value: time.replace(/^\?/, ''), place },
        moment: time.startsWith('?') ? undefined : moment(time),
        milestones: milestones.map((value) => ({ value, place })),
      })),
    },
    actions: actions.map(({ id, due, status, owner, ticket, type }) => ({
      place,
      id: written(id),
      action: { text: 'do something', place },
      type: written(type),
      owner: written(owner),
      ticket: written(ticket),
      due: written(due),
      priority: undefined,
      status: written(status),
    })),
  };
}

/** An incident that was measured by `time-to-recover` and took so many milliseconds. */
export function measured(id: string, milliseconds: number): MeasuredIncident {
  const { from, to } = metric('time-to-recover');
  const span = { least: milliseconds, most: milliseconds, precision: 'minute', approximate: false } as const;
  return {
    id,
    title: id,
    kind: 'incident',
    status: 'published',
    severity: 'SEV2',
    services: [],
    channel: undefined,
    open: false,
    excluded: undefined,
    began: undefined,
    year: undefined,
    quarter: undefined,
    milestones: {},
    durations: [{ metric: 'time-to-recover', from, to, result: { kind: 'known', span }, startAssumed: false }],
    impact: { kind: 'known', span },
  };
}

/** What `measure` takes, with two severities and one service. */
export function library(
  postmortems: PostmortemEntry[],
  configuration: object = {},
): Pick<Catalogue, 'configuration' | 'postmortems' | 'reviews' | 'services' | 'templates'> {
  return {
    configuration: configurationSchema.parse({
      schema: 1,
      name: 'Incident library',
      severities: [
        { id: 'SEV1', name: 'Critical' },
        { id: 'SEV2', name: 'Major' },
      ],
      ...configuration,
    }),
    postmortems,
    reviews: [],
    services: new Map([['shop', { id: 'shop', name: 'Shop', team: 'commerce', tier: 0, runbooks: [] }]]),
    templates: [],
  };
}

/** The entry of a review with nothing in it but what is given; `prose` are the ids and action items it names. */
export function review(
  id: string,
  {
    actions = [],
    prose = [],
    ...facts
  }: Partial<Omit<ReviewFacts, 'covers'>> & Pick<Parts, 'actions'> & { covers?: string; prose?: string[] },
): ReviewEntry {
  const { names, ...rest } = postmortem(id, { actions });
  return {
    file: `reviews/${id}.mdx`,
    id,
    valid: true,
    places: {},
    faults: [],
    headings: [],
    links: [],
    pictures: [],
    names: { ...names, prose },
    type: 'review',
    actions: rest.actions,
    decisions: [],
    facts: reviewFactsSchema.parse({ title: id, date: '2026-05-06', covers: '2026-04', people: ['bpark'], ...facts }),
  };
}
