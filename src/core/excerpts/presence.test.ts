import { describe, expect, test } from 'vitest';
import type { Person } from '../model/person.ts';
import { parsePostmortem } from '../parse/postmortem.ts';
import { presenceOf } from './presence.ts';

const people = new Map<string, Person>(
  [
    ['aito', 'Ada Ito', 'platform lead'],
    ['bpark', 'Bo Park', 'payments engineer'],
    ['cmendez', 'Carol Mendez', 'database engineer'],
    ['cross', 'Carol Ross', 'support lead'],
  ].map(([handle, name, role]) => [handle!, { handle: handle!, name: name!, role: role! }]),
);

/** Reads rows `acknowledged | text` or `text`, one a minute from 14:00. */
function read(rows: string[], roles = '') {
  const text = [
    `---\ntitle: Checkout answered 502\nstatus: draft\nseverity: SEV1\nservices: [checkout]\n${roles}\n---\n`,
    '## Timeline\n\n| Time (UTC) | Milestone | Event |\n|---|---|---|',
    ...rows.map((row, index) => {
      const [text, milestone = ''] = row.split(' | ').reverse();
      return `| 2026-04-15 14:0${index} | ${milestone} | ${text} |`;
    }),
  ].join('\n');
  const document = parsePostmortem(text, 'postmortems/a.mdx', { zone: 'UTC', ids: undefined }, (heading) =>
    heading === 'Timeline' ? 'timeline' : undefined,
  );
  return presenceOf(document, people);
}
const arrivals = (rows: string[], roles?: string) =>
  read(rows, roles)?.arrivals.map(({ row, who, role }) => [row, who, ...(role ? [role] : [])]) ?? [];
const leads = (rows: string[], roles?: string) =>
  read(rows, roles)?.leads.map(({ from, until, who }) => `${from}–${until ?? ''} ${who ?? 'nobody'}`) ?? [];

describe('who came', () => {
  test.each([
    ['Ada joins', 'Ada Ito'],
    ['Ada Ito joined the call', 'Ada Ito'],
    ['@bpark joins the incident channel', 'Bo Park'],
    ['bpark joins', 'Bo Park'],
    ['Carol Mendez (database engineer) joined the Slack channel after seeing the page', 'Carol Mendez'],
    ['Carol joins', 'Carol'],
    ['Zoë joins the bridge', 'Zoë'],
    ['A senior engineer joins', 'A senior engineer'],
    ['The developers of the cache join', 'The developers of the cache'],
    ['A second engineer of payments joins the call', 'A second engineer of payments'],
    ['The database administrator dials in', 'The database administrator'],
    ['Errors fall; Bo joins to help', 'Bo Park'],
    ['Bo sees the page and joins', 'Bo Park'],
    ['Bo acknowledges the page', 'Bo Park'],
    ['`bpark` joins', 'Bo Park'],
  ])('%s', (row, who) => {
    expect(arrivals([row])).toEqual([[0, who]]);
  });

  test.each([
    ['Ada joins as incident commander', 'Ada Ito', 'lead'],
    ['Bo joins the call as scribe', 'Bo Park', 'scribe'],
    ['Carol Ross joins as comms lead', 'Carol Ross', 'communications'],
    ['Zoë joins as IC', 'Zoë', 'lead'],
  ])('as what: %s', (row, who, role) => {
    expect(arrivals([row])).toEqual([[0, who, role]]);
  });

  test('as what front matter says', () => {
    expect(arrivals(['Bo joins'], 'roles: { author: bpark, scribe: bpark }')).toEqual([[0, 'Bo Park', 'scribe']]);
    expect(arrivals(['Bo joins'], 'roles: { author: bpark, lead: bpark }')).toEqual([[0, 'Bo Park']]);
  });

  test('by name, where a role in a row is that of one person in front matter', () => {
    expect(arrivals(['The platform lead joins'], 'roles: { responder: [aito, bpark] }')).toEqual([
      [0, 'Ada Ito', 'responder'],
    ]);
    expect(arrivals(['The primary acknowledges'], 'roles: { on-call: bpark }')).toEqual([[0, 'Bo Park', 'on-call']]);
    expect(arrivals(['The platform lead joins'], 'roles: { responder: bpark }')).toEqual([[0, 'The platform lead']]);
  });

  test.each([
    'The on-call rota was joined to the new service',
    'No one had joined yet',
    'Nobody joins',
    'The new node joins the cluster',
    'Ada joined the company in 2019',
    'Bo joins the two tables by hand',
    'Bo will join at 15:00',
    'Bo has not joined',
    'Bo did not join the call',
    'Waiting for Bo to join',
    'Once Bo joins, the failover starts',
    'If nobody joins, the page goes to Ada',
    'Users join the call and see an error',
    'Participants joined the meeting without sound',
    'Redis-3 joined',
    'Pods join the mesh',
    'The secondary joins the replica set',
    'The secondary joins',
    'Kafka acknowledges the write',
    'The vendor acknowledges the problem',
    'Support writes “Bo joins the call”',
    'Ada rejoined two fragments',
    'Backend joined',
    '',
  ])('silence: %s', (row) => {
    expect(read([row])).toBeUndefined();
  });
});

describe('who led', () => {
  test.each([
    ['Ada takes the lead', '0– Ada Ito'],
    ['Ada took the IC role: “Ada IC, Bo on diagnosis”', '0– Ada Ito'],
    ['Ada assumes command', '0– Ada Ito'],
    ['Ada joins as incident commander', '0– Ada Ito'],
    ['Ada is now incident commander', '0– Ada Ito'],
    ['Ada becomes IC', '0– Ada Ito'],
    ['IC: Ada', '0– Ada Ito'],
    ['IC: Bo takes over', '0– Bo Park'],
    ['Incident commander: @bpark', '0– Bo Park'],
    ['Ada names Bo incident commander', '0– Bo Park'],
    ['Bo takes over as incident commander', '0– Bo Park'],
    ['A senior engineer joins and leads; SEV1', '0– A senior engineer'],
    ['The bucket is empty; SEV1, the storefront lead leads', '0– The storefront lead'],
    ['Raised to SEV1; a senior engineer takes the lead at 08:05', '0– A senior engineer'],
    ['Zoë takes command of the incident', '0– Zoë'],
  ])('%s', (row, lead) => {
    expect(leads([row])).toEqual([lead]);
  });

  test('one after the other', () => {
    expect(leads(['Ada takes the lead', 'Errors fall', 'Ada hands over to Bo'])).toEqual(['0–2 Ada Ito', '2– Bo Park']);
    expect(leads(['Ada takes the lead', 'Bo takes over from Ada'])).toEqual(['0–1 Ada Ito', '1– Bo Park']);
    expect(leads(['Ada takes the lead', 'Ada hands the lead to Bo'])).toEqual(['0–1 Ada Ito', '1– Bo Park']);
  });

  test('who takes the lead twice led all the time', () => {
    expect(leads(['Ada takes the lead', 'Ada leads the response'])).toEqual(['0– Ada Ito']);
  });

  test('nobody, from the first who came to the first who took the lead', () => {
    expect(leads(['detected | Alert', 'acknowledged | The page is taken', 'A graph', 'Ada takes the lead'])).toEqual([
      '1–3 nobody',
      '3– Ada Ito',
    ]);
    expect(leads(['Bo joins', 'Ada joins as incident commander'])).toEqual(['0–1 nobody', '1– Ada Ito']);
  });

  test('nobody, from the first who came to the row that says so', () => {
    expect(leads(['Bo joins', 'x', 'Bo asks for someone to lead', 'Ada takes the lead'])).toEqual([
      '0–3 nobody',
      '3– Ada Ito',
    ]);
  });

  test('unknown, before somebody took over', () => {
    expect(leads(['Bo joins', 'Ada takes over as incident commander'])).toEqual(['1– Ada Ito']);
    expect(leads(['Bo joins', 'Carol Ross hands command to Ada'])).toEqual(['1– Ada Ito']);
  });

  test('nobody, where a row says so', () => {
    expect(leads(['The IC role is unclaimed at this point', 'Ada takes the lead'])).toEqual([
      '0–1 nobody',
      '1– Ada Ito',
    ]);
    expect(leads(['Nobody leads', 'x', 'Ada takes the lead'])).toEqual(['0–2 nobody', '2– Ada Ito']);
    expect(leads(['Bo asks for someone to lead', 'Ada takes the lead'])).toEqual(['0–1 nobody', '1– Ada Ito']);
    expect(leads(['No incident commander yet', 'Ada takes the lead'])).toEqual(['0–1 nobody', '1– Ada Ito']);
  });

  test('nobody, after the lead left', () => {
    expect(leads(['Ada takes the lead', 'Ada leaves the call', 'Bo takes the lead'])).toEqual([
      '0–1 Ada Ito',
      '1–2 nobody',
      '2– Bo Park',
    ]);
    expect(leads(['Ada takes the lead', 'Bo leaves the call'])).toEqual(['0– Ada Ito']);
  });

  test('by name, where one row says that somebody leads and front matter names one', () => {
    expect(leads(['A senior engineer takes the lead'], 'roles: { lead: aito }')).toEqual(['0– Ada Ito']);
    expect(leads(['A lead is named'], 'roles: { lead: aito }')).toEqual(['0– Ada Ito']);
    expect(leads(['A senior engineer takes the lead'], 'roles: { lead: [aito, bpark] }')).toEqual([
      '0– A senior engineer',
    ]);
    expect(leads(['Bo takes the lead'], 'roles: { lead: aito }')).toEqual(['0– Bo Park']);
    expect(
      leads(['A senior engineer takes the lead', 'A manager of payments takes over as IC'], 'roles: { lead: aito }'),
    ).toEqual(['0–1 A senior engineer', '1– A manager of payments']);
  });

  test.each([
    'Kafka broker 3 takes the lead',
    'The replica takes over as primary',
    'The secondary takes over',
    'Bo takes over',
    'Ada hands over to Bo',
    'Bo takes the lead on the database work',
    'Bo joins as lead engineer of payments',
    'The bug leads to 502 answers',
    'The load balancer hands over to the standby',
    'Nobody could say who would lead',
    'Ada will take the lead',
    'Ada asks whether Bo takes the lead',
    'The lead time of the change is two days',
    'IC: none of the hosts answers',
    'A lead is found: the deploy of 13:50',
  ])('silence: %s', (row) => {
    expect(leads([row])).toEqual([]);
  });
});

test('front matter alone says nothing about when', () => {
  expect(read(['impact-start | It breaks'], 'roles: { lead: aito }')).toBeUndefined();
});

test.each([
  `${'Ada and Bo, then '.repeat(4000)}fail`,
  `Bo writes “${'x '.repeat(50_000)}” ${' '.repeat(50_000)}and joins`,
])('a row as long as a page is read in proportion', (row) => {
  const before = process.cpuUsage().user;
  read([row]);
  expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
});
