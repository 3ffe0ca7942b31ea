import { describe, expect, it } from 'vitest';
import type { RunbookEntry } from '../model/entry.ts';
import type { Person } from '../model/person.ts';
import type { Service } from '../model/service.ts';
import { incident } from './fixture.ts';
import { teamsIn } from './teams.ts';

const services = new Map<string, Service>(
  (
    [
      ['shop', 'web', 1],
      ['cart', 'web', 0],
      ['ledger', 'money', 0],
    ] as const
  ).map(([id, team, tier]) => [id, { id, name: id, team, tier, runbooks: id === 'ledger' ? ['close-books'] : [] }]),
);
const people = new Map<string, Person>([
  ['ada', { handle: 'ada', name: 'Ada', team: 'money' } as Person],
  ['bo', { handle: 'bo', name: 'Bo', team: 'night' } as Person],
  ['cy', { handle: 'cy', name: 'Cy' } as Person],
]);
const runbook = (id: string, owner: string, of: string[]) =>
  ({ type: 'runbook', id, facts: { title: id, owner, services: of } }) as unknown as RunbookEntry;
const owned = (id: string, owner: string, of: string[]) => {
  const made = incident(id, { services: of, actions: { A1: 'open', A2: 'done' } });
  for (const action of made.actions) action.owner = { value: owner, place: action.place };
  return made;
};

describe('the teams of a library', () => {
  const teams = teamsIn({
    services,
    people,
    postmortems: [
      owned('2026-03-01-c', '@ada', ['shop', 'cart']),
      owned('2026-02-01-b', 'web', ['ledger', 'shop']),
      owned('2026-01-01-a', '@cy', ['nobody-knows']),
    ],
    reviews: [],
    runbooks: [runbook('close-books', '@bo', []), runbook('restart', 'web', ['cart'])],
  });
  const told = teams.map(({ id, services, incidents, promises, runbooks }) => [
    id,
    services.map((each) => each.id),
    incidents.map((each) => each.id),
    promises.map(({ document, action }) => `${document.id}#${action.id?.value}`),
    runbooks.map((each) => each.id),
  ]);

  it('are all that a service or a person names, with what is theirs', () => {
    expect(told).toEqual([
      ['money', ['ledger'], ['2026-02-01-b'], ['2026-03-01-c#A1'], ['close-books']],
      ['night', [], [], [], ['close-books']],
      ['web', ['cart', 'shop'], ['2026-03-01-c', '2026-02-01-b'], ['2026-02-01-b#A1'], ['restart']],
    ]);
  });
});
