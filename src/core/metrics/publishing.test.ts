import { describe, expect, it } from 'vitest';
import type { Template } from '../model/template.ts';
import { startOf } from '../model/message.ts';
import { library, postmortem, type Parts } from './fixture.ts';
import { publishingOf } from './publishing.ts';

const { configuration } = library([], {
  deadlines: {
    review: { SEV1: { days: 5, count: 'business' } },
    publication: { SEV1: { days: 7 } },
    holidays: ['2026-04-20'],
  },
});
// 15 April 2026 is a Wednesday.
const over: Parts['rows'] = [
  ['2026-04-15 14:00', 'impact-start'],
  ['2026-04-15 23:30', 'recovered'],
];
const signed = (...days: string[]) => days.map((on) => ({ role: 'lead', by: 'bpark', on }));
const of = (id: string, parts: Parts = {}) => postmortem(id, { rows: over, severity: 'SEV1', ...parts });
const publishing = (parts: ReturnType<typeof of>[], templates: Template[] = []) =>
  publishingOf(parts, configuration, templates);

describe('days to publish', () => {
  it('run from the end of the incident to the last signature, against the deadline in business days', () => {
    const { inside } = publishing([
      of('in-time', { reviews: signed('2026-04-23', '2026-04-16') }),
      of('late', { reviews: signed('2026-04-24') }),
      of('free', { reviews: signed('2026-06-01'), severity: 'SEV2' }),
    ]);
    expect(inside.days).toEqual([
      { id: 'in-time', days: 8, last: '2026-04-23', late: false },
      { id: 'late', days: 9, last: '2026-04-23', late: true },
      { id: 'free', days: 47, last: undefined, late: false },
    ]);
    expect(inside).toMatchObject({ inTime: { count: 1, n: 2 }, median: undefined, quartiles: undefined });
  });

  it('have a median with its interval from six on', () => {
    const days = [16, 17, 18, 19, 20, 21].map((day) => of(`d${day}`, { reviews: signed(`2026-04-${day}`) }));
    expect(publishing(days).inside).toMatchObject({
      median: { value: 3.5, interval: { low: 1, high: 6 } },
      quartiles: { p25: 2.25, p75: 4.75 },
    });
  });

  it('count the approval for the public apart', () => {
    const { outside, pairs } = publishing([
      of('told', { publication: { by: 'hl', on: '2026-04-22' } as never, reviews: signed('2026-04-17') }),
      of('kept', { reviews: signed('2026-04-17') }),
    ]);
    expect(outside.days).toEqual([{ id: 'told', days: 7, last: '2026-04-22', late: false }]);
    expect(pairs).toMatchObject({ count: 1, n: 2 });
  });

  it('are not known without a signature or an end, and drafts are still to come', () => {
    expect(
      publishing([
        of('unsigned'),
        of('endless', { rows: [], reviews: signed('2026-04-17') }),
        of('draft', { status: 'draft' }),
        of('gone', { status: 'retracted' }),
        of('twice', { duplicateOf: 'unsigned' }),
      ]),
    ).toMatchObject({ unknown: ['unsigned', 'endless'], unpublished: ['draft'], inside: { days: [] } });
  });
});

it('a published document is complete with every section its template asks for', () => {
  const section = (id: string, required: 'draft' | 'published' | undefined) => ({
    id,
    heading: id,
    depth: 2,
    aliases: [],
    required,
    severities: undefined,
    public: false,
    guidance: [],
    place: startOf('template.mdx'),
  });
  const template: Template = {
    file: 'template.mdx',
    tier: 'full',
    severities: undefined,
    kinds: undefined,
    sections: [section('summary', 'draft'), section('lessons', 'published'), section('thanks', undefined)],
    text: '',
  };
  expect(
    publishing(
      [
        of('whole', { sections: ['lessons', 'summary'] }),
        of('short', { sections: ['summary'] }),
        of('d', { status: 'draft' }),
      ],
      [template],
    ),
  ).toMatchObject({ complete: { count: 1, n: 2 }, incomplete: [{ id: 'short', sections: ['lessons'] }] });
});
