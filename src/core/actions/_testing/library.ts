import { library as measured } from '../../metrics/fixture.ts';
import type { Catalogue, PostmortemEntry, ReviewEntry } from '../../model/entry.ts';
import type { Person } from '../../model/person.ts';
import type { Ticket } from '../../model/ticket.ts';

const people: Person[] = [
  { handle: 'bpark', name: 'Bob Park', role: 'engineer', team: 'payments', accounts: ['bob-p', 'bob@shop.example'] },
  { handle: 'mfeld', name: 'Marcus Feld', role: 'engineer', team: 'reliability' },
  { handle: 'giwata', name: 'Grace Iwata', role: 'chief technology officer' },
];

/** A library of postmortems with three people, the service `shop` of the team `commerce`, and what trackers said. */
export function libraryOf(
  postmortems: PostmortemEntry[],
  tickets: readonly Ticket[] = [],
  configuration: object = {},
  reviews: ReviewEntry[] = [],
): Catalogue {
  return {
    ...measured(postmortems, configuration),
    people: new Map(people.map((person) => [person.handle, person])),
    runbooks: [],
    reviews,
    places: new Map(),
    faults: [],
    images: new Set(),
    diagrams: new Set(),
    tickets: new Map(tickets.map((ticket) => [ticket.ticket, ticket])),
  };
}
