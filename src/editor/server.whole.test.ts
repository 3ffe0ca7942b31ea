import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { exampleLibrary, sourceFile } from '../core/lint/examples/library.ts';
import { judge } from '../core/lint/judge.ts';
import type { SourceFile } from '../core/model/library.ts';
import { parseLibrary } from '../core/parse/library.ts';
import { Client, type Starting } from './_testing/client.ts';
import { clean, cleanFile, draft, faulty, faultyFile, makeFolder, type Folder } from './_testing/folder.ts';

const today = '2026-05-20';
let folder: Folder;
let client: Client | undefined;

beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(async () => {
  client?.kill();
  client = undefined;
  await folder.remove();
});

async function start(starting: Partial<Starting> = {}): Promise<Client> {
  client = await Client.start({ folders: [folder.path], options: { now: today }, ...starting });
  return client;
}

/** What the linter says of a file, in the numbers of the protocol. */
function judged(file: string, text: string | Uint8Array, others: SourceFile[] = []) {
  const own = typeof text === 'string' ? sourceFile(file, text) : { path: file, bytes: text, size: text.length };
  const replaced = new Set([file, ...others.map(({ path }) => path)]);
  const library = parseLibrary([...exampleLibrary.filter(({ path }) => !replaced.has(path)), ...others, own]);
  return judge(library, { today })
    .filter(({ place }) => place.file === file)
    .map(({ rule, reason, hint, level, place, causes = [] }) => ({
      code: rule,
      message: hint ? `${reason}\n→ ${hint}` : reason,
      severity: { error: 1, warning: 2, info: 3 }[level],
      from: [place.line - 1, place.column - 1],
      to: [place.endLine - 1, place.endColumn - 1],
      causes: causes.map((cause) => [cause.reason, cause.place.file, cause.place.line - 1, cause.place.column - 1]),
    }));
}

function shown(diagnostics: Diagnostic[]) {
  return diagnostics.map(({ code, message, severity, range, relatedInformation = [] }) => ({
    code,
    message,
    severity,
    from: [range.start.line, range.start.character],
    to: [range.end.line, range.end.character],
    causes: relatedInformation.map(({ message: reason, location: { uri, range: at } }) => [
      reason,
      decodeURIComponent(uri).replace(`${pathToFileURL(folder.content).href}/`, ''),
      at.start.line,
      at.start.character,
    ]),
  }));
}

const codes = (diagnostics: Diagnostic[]) => diagnostics.map(({ code }) => code);
/** What is wrong, apart from what is only missing from a draft. */
const errors = (diagnostics: Diagnostic[]) => codes(diagnostics.filter(({ severity }) => severity === 1));
const titles = (actions: CodeAction[]) => actions.map(({ title }) => title);
const byCode = (diagnostics: Diagnostic[], code: string) => diagnostics.find((one) => one.code === code)!;

describe('messages', () => {
  test('are what the linter says of the same text: rule, words, level, place and causes', async () => {
    const { open } = bind(await start());
    const expected = judged(faultyFile, faulty);
    expect(expected.length).toBeGreaterThan(8);
    expect(shown(await open(faultyFile, faulty))).toEqual(expected);
  });

  test('change while somebody types, and vanish with their cause; then the server goes with exit code 0', async () => {
    const editor = await start();
    const uri = folder.uri(faultyFile);
    await editor.open(uri, faulty);
    const typed = await editor.type(uri, 'impact-strt', 'impact-start');
    expect(shown(typed)).toEqual(judged(faultyFile, faulty.replace('impact-strt', 'impact-start')));
    expect(codes(typed)).not.toContain('milestone-known');
    expect(shown(await editor.type(uri, editor.textOf(uri), draft))).toEqual(judged(faultyFile, draft));
    expect(await editor.open(folder.uri(cleanFile), clean)).toEqual([]);
    expect(await editor.stop()).toBe(0);
    expect(editor.stderr).toBe('');
  });

  test('link to the page of their rule, where library.yaml says what the site’s address is', async () => {
    const { open } = bind(await start());
    expect((await open(faultyFile, faulty))[0]!.codeDescription).toBeUndefined();
    const file = exampleLibrary[0]!;
    const configured = `${new TextDecoder().decode(file.bytes)}site: https://incidents.example\nbase: /x/\n`;
    expect(errors(await open('library.yaml', configured))).toEqual([]);
    const wrong = await open(faultyFile, faulty.replace('SEV9', 'SEV8'));
    expect(byCode(wrong, 'severity-known').codeDescription).toEqual({
      href: 'https://incidents.example/x/rules/severity-known/',
    });
  });

  test('name causes in words for an editor that cannot show other places', async () => {
    const { open } = bind(await start({ capabilities: { textDocument: {} } }));
    const message = byCode(await open(faultyFile, faulty), 'timeline-in-order');
    expect(message.relatedInformation).toBeUndefined();
    expect(message.message).toMatch(/\n21:3: `10:05` stands above it$/);
  });

  test.each([
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', (text: string) => text.replaceAll('\n', '\r')],
  ])('stand where they stand in a text with %s', async (_, change) => {
    const { open } = bind(await start());
    expect(shown(await open(faultyFile, change(faulty)))).toEqual(judged(faultyFile, faulty));
  });

  test('count a byte-order mark that the editor has kept', async () => {
    const { open } = bind(await start());
    const text = '\uFEFFno front matter\n';
    const [message] = await open('runbooks/wrong.mdx', text);
    expect(message!.code).toBe('front-matter-readable');
    expect(message!.range).toEqual({ start: { line: 0, character: 1 }, end: { line: 0, character: 1 } });
    expect(shown(await open(faultyFile, `\uFEFF${faulty}`))).toEqual(judged(faultyFile, faulty));
  });

  test('are of the whole library: an id changed in one file is missed in another that is open', async () => {
    const { open } = bind(await start());
    const text = draft.replace('roles:', 'runbooks: [invoices-failure-rate]\nroles:');
    expect(errors(await open(faultyFile, text))).toEqual([]);
    await rename(
      join(folder.content, 'runbooks/invoices-failure-rate.mdx'),
      join(folder.content, 'runbooks/payments-fail.mdx'),
    );
    await client!.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uri('runbooks/payments-fail.mdx'), type: 1 }],
    });
    const uri = folder.uri(faultyFile);
    await client!.until(() => errors(client!.saidOf(uri)!).includes('runbook-resolves') || undefined);
  });

  test('go when their document is closed', async () => {
    const { open } = bind(await start());
    await open(faultyFile, faulty);
    await client!.close(folder.uri(faultyFile));
    await client!.until(() => client!.saidOf(folder.uri(faultyFile))?.length === 0 || undefined);
  });

  test('of every file, for an editor that asks for them', async () => {
    await folder.write(`content/${faultyFile}`, faulty);
    const editor = await start({ options: { now: today, messages: 'library' } });
    const said = await editor.diagnostics(folder.uri(faultyFile));
    expect(shown(said)).toEqual(judged(faultyFile, faulty));
    await rm(join(folder.content, faultyFile));
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.uri(faultyFile), type: 3 }] });
    await editor.until(() => editor.saidOf(folder.uri(faultyFile))?.length === 0 || undefined);
  });
});

describe('where the library is', () => {
  const said = (uri: string) => client!.open(uri, faulty);

  test('in the folder that initializationOptions name, relative to the workspace', async () => {
    await cp(folder.content, join(folder.path, 'ours'), { recursive: true });
    await rm(folder.content, { recursive: true });
    await start({ options: { now: today, contentDir: 'ours' } });
    const uri = pathToFileURL(join(folder.path, 'ours', faultyFile)).href;
    expect((await said(uri)).length).toBe(judged(faultyFile, faulty).length);
  });

  test('in the folder CONTENT_DIR names', async () => {
    const elsewhere = await makeFolder();
    await start({ folders: [elsewhere.path], environment: { CONTENT_DIR: folder.content } });
    expect((await said(folder.uri(faultyFile))).length).toBe(judged(faultyFile, faulty).length);
    await elsewhere.remove();
  });

  test('above the file, when a folder inside the library is opened', async () => {
    await start({ folders: [join(folder.content, 'postmortems')] });
    expect((await said(folder.uri(faultyFile))).length).toBe(judged(faultyFile, faulty).length);
  });

  test('in each of several workspace folders', async () => {
    const other = await makeFolder();
    await other.write('content/services.yaml', 'bookings-apy: { name: checkout, team: payments, tier: 0 }\n');
    await start({ folders: [folder.path, other.path] });
    expect(codes(await said(folder.uri(faultyFile)))).toContain('service-resolves');
    expect(codes(await said(other.uri(faultyFile)))).not.toContain('service-resolves');
    await other.remove();
  });

  test('nowhere: then nothing is said and nothing is read', async () => {
    await rm(folder.content, { recursive: true });
    await folder.write('library.yaml', 'this: is somebody else’s\n');
    const editor = await start();
    const uri = pathToFileURL(join(folder.path, 'notes', 'a.mdx')).href;
    void editor.open(uri, faulty).catch(() => undefined);
    expect(await editor.hover(uri, 'sever‸ity')).toBeUndefined();
    expect(await editor.outline(uri)).toBeNull();
    expect(editor.saidOf(uri)).toBeUndefined();
  });
});

test('completion, hover, definition and outline answer over the same wire', async () => {
  const { open } = bind(await start());
  const uri = folder.uri(faultyFile);
  await open(faultyFile, faulty);
  const statuses = await client!.complete(uri, 'status: ‸darft');
  expect(statuses.map(({ label }) => label)).toEqual(['draft', 'in-review', 'published', 'retracted']);
  expect(await client!.hover(uri, 'author: kb‸ell')).toBe(
    '**Kim Bell, payments engineer** · person `kbell`\n\nTeam payments',
  );
  expect(await client!.define(uri, 'author: kb‸ell')).toMatchObject({
    uri: folder.uri('people.yaml'),
    range: { start: { line: 0, character: 0 } },
  });
  const outline = (await client!.outline(uri))!;
  expect(outline.map(({ name }) => name)).toEqual(['Front matter', 'Summary', 'Timeline', 'Action items']);
});

describe('quick fixes', () => {
  test('write what was certainly meant, until nothing of it is left', async () => {
    const { open } = bind(await start());
    const uri = folder.uri(faultyFile);
    let diagnostics = await open(faultyFile, faulty);
    const applied: string[] = [];
    for (let round = 0; round < 20; round++) {
      const all = await client!.actions(uri, { range: wholeOf(faulty) });
      const fix = all.find(({ isPreferred }) => isPreferred);
      if (!fix) break;
      applied.push(fix.title);
      diagnostics = await client!.apply(uri, fix.edit!);
    }
    expect(applied).toEqual([
      'Write `draft`',
      'Write `bookings-api`',
      'Write `deploy`',
      'Write `2026-03-20-search-timeouts`',
      'Write `\\<`',
      'Write `impact-start`',
      'Write `prevent`',
      'Write `kbell`',
    ]);
    expect(codes(diagnostics)).not.toContain('milestone-known');
    expect(client!.textOf(uri)).toContain('It took \\<2 s');
    expect(client!.textOf(uri)).toContain('| impact-start |');
    expect(client!.textOf(uri)).toContain('@kbell |');
    expect(shown(diagnostics)).toEqual(judged(faultyFile, client!.textOf(uri)));
  });

  test('never touch what is a fact: the order of times, a severity that may be any', async () => {
    const { open } = bind(await start());
    const diagnostics = await open(faultyFile, faulty);
    for (const code of ['timeline-in-order', 'severity-known']) {
      const actions = await client!.actions(folder.uri(faultyFile), byCode(diagnostics, code));
      expect(titles(actions).filter((title) => title.startsWith('Write'))).toEqual([]);
    }
  });

  test('correct what `--fix` corrects, asked for at a row out of order or for the whole document', async () => {
    const { open } = bind(await start());
    const uri = folder.uri(faultyFile);
    const text = `${draft}| 10:20            |              | All well  |\n| 2026-05-01 10:10 | detected     | Seen      |\n`;
    const message = byCode(await open(faultyFile, text.replaceAll('\n', '\r\n')), 'timeline-in-order');
    const [correction] = await client!.actions(uri, message);
    expect(correction!.title).toContain('order of rows');
    const everything = await client!.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: wholeOf(text),
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(everything.map(({ kind }) => kind)).toEqual(['source.fixAll.postmortem']);
    expect(everything[0]!.edit).toEqual(correction!.edit);
    expect(codes(await client!.apply(uri, correction!.edit!))).not.toContain('timeline-in-order');
    expect(client!.textOf(uri)).toMatch(/10:10 \| detected +\| Seen +\|\r\n\| 2026-05-01 10:20 .*\r\n$/);
  });

  test('“Allow this rule here” adds an entry to be finished; with reason and end the message is silent', async () => {
    const { open } = bind(await start());
    const uri = folder.uri(faultyFile);
    const text = draft.replace('roles: { author: kbell }', 'trigger: deploi # by hand\nroles: { author: kbell }');
    const message = byCode(await open(faultyFile, text.replaceAll('\n', '\r\n')), 'factor-known');
    const actions = await client!.actions(uri, message);
    expect(titles(actions)).toContain('Write `deploy`');
    const allow = actions.find(({ title }) => title === 'Allow `factor-known` in this document…')!;
    const unfinished = await client!.apply(uri, allow.edit!);
    expect(codes(unfinished)).toContain('front-matter-valid');
    expect(client!.textOf(uri)).toContain(
      'roles: { author: kbell }\r\nallow:\r\n  - rule: factor-known\r\n    reason: TODO why this does not apply here\r\n    until: YYYY-MM-DD\r\n---\r\n',
    );
    await client!.type(uri, 'TODO why this does not apply here', 'the word is what the tool calls it');
    expect(codes(await client!.type(uri, 'YYYY-MM-DD', '2026-12-31'))).not.toContain('factor-known');
    expect(errors(client!.saidOf(uri)!)).toEqual([]);
  });

  test('an allow that says nothing is taken out again', async () => {
    const { open } = bind(await start());
    const uri = folder.uri(faultyFile);
    const allow = 'allow:\n  - { rule: link-resolves, reason: there was a link here, until: 2026-12-31 }\n';
    const message = byCode(await open(faultyFile, draft.replace('roles:', `${allow}roles:`)), 'allow-used');
    expect(message.tags).toEqual([1]);
    const action = (await client!.actions(uri, message)).find(({ title }) => title === 'Remove this allow')!;
    expect(codes(await client!.apply(uri, action.edit!))).not.toContain('allow-used');
    expect(client!.textOf(uri)).toBe(draft);
  });

  test('a section the template asks for is added where it belongs', async () => {
    const { open } = bind(await start());
    const uri = folder.uri(faultyFile);
    const diagnostics = await open(faultyFile, draft.replace(/## Timeline[\s\S]*/, '## Lessons\n'));
    const actions = await client!.actions(uri, byCode(diagnostics, 'section-present'));
    const action = actions.find(({ title }) => title === 'Add `## Timeline`')!;
    await client!.apply(uri, action.edit!);
    expect(client!.textOf(uri)).toContain('It took 2 s.\n\n## Timeline\n\n## Lessons\n');
  });
});

describe('what it survives', () => {
  test('documents that are empty, binary, huge, broken, endless or circular, one after the other', async () => {
    const { open } = bind(await start());
    const position = { line: 1, character: 4 };
    for (const [name, text] of Object.entries(terrible)) {
      const file = `postmortems/2026-05-02-${name}.mdx`;
      const uri = folder.uri(file);
      await open(file, text);
      for (const method of ['hover', 'completion', 'definition', 'documentSymbol', 'codeAction'])
        await client!.request(`textDocument/${method}`, {
          textDocument: { uri },
          position,
          range: { start: position, end: position },
          context: { diagnostics: [] },
        });
      await client!.change(uri, [{ range: wholeOf(text), text: draft }]);
      expect(shown(await client!.diagnostics(uri)), name).toEqual(judged(file, draft));
      await client!.close(uri);
    }
    expect(await client!.stop()).toBe(0);
    expect(client!.stderr).toBe('');
  });

  test('requests about documents that are not open, and methods it does not know', async () => {
    const editor = await start();
    const uri = folder.uri(faultyFile);
    const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
    expect(await editor.request('textDocument/hover', params)).toBeNull();
    expect(await editor.request('textDocument/completion', params)).toBeNull();
    expect(await editor.request('textDocument/hover', { ...params, textDocument: { uri: 'untitled:1' } })).toBeNull();
    await expect(editor.request('textDocument/unheardOf', params)).rejects.toThrow(/Unhandled method/);
    await editor.notify('unheard/of', {});
    await editor.close(uri);
    expect(await editor.stop()).toBe(0);
  });

  test('a content folder that goes away and comes back', async () => {
    const { open } = bind(await start());
    expect(codes(await open(faultyFile, faulty))).toContain('service-resolves');
    const away = `${folder.content}-away`;
    await rename(folder.content, away);
    await client!.notify('textDocument/didSave', { textDocument: { uri: folder.uri(faultyFile) } });
    await client!.until(() => client!.log.find((line) => line.includes('There is no folder')));
    await rename(away, folder.content);
    expect(codes(await client!.type(folder.uri(faultyFile), 'bookings-apy', 'bookings-api'))).not.toContain(
      'service-resolves',
    );
  });

  test('an end without good-bye is an error, and the process does not stay', async () => {
    const editor = await start();
    await editor.notify('exit', undefined);
    expect(await editor.exit).toBe(1);
  });
});

test('nothing in the opened folder is loaded or run', async () => {
  const trace = join(folder.path, 'trace');
  const plant = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran')`;
  const packages = ['yaml', 'zod', 'satteri', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'unified'];
  for (const root of ['', 'content/'])
    for (const name of packages) {
      await folder.write(`${root}node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`);
      await folder.write(`${root}node_modules/${name}/index.js`, plant);
    }
  for (const name of ['.remarkrc.cjs', 'library.config.cjs', 'astro.config.cjs', '.eslintrc.cjs', 'content/library.js'])
    await folder.write(name, plant);
  await folder.write('package.json', '{ "type": "commonjs", "remarkConfig": { "plugins": ["./content/library.js"] } }');
  await folder.write('.npmrc', `node-options=--require=${join(folder.path, 'library.config.cjs')}`);
  await folder.write('.env', `NODE_OPTIONS=--require=${join(folder.path, 'library.config.cjs')}`);
  const hostile = `---
title: !!js/function 'function () { ${plant} }'
status: draft
severity: SEV3
services: [bookings-api]
---

import '../library.js'

{${plant}}

<script>{${plant}}</script>
`;
  await folder.write(`content/${faultyFile}`, hostile);
  const { open } = bind(await start());
  const diagnostics = await open(faultyFile, hostile);
  expect(codes(diagnostics).filter((code) => code === 'no-code').length).toBeGreaterThanOrEqual(2);
  await client!.request('textDocument/documentSymbol', { textDocument: { uri: folder.uri(faultyFile) } });
  await client!.actions(folder.uri(faultyFile), { range: wholeOf(hostile) });
  expect(await client!.stop()).toBe(0);
  expect(existsSync(trace)).toBe(false);
  expect(await readFile(join(folder.content, faultyFile), 'utf8')).toBe(hostile);
});

const terrible = {
  empty: '',
  binary: '\0'.repeat(5_000),
  huge: `${draft}${'word '.repeat(400_000)}`,
  unfinished: '---\ntitle: x\nservices: [a',
  deep: `---\ntitle: ${'['.repeat(1_000)}\n---\n`,
  circular: '---\na: &a [*a, *a]\ntitle: *a\n---\n',
  import: '---\ntitle: x\n---\n\nimport',
  surrogate: `${draft}\ud83d`,
  braces: `${draft}${'{'.repeat(1_000)}`,
};

function bind(editor: Client) {
  return { open: (file: string, text: string) => editor.open(folder.uri(file), text) };
}

function wholeOf(text: string) {
  const lines = text.split(/\r\n?|\n/);
  return { start: { line: 0, character: 0 }, end: { line: lines.length - 1, character: lines.at(-1)!.length } };
}
