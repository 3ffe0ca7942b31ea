import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { importFolder } from '../../src/core/import/document/folder.ts';
import { readEvidence } from '../../src/core/import/evidence/read.ts';
import { fixDocument } from '../../src/core/lint/fix/fix.ts';
import { noter, sayer } from '../../src/core/lint/judge.ts';
import { rules } from '../../src/core/lint/rules/index.ts';
import type { Postmortem } from '../../src/core/model/postmortem.ts';
import { documentParser, parseLibrary } from '../../src/core/parse/library.ts';
import { decidePublication } from '../../src/core/publish/publish.ts';
import { drawIncident } from '../../src/site/drawing/incident.ts';
import { surroundingsOf } from '../../src/site/drawing/surroundings.ts';
import { settingsFor } from '../import/files.ts';
import { documentWith, shapes } from './shapes.ts';

/** What is measured, and the time one took, in milliseconds. */
export interface Growing {
  shape: string;
  step: string;
  count: number;
  time: number;
}

const content = join(import.meta.dirname, '../../content');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const lists = ['library.yaml', 'services.yaml', 'people.yaml', 'template.mdx'].map((path) => {
  const bytes = readFileSync(join(content, path));
  return { path, bytes, size: bytes.length };
});
const parts = parseLibrary(lists);
const parse = documentParser(parts);
const noted = noter(parts, {});
const asked = Object.entries(rules).flatMap(([name, rule]): [string, (document: Postmortem) => unknown][] => {
  if (rule.about === 'document' || rule.about === 'postmortem') return [[name, sayer(parts, { [name]: rule })]];
  return (rule.about === 'entry' || rule.about === 'library') && rule.note
    ? [[name, noter(parts, { [name]: rule })]]
    : [];
});
const surroundings = surroundingsOf(parts, [], { images: new Set(), pages: [] }, { base: '/', site: undefined });
/** Everything that a policy may round or drop is. */
const strict = {
  ...parts.configuration,
  publication: {
    ...parts.configuration.publication,
    ...({ times: 'hour', durations: 'hour', money: 'drop', capacity: 'drop' } as const),
  },
};
const settings = settingsFor(parts, { status: 'draft', on: '2026-01-01', zone: {} });

const { names, counts } = workerData as { names: readonly string[]; counts: readonly number[] };
for (const shape of shapes.filter(({ name }) => names.includes(name)))
  for (const count of counts) {
    const say = (step: string, time: number) =>
      parentPort!.postMessage({ shape: shape.name, step, count, time } satisfies Growing);
    const time = async <T>(step: string, work: () => T | Promise<T>): Promise<T> => {
      say(step, -1);
      // Of this thread alone, since the machine may be busy.
      const start = process.threadCpuUsage();
      const made = await work();
      const { user, system } = process.threadCpuUsage(start);
      say(step, (user + system) / 1000);
      return made;
    };
    const file = 'postmortems/2026-01-02-attack.mdx';
    const text = documentWith(shape, count);
    if (['body', 'front', 'rows'].includes(shape.where)) {
      const document = (await time('parse', () => parse(text, file))) as Postmortem;
      await time('entry', () => noted(document));
      for (const [name, ask] of asked) await time(name, () => ask(document));
      await time('fix', () =>
        fixDocument(text, file, {
          configuration: parts.configuration,
          templates: parts.templates,
          isLinked: () => false,
        }),
      );
      await time('render', () => drawIncident(document, surroundings));
      await time('publish', () =>
        decidePublication(
          { ...parts, configuration: strict, postmortems: [document] },
          { today: '2026-06-01', messages: [], sha256: (one) => String(one.length) },
          true,
        ),
      );
    }
    if (shape.where !== 'log')
      await time('import', () => {
        const path = shape.where === 'html' ? 'page.html' : 'page.md';
        const bytes = bytesOf(
          `${shape.where === 'html' ? '<!doctype html><h1>Page</h1>' : '# Page\n\nDate: 2026-01-02\n\n'}${shape.text(count)}`,
        );
        return importFolder([{ path, bytes, isGiven: true }], new Set([path]), settings);
      });
    if (shape.where === 'log' || shape.where === 'body')
      await time('timeline', () => {
        const bytes = bytesOf(shape.text(count));
        return readEvidence([{ path: 'some.log', bytes, size: bytes.length }], {
          zones: [],
          context: [],
          least: 'info',
        });
      });
  }
