import { describe, expect, it } from 'vitest';
import { configurationSchema } from '../model/configuration.ts';
import { runbookEntry } from '../catalogue/entry.ts';
import type { Catalogue, PostmortemEntry } from '../model/entry.ts';
import { parseRunbook } from '../parse/runbook.ts';
import { incident } from './fixture.ts';
import { relate } from './relate.ts';

const runbook = (id: string, text = '', more = '') =>
  runbookEntry(
    parseRunbook(
      `---\ntitle: Do ${id}\nsummary: When it burns.\nservices: [shop]\nowner: web\nreviewed: 2025-01-01\n${more}---\n\n${text}\n`,
      `runbooks/${id}.mdx`,
    ),
  );

function library(
  postmortems: PostmortemEntry[],
  runbooks = [runbook('roll-back'), runbook('add-disk', '', 'formerly: [grow-disk]\n')],
): Catalogue {
  return {
    configuration: configurationSchema.parse({
      schema: 1,
      name: 'Library',
      severities: [{ id: 'SEV2', name: 'Major' }],
      factors: { 'no-limit': { name: 'Missing limit' } },
    }),
    postmortems,
    runbooks,
    reviews: [],
    services: new Map([
      ['shop', { id: 'shop', name: 'Shop', team: 'web', tier: 0, runbooks: ['grow-disk', 'roll-back'] }],
      ['cart', { id: 'cart', name: 'Cart', team: 'web', tier: 0, runbooks: [] }],
    ]),
    people: new Map(),
    templates: [],
    faults: [],
    places: new Map(),
    images: new Set(),
    diagrams: new Set(),
    tickets: new Map(),
  };
}

const newer = incident('2025-03-01-newer', {
  text: 'As in 2025-01-01-older, and again 2025-01-01-older#A2.',
  factors: ['no-limit'],
  trigger: 'deploy',
  runbooks: [{ id: 'grow-disk', helped: 'partly' }, 'roll-back'],
});
const older = incident('2025-01-01-older', {
  text: 'The runbook add-disk was open.',
  services: ['cart', 'shop'],
  factors: ['no-limit'],
  related: [{ id: '2025-03-01-newer', why: 'Again.' }],
  runbooks: ['add-disk'],
});

describe('the relations of a library', () => {
  const relations = relate(library([newer, older]));

  it('find mentions in plain text', () => {
    expect(relations.findMentions('see roll-back')).toEqual([{ start: 4, end: 13, id: 'roll-back', type: 'runbook' }]);
  });

  it('say in words why incidents are related', () => {
    expect(relations.related(older.id)).toMatchObject([
      { id: newer.id, sentence: '“Again.”; one of 2 within a year with missing limit.' },
    ]);
    expect(relations.related(newer.id)).toMatchObject([
      {
        id: older.id,
        sentence: 'Its author says: “Again.”; named in the text; one of 2 within a year with missing limit.',
      },
    ]);
  });

  it('turn mentions round, once a document', () => {
    expect(relations.mentionsOf(older.id)).toMatchObject([{ id: newer.id, type: 'incident', how: ['mention'] }]);
    expect(relations.mentionsOf('add-disk').map(({ id }) => id)).toEqual([older.id]);
  });

  it('tell mentions from other pointers', () => {
    expect(relations.mentionsOf(newer.id)).toEqual([]);
    expect(relations.pointersTo(newer.id)).toEqual([{ id: older.id, type: 'incident', how: ['related'] }]);
    expect(relations.pointersTo('add-disk').map(({ id, how }) => [id, how])).toEqual([
      [newer.id, ['runbook']],
      [older.id, ['mention', 'runbook']],
    ]);
  });

  it('say where a runbook was used and whether it helped, under its id of today', () => {
    expect(relations.usesOf('add-disk')).toEqual([
      { id: newer.id, helped: 'partly' },
      { id: older.id, helped: undefined },
    ]);
    expect(relations.usesOf('roll-back')).toEqual([{ id: newer.id, helped: undefined }]);
  });

  it('list incidents by service, factor and trigger, newest first', () => {
    expect(relations.incidentsOfService('shop')).toEqual([newer.id, older.id]);
    expect(relations.incidentsOfService('cart')).toEqual([older.id]);
    expect(relations.incidentsOfFactor('no-limit')).toEqual([newer.id, older.id]);
    expect(relations.incidentsOfTrigger('deploy')).toEqual([newer.id]);
  });

  it('list runbooks of a service: what the catalogue names, then what names the service', () => {
    expect(relations.runbooksOfService('shop')).toEqual(['add-disk', 'roll-back']);
    expect(relations.runbooksOfService('cart')).toEqual([]);
  });

  it('have nothing for an unknown id', () => {
    const { related, recurrencesOf, mentionsOf, pointersTo, usesOf, incidentsOfService } = relations;
    for (const look of [related, recurrencesOf, mentionsOf, pointersTo, usesOf, incidentsOfService])
      expect(look('constructor')).toEqual([]);
  });

  it('show a recurrence to each of its incidents', () => {
    const rest = Array.from({ length: 6 }, (_, index) => incident(`199${index}-01-01-x`, { services: [`s${index}`] }));
    const [recurring] = relate(library([newer, older, ...rest])).recurrencesOf(newer.id);
    expect(recurring).toMatchObject({
      incidents: [older.id, newer.id],
      position: 2,
      sentence: 'The second time in a year: missing limit in Shop, after 2025-01-01-older.',
    });
  });

  it('of an empty library are empty', () => {
    expect(relate(library([], [])).related('x')).toEqual([]);
  });
});
