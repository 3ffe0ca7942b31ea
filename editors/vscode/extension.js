// @ts-check
const { existsSync, realpathSync } = require('node:fs');
const { join } = require('node:path');
const { window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

/** Starts the engine’s server. It is never looked for in the folder that is open: that one may be anybody’s. */
exports.activate = async function activate() {
  const settings = workspace.getConfiguration('postmortem');
  const engine = settings.get('engine') || join(realpathSync(__dirname), '../..');
  const server = join(engine, 'scripts/language-server.ts');
  const node = ['node', 'node.exe'].map((name) => join(engine, 'node_modules/node/bin', name)).find(existsSync);
  if (!node || !existsSync(server)) {
    const what = existsSync(server)
      ? `The packages of ${engine} are not installed.`
      : `There is no engine in ${engine}.`;
    const how = existsSync(server) ? 'Run "npm ci" there.' : 'Set "postmortem.engine" to its folder.';
    await window.showErrorMessage(`${what} ${how}`);
    return;
  }
  client = new LanguageClient(
    'postmortem',
    'Postmortem library',
    { command: node, args: [server, '--stdio'] },
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

exports.deactivate = () => client?.stop();
