import { describe, expect, it } from 'vitest';
import { postmortem, type Parts } from '../metrics/fixture.ts';
import type { RunbookEntry } from '../model/entry.ts';
import { runbookFactsSchema } from '../model/facts.ts';
import { startOf } from '../model/message.ts';
import type { Ticket } from '../model/ticket.ts';
import { libraryOf } from './_testing/library.ts';
import { remindersOf } from './reminders.ts';

const today = '2026-12-31';

function said(
  parts: Parts,
  { tickets = [], configuration = {}, day = today }: { tickets?: Ticket[]; configuration?: object; day?: string } = {},
) {
  const library = libraryOf([postmortem('a', parts)], tickets, configuration);
  return remindersOf(library, [], day).map(({ key, late, owner, teams }) => [key, late, owner, ...teams]);
}

describe('reminders of action items', () => {
  it('are of what is overdue and of what is due soon, over the end of a year', () => {
    const actions: Parts['actions'] = [
      { id: 'A1', due: '2026-12-30', status: 'open', owner: '@bpark' },
      { id: 'A2', due: '2026-12-31', owner: 'reliability' },
      { id: 'A3', due: '2027-01-07', status: 'in-progress', owner: '@left' },
      { id: 'A4', due: '2027-01-08', status: 'open' },
      { id: 'A5', due: '2026-01-01', status: 'done' },
      { id: 'A6', status: 'open' },
    ];
    expect(said({ actions })).toEqual([
      ['overdue a#A1 2026-12-30', 1, 'Bob Park', 'payments'],
      ['soon a#A2 2026-12-31', 0, 'reliability', 'reliability'],
      ['soon a#A3 2027-01-07', -7, '@left'],
    ]);
    expect(said({ actions }, { configuration: { actions: { soon: 8 } } }).at(-1)).toEqual([
      'soon a#A4 2027-01-08',
      -8,
      undefined,
    ]);
  });

  it('are not of what the tracker has closed, whatever the table says', () => {
    const actions: Parts['actions'] = [{ id: 'A1', due: '2026-12-01', status: 'open', ticket: 'X-1' }];
    expect(said({ actions }, { tickets: [{ ticket: 'X-1', state: 'done' }] })).toEqual([]);
    expect(said({ actions }, { tickets: [{ ticket: 'X-1', state: 'open' }] })).toHaveLength(1);
    expect(said({ actions }, { tickets: [{ ticket: 'X-1', state: 'hidden' }] })).toHaveLength(1);
  });

  it('are not of retracted postmortems, nor of what is allowed until later', () => {
    const actions: Parts['actions'] = [{ id: 'A1', due: '2026-12-01', status: 'open' }];
    expect(said({ actions, status: 'retracted' })).toEqual([]);
    const allow = (until: string) => [{ rule: 'action-overdue', reason: 'The vendor ships it in spring.', until }];
    expect(said({ actions, allow: allow('2027-03-31') })).toEqual([]);
    expect(said({ actions, allow: allow('2026-12-30') })[0]).toEqual(['overdue a#A1 2026-12-01', 30, undefined]);
  });
});

describe('reminders of documents', () => {
  const configuration = {
    deadlines: { review: { SEV2: { days: 5 } }, publication: { SEV2: { days: 10 } } },
  };
  const rows: Parts['rows'] = [
    ['2026-12-01 10:00', 'impact-start'],
    ['2026-12-01 12:00', 'resolved'],
  ];

  it('are of reviews and public accounts past their deadline, to the author, else to the team of the service', () => {
    expect(said({ status: 'in-review', rows, roles: { author: ['bpark'] } }, { configuration })).toEqual([
      ['review a 2026-12-06', 25, 'Bob Park', 'payments'],
      ['publication a 2026-12-11', 20, 'Bob Park', 'payments'],
    ]);
    expect(said({ status: 'published', rows }, { configuration })).toEqual([
      ['publication a 2026-12-11', 20, undefined, 'commerce'],
    ]);
    expect(said({ status: 'draft', rows }, { configuration, day: '2026-12-06' })).toEqual([]);
  });

  it('are not of accounts that were approved, or that are not for the public', () => {
    expect(said({ status: 'published', rows, publication: { on: '2026-12-20' } as never }, { configuration })).toEqual(
      [],
    );
    expect(said({ status: 'published', rows, kind: 'drill' }, { configuration })).toEqual([]);
    expect(said({ status: 'published', rows, duplicateOf: 'b' }, { configuration })).toEqual([]);
  });

  it('are of drafts that the linter says have not moved', () => {
    const library = libraryOf([postmortem('a', { status: 'draft' }), postmortem('b', { status: 'draft' })]);
    const message = {
      rule: 'draft-stale',
      level: 'warning' as const,
      reason: 'x',
      place: startOf('postmortems/b.mdx'),
    };
    expect(remindersOf(library, [message], today).map(({ key, day }) => [key, day])).toEqual([['draft b', undefined]]);
  });

  it('are of runbooks to review, and of allowances that end soon or have ended', () => {
    const runbook: RunbookEntry = {
      ...(postmortem('r') as unknown as RunbookEntry),
      type: 'runbook',
      facts: runbookFactsSchema.parse({
        title: 'Roll back',
        summary: 'When it burns.',
        owner: 'payments',
        reviewed: '2026-06-01',
        allow: [{ rule: 'step-expected', reason: 'The steps print nothing.', until: '2027-01-07' }],
      }),
    };
    const allow = ['2026-12-30', '2027-01-08'].map((until) => ({
      rule: `x-${until}`,
      reason: 'For a good reason.',
      until,
    }));
    const library = { ...libraryOf([postmortem('a', { allow })]), runbooks: [runbook] };
    expect(remindersOf(library, [], today).map(({ key, teams }) => [key, ...teams])).toEqual([
      ['runbook r 2026-11-28', 'payments'],
      ['allowance a x-2026-12-30 2026-12-30', 'commerce'],
      ['allowance r step-expected 2027-01-07', 'payments'],
    ]);
  });
});
