// @ts-check
const { existsSync, realpathSync } = require('node:fs');
const { delimiter, isAbsolute, join } = require('node:path');
const { window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

/** Starts the engine’s server. It is never looked for in the folder that is open: that one may be anybody’s. */
exports.activate = async function activate() {
  const settings = workspace.getConfiguration('postmortem');
  const engine = settings.get('engine') || join(realpathSync(__dirname), '../..');
  const start = join(engine, 'bin/postmortems.mjs');
  if (!existsSync(start)) {
    await window.showErrorMessage(`There is no engine in ${engine}. Set "postmortem.engine" to its folder.`);
    return;
  }
  const node = findNode(engine);
  if (!node) {
    await window.showErrorMessage(
      isPackage(engine)
        ? 'There is no Node.js on the path. Install version 22.12 or later from https://nodejs.org.'
        : `The packages of ${engine} are not installed. Run "npm ci" there.`,
    );
    return;
  }
  client = new LanguageClient(
    'postmortem',
    'Postmortem library',
    { command: node, args: [start, 'language-server', '--stdio'] },
    {
      documentSelector: [
        { scheme: 'file', pattern: '**/*.mdx' },
        { scheme: 'file', pattern: '**/{library,services,people}.yaml' },
      ],
      initializationOptions: {
        contentDir: settings.get('contentDir') || undefined,
        messages: settings.get('messages'),
      },
    },
  );
  await client.start();
};

/**
 * The repository of the engine brings its Node along; an installed package runs under the one on the path.
 *
 * @param {string} engine
 */
function findNode(engine) {
  const folders = isPackage(engine)
    ? (process.env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
    : [join(engine, 'node_modules/node/bin')];
  return folders.flatMap((folder) => ['node', 'node.exe'].map((name) => join(folder, name))).find(existsSync);
}

/** @param {string} engine */
function isPackage(engine) {
  return realpathSync(engine).split(/[\\/]/).includes('node_modules');
}

exports.deactivate = () => client?.stop();
