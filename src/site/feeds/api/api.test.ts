import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { generateLibrary } from '../../../../scripts/generate/library.ts';
import { catalogueOf } from '../../../core/catalogue/catalogue.ts';
import { sourceFile } from '../../../core/lint/examples/library.ts';
import { parseLibrary } from '../../../core/parse/library.ts';
import { relate } from '../../../core/relations/relate.ts';
import { addressesBelow } from '../../../core/model/address.ts';
import { sourcesOf } from '../_testing/library.ts';
import { incidentData, rowsOf } from './incident.ts';
import { apiSchemas } from './schema.ts';
import { indexData, serviceData, servicesOf } from './service.ts';

const ajv = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true, allErrors: true });
(formats as unknown as (ajv: Ajv) => void)(ajv);
const faults = (name: keyof typeof apiSchemas, data: unknown) => {
  const validate = ajv.getSchema(`urn:postmortem-library:${name}`) ?? ajv.compile(apiSchemas[name]);
  validate(JSON.parse(JSON.stringify(data)));
  return validate.errors ?? [];
};
const sources = sourcesOf();
const incident = (id: string) => sources.library.postmortems.find((one) => one.id === id)!;
const dataOf = (id: string) => incidentData(incident(id), rowsOf(sources.documentOf(id).timeline.events), sources);

test('an incident as machines read it', () => {
  const { timeline, actions, durations, ...rest } = JSON.parse(JSON.stringify(dataOf('2026-04-15-checkout')));
  expect(rest).toEqual({
    $schema: 'https://x.example/base/schemas/api-incident.schema.json',
    version: 1,
    id: '2026-04-15-checkout',
    title: 'Checkout fails',
    kind: 'incident',
    status: 'published',
    severity: { id: 'SEV1', name: 'Critical', rank: 1 },
    services: ['checkout'],
    began: '2026-04-15T12:02:00Z',
    ended: '2026-04-15T12:33:00Z',
    open: false,
    sentence: 'Every second checkout failed.',
    stopped: 'Rolled the release back; errors stop',
    duration: {
      metric: 'time-to-recover',
      name: 'time to recover',
      from: 'impact-start',
      to: 'recovered',
      state: 'known',
      least: 1_860_000,
      most: 1_860_000,
      text: '31 min',
    },
    openActions: 2,
    address: 'https://x.example/base/incidents/2026-04-15-checkout/',
    data: 'https://x.example/base/api/v1/incidents/2026-04-15-checkout.json',
    markdown: 'https://x.example/base/incidents/2026-04-15-checkout.md',
    zone: 'Europe/Berlin',
    unknown: {},
    formerly: ['inc-1'],
    detection: { channel: 'alert', by: 'ErrorRate' },
    roles: { lead: ['ada'] },
    factors: [],
    impact: [],
    runbooks: [
      {
        id: 'roll-back',
        title: 'Roll back a release',
        helped: 'yes',
        address: 'https://x.example/base/runbooks/roll-back/',
      },
    ],
    related: expect.any(Array),
    recurrences: [],
    reviews: [{ role: 'lead', by: 'ada', on: '2026-04-20' }],
  });
  expect(timeline[2]).toEqual({
    text: '14:20–14:25',
    from: '2026-04-15T12:20:00Z',
    to: '2026-04-15T12:25:00Z',
    precision: 'minute',
    approximate: false,
    milestones: ['mitigated'],
    event: 'Rolled the release back; errors stop',
  });
  expect(actions[0]).toEqual({
    id: 'A1',
    incident: '2026-04-15-checkout',
    action: 'Compare limits; all, of them',
    status: 'open',
    open: true,
    type: 'prevent',
    owner: 'ada',
    ownerName: 'Ada Lovelace',
    ticket: 'EX-1',
    due: '2026-05-01',
    priority: 'P1',
    address: 'https://x.example/base/incidents/2026-04-15-checkout/#action-A1',
  });
  expect(durations.map(({ metric, state, text }: Record<string, string>) => [metric, state, text])).toEqual([
    ['time-to-detect', 'known', '3 min'],
    ['time-to-acknowledge', 'unknown', 'unknown'],
    ['time-to-mitigate', 'known', '18–23 min'],
    ['time-to-recover', 'known', '31 min'],
    ['time-to-resolve', 'known', '28 min'],
  ]);
});

test('a service has what is open and what happened, for a catalogue', () => {
  const made = serviceData('checkout', sources);
  expect(made.recent.map(({ id, status }) => [id, status])).toEqual([
    ['2026-05-01-draft', 'draft'],
    ['2026-04-15-checkout', 'published'],
    ['2026-02-01-checkout-slow', 'in-review'],
  ]);
  expect(made.actions.map(({ id, due }) => [id, due])).toEqual([
    ['A1', '2026-05-01'],
    ['A3', undefined],
  ]);
  expect(made.runbooks.map(({ id }) => id)).toEqual(['roll-back']);
  expect([made.team, made.tier, made.incidents, made.openActions]).toEqual(['shop', 0, 3, 2]);
});

test('a service that only an incident names is there too', () => {
  expect(servicesOf(sources)).toEqual(['checkout', 'unlisted']);
  expect(serviceData('unlisted', sources)).toMatchObject({ name: 'unlisted', incidents: 1, actions: [] });
});

test('the index has everything with its address', () => {
  const made = indexData(sources);
  expect(made.incidents).toHaveLength(3);
  expect(made.services.map(({ id, data }) => [id, data])).toEqual([
    ['checkout', 'https://x.example/base/api/v1/services/checkout.json'],
    ['unlisted', 'https://x.example/base/api/v1/services/unlisted.json'],
  ]);
});

describe('what is published fits the published schema', () => {
  test('for a library with faults', () => {
    const hostile = sourcesOf({
      'postmortems/2026-06-01-bad.mdx':
        '---\ntitle: [1\nseverity: 9\n---\n\n<b\n\n## Timeline\n\n| Time |\n|---|\n| 99:99 |\n',
      'postmortems/2026-06-02-odd.mdx':
        '---\ntitle: "]]> \\u0001 \\n 😀"\nstatus: draft\nseverity: none\nservices: ["a/b", "ü"]\n---\n\ntext\n',
    });
    // What cannot stand in an address has no file.
    expect(servicesOf(hostile)).toEqual(expect.arrayContaining(['checkout', 'ü']));
    expect(servicesOf(hostile)).not.toContain('a/b');
    for (const postmortem of hostile.library.postmortems)
      expect(
        faults(
          'api-incident',
          incidentData(postmortem, rowsOf(hostile.documentOf(postmortem.id).timeline.events), hostile),
        ),
        postmortem.id,
      ).toEqual([]);
    for (const id of servicesOf(hostile)) expect(faults('api-service', serviceData(id, hostile)), id).toEqual([]);
    expect(faults('api-index', indexData(hostile))).toEqual([]);
  });

  test('for a generated library', () => {
    const parsed = parseLibrary(generateLibrary(20, 7).files.map(({ path, text }) => sourceFile(path, text)));
    const library = catalogueOf(parsed);
    const shipped = { library, relations: relate(library), addresses: addressesBelow('/') };
    for (const [index, postmortem] of library.postmortems.entries())
      expect(
        faults('api-incident', incidentData(postmortem, rowsOf(parsed.postmortems[index]!.timeline.events), shipped)),
        postmortem.id,
      ).toEqual([]);
    for (const id of servicesOf(shipped)) expect(faults('api-service', serviceData(id, shipped)), id).toEqual([]);
    expect(faults('api-index', indexData(shipped))).toEqual([]);
  });

  test('and what does not fit is told', () => {
    expect(faults('api-index', { version: 2 }).map(({ message }) => message)).toContain('must be equal to constant');
  });
});
