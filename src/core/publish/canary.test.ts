import { toString } from 'mdast-util-to-string';
import type { PhrasingContent, RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { renderBody, renderInline, type RenderContext } from '../../render/body.ts';
import { en } from '../../texts/en.ts';
import { configurationSchema } from '../model/configuration.ts';
import { factsSchema } from '../model/facts.ts';
import { personSchema } from '../model/person.ts';
import { serviceSchema } from '../model/service.ts';
import { components } from '../model/vocabulary.ts';
import { parseLibrary } from '../parse/library.ts';
import { canaryLibrary, publicId, type Canary } from './_testing/canaries.ts';
import { encodings } from './_testing/encodings.ts';
import { sha256 } from './_testing/library.ts';
import { pathsIn } from './_testing/schemas.ts';
import {
  componentDisclosure,
  configurationDisclosure,
  factDisclosure,
  personDisclosure,
  serviceDisclosure,
} from './disclosure.ts';
import { decidePublication } from './publish.ts';
import type { PublicNode } from './public.ts';

const today = '2026-11-21';
const { files, canaries } = canaryLibrary();
const parsed = parseLibrary(files);
// Approved as it is.
const draft = decidePublication(parsed, { today, messages: [], sha256 }, true);
const own = draft.decisions.find(({ postmortem }) => postmortem.id === publicId)!;
own.postmortem.facts.publication!.digest = own.digest;
const published = decidePublication(parsed, { today, messages: [], sha256 });
const [incident] = published.library.postmortems;

async function drawn(): Promise<string> {
  const context: RenderContext = {
    document: { id: publicId, text: '', file: '' },
    edition: 'public',
    base: '/',
    mention: () => [],
    link: (url) => url,
    image: (src) => ({ src: `/images/${publicId}/${src}` }),
    footnotePrefix: '',
    words: en,
  };
  const html: string[] = [];
  for (const section of incident!.sections) html.push((await renderBody(section.nodes as RootContent[], context)).html);
  const lines: PublicNode[][] = [
    ...incident!.timeline.map(({ event }) => event),
    ...incident!.communications.flatMap(({ channel, audience, text }) => [channel, audience, text]),
    ...incident!.actions.map(({ action }) => action),
  ];
  for (const line of lines) html.push(await renderInline(line as PhrasingContent[], context));
  return html.join('\n');
}

const found = (text: string, canary: Canary) => encodings(canary.word).some((form) => text.includes(form));

describe('canaries', () => {
  test('the incident they stand in is public', () => {
    const again = published.decisions.find(({ postmortem }) => postmortem.id === publicId)!;
    expect(again.reasons).toEqual([]);
    expect(published.library.postmortems.map(({ id }) => id)).toEqual([publicId]);
  });

  test('none that has to stay inside is in the public library', () => {
    const text = JSON.stringify(published.library).toLowerCase();
    const inside = canaries.filter(({ may }) => may === 'stay');
    expect(inside.length).toBeGreaterThan(1000);
    expect(inside.filter((canary) => found(text, canary))).toEqual([]);
  });

  test('none that has to stay inside is in what is drawn', async () => {
    const text = (await drawn()).toLowerCase();
    expect(canaries.filter(({ may }) => may === 'stay').filter((canary) => found(text, canary))).toEqual([]);
  });

  test('those that have to leave do', async () => {
    const text = JSON.stringify(published.library).toLowerCase() + (await drawn()).toLowerCase();
    expect(canaries.filter(({ may }) => may === 'must leave').filter((canary) => !found(text, canary))).toEqual([]);
  });

  test('in the tree of the document they are all there, so that it is the cut that takes them out', () => {
    const tree = toString(own.postmortem.tree as never) + own.postmortem.text;
    const there = canaries.filter(({ word }) => tree.includes(word));
    expect(there.length).toBeGreaterThan(900);
  });
});

describe('every name is in a list', () => {
  test.each([
    ['front matter', factsSchema, factDisclosure],
    ['library.yaml', configurationSchema, configurationDisclosure],
    ['services.yaml', serviceSchema, serviceDisclosure],
    ['people.yaml', personSchema, personDisclosure],
  ])('%s', (_name, schema, disclosure) => {
    expect(pathsIn(schema).filter((path) => !Object.hasOwn(disclosure, path))).toEqual([]);
    expect(Object.keys(disclosure).filter((path) => !pathsIn(schema).includes(path))).toEqual([]);
  });

  test('components and their attributes', () => {
    expect(Object.keys(componentDisclosure).sort()).toEqual(Object.keys(components).sort());
    for (const [name, disclosed] of Object.entries(componentDisclosure))
      if (Array.isArray(disclosed))
        expect(components[name as keyof typeof components]).toEqual(expect.arrayContaining(disclosed));
  });

  test('a field that is in no list fails', () => {
    expect(pathsIn(factsSchema.extend({ secret: personSchema }))).toContain('secret.name');
    expect(factDisclosure).not.toHaveProperty('secret.name');
  });
});
