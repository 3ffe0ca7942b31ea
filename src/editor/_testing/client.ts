import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type Hover,
  type InitializeResult,
  type Location,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const script = join(import.meta.dirname, '../../../scripts/language-server.ts');

/** How a test starts the server. */
export interface Starting {
  /** The folders of the workspace; the first one is where the process runs. */
  folders: string[];
  /** The program that Node runs, with what comes before `--stdio`; the server of this repository unless given. */
  program?: string[];
  options?: object;
  environment?: Record<string, string>;
  /** What the editor can do, besides showing other places. */
  capabilities?: object;
}

/** An editor in a few lines: it starts the server as a process of its own and speaks the protocol with it. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly exit: Promise<number | null>;
  initialized!: InitializeResult;
  /** What the server wrote beside the protocol. */
  stderr = '';
  log: string[] = [];
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #documents = new Map<string, TextDocument>();
  readonly #told = new Map<string, PublishDiagnosticsParams>();
  #heard: (() => void)[] = [];

  private constructor({ folders, program = [script], environment = {} }: Starting) {
    const { CONTENT_DIR: _, ...inherited } = process.env;
    this.#process = spawn(process.execPath, [...program, '--stdio'], {
      cwd: folders[0],
      env: { ...inherited, ...environment },
    });
    this.#process.stderr.on('data', (some: Buffer) => (this.stderr += some.toString()));
    this.exit = new Promise((resolve) => this.#process.on('exit', resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#told.set(params.uri, params);
      this.#heard.forEach((hear) => hear());
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#heard.forEach((hear) => hear());
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  static async start(starting: Starting): Promise<Client> {
    const client = new Client(starting);
    const folders = starting.folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
    client.initialized = await client.request('initialize', {
      processId: process.pid,
      rootUri: folders[0]?.uri ?? null,
      workspaceFolders: folders,
      initializationOptions: starting.options,
      capabilities: {
        textDocument: { publishDiagnostics: { relatedInformation: true } },
        workspace: { workspaceFolders: true },
        ...starting.capabilities,
      },
    });
    await client.notify('initialized', {});
    return client;
  }

  request<T>(method: string, params?: unknown): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Opens a document and waits for what is said of it. */
  async open(uri: string, text: string): Promise<Diagnostic[]> {
    const document = TextDocument.create(uri, uri.endsWith('.mdx') ? 'mdx' : 'yaml', 1, text);
    this.#documents.set(uri, document);
    const { languageId, version } = document;
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
    return this.diagnostics(uri);
  }

  /** Replaces the one place where something is written, as typing does, and waits for what is said then. */
  async type(uri: string, written: string, instead: string): Promise<Diagnostic[]> {
    const document = this.#documents.get(uri)!;
    const at = document.getText().indexOf(written);
    if (at === -1) throw new Error(`There is no ${JSON.stringify(written)} in ${uri}.`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + written.length) };
    await this.change(uri, [{ range, text: instead }]);
    return this.diagnostics(uri);
  }

  async change(uri: string, changes: { range: TextEdit['range']; text: string }[]): Promise<void> {
    const document = this.#documents.get(uri)!;
    TextDocument.update(document, changes, document.version + 1);
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: changes,
    });
  }

  /** Applies an edit of one document and waits for what is said then. */
  async apply(uri: string, edit: WorkspaceEdit): Promise<Diagnostic[]> {
    const edits = edit.changes?.[uri] ?? [];
    // Later stretches first, so that earlier ones stay where they are.
    const changes = edits.map(({ range, newText }) => ({ range, text: newText })).reverse();
    await this.change(uri, changes);
    return this.diagnostics(uri);
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  textOf(uri: string): string {
    return this.#documents.get(uri)!.getText();
  }

  /** What is said of the document as it is now; of a file that is not open, whatever is said next. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const version = this.#documents.get(uri)?.version;
    const told = await this.until(() => {
      const params = this.#told.get(uri);
      return params && (version === undefined || params.version === version) ? params : undefined;
    });
    return told.diagnostics;
  }

  /** What was said last. */
  saidOf(uri: string): Diagnostic[] | undefined {
    return this.#told.get(uri)?.diagnostics;
  }

  /** Waits until something holds, looking again after every message. */
  until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = setTimeout(() => {
        reject(new Error(`The server kept silent for too long. ${this.stderr}${this.log.join('\n')}`));
      }, 150_000);
      const hear = () => {
        const found = look();
        if (found === undefined) return;
        clearTimeout(stop);
        this.#heard = this.#heard.filter((one) => one !== hear);
        resolve(found);
      };
      this.#heard.push(hear);
      hear();
    });
  }

  /** The position of the `‸` of a snippet in a document, which is found by the rest of the snippet. */
  at(uri: string, snippet: string): Position {
    const document = this.#documents.get(uri)!;
    const cursor = snippet.indexOf('‸');
    const start = document.getText().indexOf(snippet.replace('‸', ''));
    if (start === -1) throw new Error(`There is no ${JSON.stringify(snippet)} in ${uri}.`);
    return document.positionAt(start + cursor);
  }

  async complete(uri: string, snippet: string): Promise<CompletionItem[]> {
    const params = { textDocument: { uri }, position: this.at(uri, snippet) };
    return (await this.request<CompletionItem[] | null>('textDocument/completion', params)) ?? [];
  }

  async hover(uri: string, snippet: string): Promise<string | undefined> {
    const params = { textDocument: { uri }, position: this.at(uri, snippet) };
    const hover = await this.request<Hover | null>('textDocument/hover', params);
    return (hover?.contents as { value: string } | undefined)?.value;
  }

  async define(uri: string, snippet: string): Promise<Location | null> {
    return this.request('textDocument/definition', { textDocument: { uri }, position: this.at(uri, snippet) });
  }

  async outline(uri: string): Promise<DocumentSymbol[] | null> {
    return this.request('textDocument/documentSymbol', { textDocument: { uri } });
  }

  async actions(uri: string, { range }: Pick<Diagnostic, 'range'>): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range, context: { diagnostics: [] } };
    return (await this.request<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
  }

  /** Says good-bye as the protocol has it; the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    await this.notify('exit', undefined);
    return this.exit;
  }

  kill(): void {
    this.#process.kill();
  }
}
