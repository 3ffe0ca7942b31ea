import Module, { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import manifest from '../../editors/vscode/package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);

interface Loader {
  _load: (request: string, ...rest: unknown[]) => unknown;
}
const loader = Module as unknown as Loader;
const original = loader._load;

/** What the extension asked VS Code for. */
let clients: { server: { command: string; args: string[] }; options: { initializationOptions: object } }[];
let errors: string[];
let settings: Record<string, string>;
let folder: string;

beforeEach(async () => {
  [clients, errors, settings] = [[], [], {}];
  folder = await mkdtemp(join(tmpdir(), 'extension-'));
  class LanguageClient {
    constructor(_id: string, _name: string, server: never, options: never) {
      clients.push({ server, options });
    }
    async start() {}
    async stop() {}
  }
  const vscode = {
    workspace: { getConfiguration: () => ({ get: (key: string) => settings[key] ?? '' }) },
    window: { showErrorMessage: async (message: string) => void errors.push(message) },
  };
  // Neither is there outside VS Code.
  loader._load = (request, ...rest) =>
    request === 'vscode'
      ? vscode
      : request === 'vscode-languageclient/node'
        ? { LanguageClient }
        : original.call(Module, request, ...rest);
});
afterEach(async () => {
  loader._load = original;
  await rm(folder, { recursive: true });
});

function extension(): { activate(): Promise<void>; deactivate(): Promise<void> | undefined } {
  const path = join(root, 'editors/vscode/extension.js');
  delete load.cache[path];
  return load(path);
}

test('the extension for VS Code starts the server of the engine it is part of, under the engine’s own Node', async () => {
  settings = { messages: 'library', contentDir: '../ours' };
  const started = extension();
  await started.activate();
  const [{ server, options }] = clients as [(typeof clients)[0]];
  expect(server.args).toEqual([join(root, 'bin/postmortems.mjs'), 'language-server', '--stdio']);
  expect(existsSync(server.command)).toBe(true);
  expect(server.command.startsWith(join(root, 'node_modules'))).toBe(true);
  expect(options.initializationOptions).toEqual({ messages: 'library', contentDir: '../ours' });
  await started.deactivate();
});

test('of an engine that is a package it starts the server under the Node on the path, never one from the open folder', async () => {
  const engine = join(folder, 'node_modules/postmortem-library');
  await mkdir(join(engine, 'bin'), { recursive: true });
  await writeFile(join(engine, 'bin/postmortems.mjs'), '');
  await writeFile(join(folder, 'node'), '');
  settings = { engine };
  const path = process.env['PATH'];
  try {
    process.env['PATH'] = ['.', folder].join(delimiter);
    await extension().activate();
    expect(clients[0]!.server).toMatchObject({
      command: join(folder, 'node'),
      args: [join(engine, 'bin/postmortems.mjs'), 'language-server', '--stdio'],
    });
    process.env['PATH'] = '.';
    await extension().activate();
  } finally {
    process.env['PATH'] = path;
  }
  expect(clients.length).toBe(1);
  expect(errors).toEqual(['There is no Node.js on the path. Install version 22.12 or later from https://nodejs.org.']);
});

test('without an engine it says what to do, and starts nothing', async () => {
  settings = { engine: folder };
  await extension().activate();
  expect(clients).toEqual([]);
  expect(errors).toEqual([`There is no engine in ${folder}. Set "postmortem.engine" to its folder.`]);
});

test('no workspace can choose what is run, and an untrusted one cannot choose what is read', () => {
  const { properties } = manifest.contributes.configuration;
  expect(properties['postmortem.engine'].scope).toBe('machine');
  expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(['postmortem.contentDir']);
});
