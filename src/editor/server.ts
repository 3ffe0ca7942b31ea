import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  MarkupKind,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  type Position,
  type Range,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readRulePage } from '../core/lint/pages.ts';
import type { Library } from '../core/model/library.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { NoLibrary } from '../library/read.ts';
import { completionsAt } from './completion.ts';
import { correctionsOf } from './corrections.ts';
import { diagnosticOf, pageOf } from './diagnostics.ts';
import { allowanceOf, fixOf, type Fix } from './fixes.ts';
import { Folders, type Home } from './folders.ts';
import { outlineOf } from './outline.ts';
import { rangeOf } from './place.ts';
import { definitionOf, hoverText, referenceAt, type Reference } from './reference.ts';
import { filesOf, Reviewer } from './reviewer.ts';
import { Shelf } from './workspace.ts';

/** What an editor may set when it starts the server. */
export interface Options {
  /** The content folder, absolute or relative to a workspace folder; otherwise it is looked for. */
  contentDir?: string;
  /** Whose messages are shown: of the files that are open, or of every file of the library. */
  messages?: 'open' | 'library';
  /** The day to judge by, YYYY-MM-DD; otherwise today. */
  now?: string;
}

/** One library, and who looks after it. */
interface Desk {
  shelf: Shelf;
  reviewer: Reviewer;
  /** Open files, by their path below the content folder: the address the editor knows them by, and what it holds. */
  open: Map<string, TextDocument>;
  /** The last messages of every file that has been judged. */
  messages: Map<string, JudgedMessage[]>;
  /** What the editor was told last, by address. */
  told: Map<string, string>;
}

/**
 * Serves an editor over two streams until it says `exit`: messages, completion, hover, definitions, outlines and quick
 * fixes. Reads the content folder and loads nothing from it.
 */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const desks = new Map<string, Desk>();
  const homes = new Map<string, Promise<Home | undefined>>();
  let capabilities: ClientCapabilities = {};
  let options: Options = {};
  let folders = new Folders([], undefined);
  let watches = false;

  connection.onInitialize((params) => {
    capabilities = params.capabilities;
    options = readOptions(params.initializationOptions);
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    folders = new Folders(roots.flatMap(pathOf), options.contentDir ?? namedByEnvironment());
    return {
      serverInfo: { name: 'postmortem' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        completionProvider: { triggerCharacters: [' ', '[', ',', '@', '/', '|', '-', '#'] },
        hoverProvider: true,
        definitionProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAll] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.flatMap(({ uri }) => pathOf(uri)));
        folders.workspace = [
          ...folders.workspace.filter((folder) => !gone.has(folder)),
          ...added.flatMap(({ uri }) => pathOf(uri)),
        ];
        later(settle());
      });
    }
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: '**/*' }];
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).then(
        () => (watches = true),
        () => (watches = false),
      );
    }
    if (options.messages === 'library') later(settle());
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri }) => pathOf(uri));
    if (paths.some((path) => /(?:library\.yaml|template\.mdx|postmortems|runbooks)$/.test(path))) later(settle());
    for (const desk of desks.values())
      if (paths.some((path) => path.startsWith(desk.shelf.folder))) desk.reviewer.changed({ reread: true });
  });

  documents.onDidOpen(({ document: { uri } }) => {
    homes.set(uri, findHome(uri));
    later(put(uri, { reread: !watches }));
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (homes.has(uri)) later(put(uri));
  });
  documents.onDidSave(({ document: { uri } }) => later(put(uri, { reread: true })));
  documents.onDidClose(({ document }) =>
    later(take(document).finally(() => documents.get(document.uri) ?? homes.delete(document.uri))),
  );

  connection.onCompletion(async (params) => {
    const at = await lookAt(params);
    if (!at) return null;
    const { document, file, library, offset } = at;
    const snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return completionsAt({ document, offset, file, library, today: today(), snippets });
  });

  connection.onHover(async (params) => {
    const at = await lookAt(params);
    const reference = at && referenceAt({ ...at, text: at.document.getText() });
    if (!at || !reference) return null;
    const range = { start: at.document.positionAt(reference.start), end: at.document.positionAt(reference.end) };
    const value = [hoverText(reference), aboutRule(reference, at.library)].filter(Boolean).join('\n\n');
    return { contents: { kind: MarkupKind.Markdown, value }, range };
  });

  connection.onDefinition(async (params) => {
    const at = await lookAt(params);
    const text = at?.document.getText() ?? '';
    const reference = at && referenceAt({ ...at, text });
    if (!at || !reference) return null;
    const { desk, file, library } = at;
    const source = (path: string) => desk.shelf.textOf(path);
    const place = definitionOf(reference, { file, library, text: source }, text.slice(reference.start, reference.end));
    return place ? { uri: uriOf(desk, place.file), range: rangeOf(place, textOf(desk, place.file)) } : null;
  });

  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const at = await deskOf(uri);
    const library = await at?.desk.reviewer.current();
    const document = documents.get(uri);
    return at && library && document ? outlineOf(document.getText(), at.path, library) : null;
  });

  connection.onCodeAction(async (params) => {
    const at = await deskOf(params.textDocument.uri);
    const library = await at?.desk.reviewer.current();
    const document = documents.get(params.textDocument.uri);
    return at && library && document ? actionsFor(params, document, at.desk, at.path, library) : null;
  });

  documents.listen(connection);
  connection.listen();

  function today(): string {
    return options.now ?? new Date().toISOString().slice(0, 10);
  }

  async function findHome(uri: string): Promise<Home | undefined> {
    const [path] = pathOf(uri);
    return path === undefined ? undefined : folders.homeOf(path);
  }

  async function deskOf(uri: string): Promise<{ desk: Desk; path: string } | undefined> {
    const home = await homes.get(uri);
    return home && { desk: deskFor(home.folder), path: home.path };
  }

  function deskFor(folder: string): Desk {
    let desk = desks.get(folder);
    if (desk) return desk;
    const shelf = new Shelf(folder);
    const open = new Map<string, TextDocument>();
    const made: Desk = {
      shelf,
      open,
      messages: new Map(),
      told: new Map(),
      reviewer: new Reviewer({
        shelf,
        today,
        open: () => new Set(open.keys()),
        all: options.messages === 'library',
        tell: (messages, library) => tell(made, messages, library),
        failed: (error) => complain(connection, error),
      }),
    };
    desks.set(folder, (desk = made));
    return desk;
  }

  /** Puts the text of an open document on its shelf. */
  async function put(uri: string, how: { reread?: boolean } = {}): Promise<void> {
    const at = await deskOf(uri);
    const document = documents.get(uri);
    if (!at || !document) return;
    at.desk.open.set(at.path, document);
    at.desk.shelf.open(at.path, document.getText());
    at.desk.reviewer.changed(how);
  }

  /** Takes a document that was closed, or belongs elsewhere now, off its shelf. */
  async function take(document: TextDocument): Promise<void> {
    const at = await deskOf(document.uri);
    if (at?.desk.open.get(at.path) !== document) return;
    at.desk.open.delete(at.path);
    at.desk.shelf.close(at.path);
    at.desk.reviewer.changed({ reread: true });
  }

  /** Finds anew where every open document belongs, as libraries may have come or gone. */
  async function settle(): Promise<void> {
    folders.forget();
    for (const document of documents.all()) {
      const { uri } = document;
      const [before, now] = await Promise.all([homes.get(uri), findHome(uri)]);
      if (before?.folder === now?.folder && before?.path === now?.path) continue;
      await take(document);
      homes.set(uri, Promise.resolve(now));
      await put(uri, { reread: true });
    }
    if (options.messages !== 'library') return;
    for (const folder of await folders.contentFolders()) deskFor(folder).reviewer.changed({ reread: true });
  }

  function tell(desk: Desk, messages: ReadonlyMap<string, JudgedMessage[]>, library: Library): void {
    for (const [file, some] of messages) {
      desk.messages.set(file, some);
      const uri = uriOf(desk, file);
      const version = desk.open.get(file)?.version;
      const diagnostics = some.map((message) => diagnose(message, desk, library));
      publish(desk, uri, diagnostics, version);
    }
    // What nobody looks at any more, or is not there any more, has nothing to say.
    const files = options.messages === 'library' ? filesOf(library) : new Set(desk.open.keys());
    for (const file of desk.messages.keys()) if (!files.has(file) && !desk.open.has(file)) desk.messages.delete(file);
    const uris = new Set([...desk.messages.keys()].map((file) => uriOf(desk, file)));
    for (const uri of desk.told.keys()) if (!uris.has(uri)) publish(desk, uri, [], undefined);
  }

  function publish(desk: Desk, uri: string, diagnostics: Diagnostic[], version: number | undefined): void {
    const told = JSON.stringify([version, diagnostics]);
    if (desk.told.get(uri) === told) return;
    if (diagnostics.length === 0 && version === undefined) {
      if (!desk.told.delete(uri)) return;
    } else desk.told.set(uri, told);
    void connection.sendDiagnostics({ uri, version, diagnostics });
  }

  function diagnose(message: JudgedMessage, desk: Desk, { configuration }: Library): Diagnostic {
    return diagnosticOf(message, {
      configuration,
      uriOf: (file) => uriOf(desk, file),
      textOf: (file) => textOf(desk, file),
      related: capabilities.textDocument?.publishDiagnostics?.relatedInformation === true,
    });
  }

  function uriOf(desk: Desk, file: string): string {
    return desk.open.get(file)?.uri ?? pathToFileURL(join(desk.shelf.folder, ...file.split('/'))).href;
  }

  /** The text of an open file; of others an editor will show no byte-order mark. */
  function textOf(desk: Desk, file: string): string | undefined {
    return desk.open.get(file)?.getText();
  }

  function later(work: Promise<void>): void {
    work.catch((error: unknown) => complain(connection, error));
  }

  async function lookAt({ textDocument: { uri }, position }: TextDocumentPositionParams) {
    const at = await deskOf(uri);
    const library = at && (at.desk.reviewer.library ?? (await at.desk.reviewer.current()));
    const document = documents.get(uri);
    if (!at || !library || !document) return undefined;
    return { desk: at.desk, file: at.path, library, document, offset: document.offsetAt(position) };
  }

  function actionsFor(
    { range, context, textDocument: { uri } }: CodeActionParams,
    document: TextDocument,
    desk: Desk,
    file: string,
    library: Library,
  ): CodeAction[] {
    const isWanted = (kind: string) =>
      context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? kind === CodeActionKind.QuickFix;
    const text = document.getText();
    const action = ({ title, edits, isPreferred }: Fix, kind: string, diagnostics: Diagnostic[] = []): CodeAction => ({
      title,
      kind,
      diagnostics,
      isPreferred,
      edit: workspaceEdit(uri, document, edits),
    });
    const actions: CodeAction[] = [];
    const messages = isWanted(CodeActionKind.QuickFix) ? (desk.messages.get(file) ?? []) : [];
    const allowances = new Map<string, CodeAction>();
    for (const message of messages) {
      if (!touches(rangeOf(message.place, text), range)) continue;
      const diagnostics = [diagnose(message, desk, library)];
      const fix = fixOf(message, text, library);
      if (fix) actions.push(action(fix, CodeActionKind.QuickFix, diagnostics));
      const known = allowances.get(message.rule);
      const allowance = known ? undefined : allowanceOf(message, text, library);
      if (known) known.diagnostics!.push(...diagnostics);
      else if (allowance) allowances.set(message.rule, action(allowance, CodeActionKind.QuickFix, diagnostics));
    }
    const isMisordered = messages.some(
      ({ rule, place }) => rule === 'timeline-in-order' && touches(rangeOf(place, text), range),
    );
    const corrections = isWanted(fixAll) || isMisordered ? correctionsOf(text, file, library) : undefined;
    if (corrections) actions.push(action(corrections, isMisordered ? CodeActionKind.QuickFix : fixAll));
    return [...actions, ...allowances.values()];
  }

  function workspaceEdit(uri: string, document: TextDocument, edits: Fix['edits']): WorkspaceEdit {
    const changes = edits.map(({ start, end, text }): TextEdit => ({
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      newText: text,
    }));
    return capabilities.workspace?.workspaceEdit?.documentChanges === true
      ? { documentChanges: [{ textDocument: { uri, version: document.version }, edits: changes }] }
      : { changes: { [uri]: changes } };
  }
}

/** What `lint --fix` does; editors can do it whenever a document is saved. */
const fixAll = `${CodeActionKind.SourceFixAll}.postmortem`;

function touches(a: Range, b: Range): boolean {
  const isBefore = (one: Position, other: Position) =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

/** The page of a rule that is referred to: what it demands, and where to read on. */
function aboutRule({ noun, name }: Reference, { configuration }: Library): string | undefined {
  if (noun !== 'rule') return undefined;
  const href = pageOf(name.id, configuration);
  const file = join(import.meta.dirname, '../core/lint/rules', `${name.id}.md`);
  const { summary } = readRulePage(readFileSync(file, 'utf8'));
  return href === undefined ? summary : `${summary}\n\n[How to fix](${href})`;
}

function namedByEnvironment(): string | undefined {
  const named = process.env['CONTENT_DIR'];
  return named ? resolve(named) : undefined;
}

function readOptions(given: unknown): Options {
  const { contentDir, messages, now } = (typeof given === 'object' && given !== null ? given : {}) as Record<
    string,
    unknown
  >;
  return {
    contentDir: typeof contentDir === 'string' && contentDir !== '' ? contentDir : undefined,
    messages: messages === 'library' ? 'library' : 'open',
    now: typeof now === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(now) ? now : undefined,
  };
}

/** The path of a file on disk; nothing for any other address. */
function pathOf(uri: string): string[] {
  try {
    return uri.startsWith('file:') ? [fileURLToPath(uri)] : [];
  } catch {
    return [];
  }
}

function complain(connection: Connection, error: unknown): void {
  if (error instanceof NoLibrary) connection.console.warn(error.message);
  else connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
