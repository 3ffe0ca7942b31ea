import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { format, resolveConfig } from 'prettier';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generateLibrary } from './generate/library.ts';
import { schemas, type SchemaName } from '../src/editor/schemas.ts';
import { apiSchemas } from '../src/site/feeds/api/schema.ts';

const root = join(import.meta.dirname, '..');
const names = Object.keys(schemas) as SchemaName[];
const ajv = new Ajv({
  strict: true,
  strictTypes: false,
  allowUnionTypes: true,
  allErrors: true,
  formats: { date: true, uri: true },
});
const validators = new Map(names.map((name) => [name, ajv.compile(schemas[name])]));

/** What a schema has to say against some YAML. */
function faultsOf(name: SchemaName, yaml: string): string[] {
  const validate = validators.get(name)!;
  validate(parse(yaml));
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, (params as { additionalProperty?: string }).additionalProperty].filter(Boolean).join(' '),
  );
}

const library = generateLibrary(20, 7, true).files;

function frontMatters(folder: string): [string, string][] {
  return library
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path, text }) => [path, /^---\n([\s\S]*?)\n---\n/.exec(text)![1]!]);
}

describe.each(names)('%s.schema.json', (name) => {
  test('is what the schemas of the library say; `npm run schemas` writes it anew', async () => {
    const style = { ...(await resolveConfig(join(root, 'public'))), parser: 'json' };
    const written = await readFile(join(root, `public/schemas/${name}.schema.json`), 'utf8');
    expect(written).toBe(await format(JSON.stringify(schemas[name]), style));
  });

  test('names its dialect, itself and what it is for', () => {
    expect(schemas[name]).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: `urn:postmortem-library:${name}`,
      title: expect.stringMatching(/\w+/),
    });
  });

  test('explains every key a person can write', () => {
    const mute: string[] = [];
    const look = (schema: (typeof schemas)[SchemaName], path: string) => {
      for (const [key, inner] of Object.entries(schema.properties ?? {})) {
        if (!inner.description && !/\.(from|to)$/.test(`${path}.${key}`)) mute.push(`${path}.${key}`);
        look(inner, `${path}.${key}`);
      }
      for (const inner of [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])])
        if (typeof inner === 'object') look(inner, path);
    };
    look(schemas[name], '');
    expect(mute).toEqual([]);
  });
});

test.each(Object.entries(apiSchemas))('%s.schema.json is what the data are made by', async (name, schema) => {
  const style = { ...(await resolveConfig(join(root, 'public'))), parser: 'json' };
  const written = await readFile(join(root, `public/schemas/${name}.schema.json`), 'utf8');
  expect(written).toBe(await format(JSON.stringify(schema), style));
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:postmortem-library:${name}`,
  });
});

test('the front matter of every document of a library fits', () => {
  for (const [name, folder] of [
    ['postmortem', 'postmortems'],
    ['runbook', 'runbooks'],
  ] as const) {
    const all = frontMatters(folder);
    expect(all.length).toBeGreaterThan(5);
    for (const [file, yaml] of all) expect(faultsOf(name, yaml), file).toEqual([]);
  }
});

test('so do its YAML files', () => {
  for (const name of ['library', 'services', 'people'] as const)
    expect(faultsOf(name, library.find(({ path }) => path === `${name}.yaml`)!.text), name).toEqual([]);
});

describe('what people get wrong is told', () => {
  const postmortem = 'title: Slow\nstatus: draft\nseverity: SEV1\nservices: [checkout]\n';

  test.each([
    ['a key that is missing', postmortem.replace('status: draft\n', ''), "must have required property 'status'"],
    ['a key that is misspelt', `${postmortem}sevrity: SEV1\n`, 'must NOT have additional properties sevrity'],
    [
      'a word that is on no list',
      postmortem.replace('draft', 'final'),
      '/status must be equal to one of the allowed values',
    ],
    ['a list that is empty', postmortem.replace('[checkout]', '[]'), '/services must NOT have fewer than 1 items'],
    ['a day that is none', `${postmortem}publication: { on: 2026-02-30 }\n`, '/publication/on must match pattern'],
    [
      'a milestone there is none of',
      `${postmortem}unknown: { detectd: nobody knows }\n`,
      '/unknown must be equal to one',
    ],
    [
      'an allow without an end',
      `${postmortem}allow: [{ rule: a, reason: because it is }]\n`,
      "/allow/0 must have required property 'until'",
    ],
    ['text where a number goes', `${postmortem}impact: [{ what: x, value: many }]\n`, '/impact/0/value must be number'],
  ])('%s', (_, yaml, fault) => {
    expect(faultsOf('postmortem', yaml).join('\n')).toContain(fault);
  });

  test.each([
    ['runbook', 'title: Do it\nsummary: When it burns.\nowner: payments\n', "must have required property 'reviewed'"],
    ['library', 'schema: 2\nname: x\nseverities: [{ id: SEV1, name: Bad }]\n', '/schema must be equal to constant'],
    ['library', 'schema: 1\nname: x\nseverities: []\n', '/severities must NOT have fewer than 1 items'],
    ['services', 'checkout: { name: checkout, team: payments, tier: 9 }\n', '/checkout/tier must be <= 4'],
    ['people', 'Bob Park: { name: Bob, role: engineer }\n', 'property name must be valid'],
  ] as const)('in %s', (name, yaml, fault) => {
    expect(faultsOf(name, yaml).join('\n')).toContain(fault);
  });
});
