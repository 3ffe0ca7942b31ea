import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  MarkupKind,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readRulePage } from '../core/lint/pages.ts';
import type { Library } from '../core/model/library.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { engineFolder } from '../library/engine.ts';
import { NoLibrary } from '../library/read.ts';
import { actionsFor, fixAll } from './code-actions.ts';
import { completionsAt } from './completion.ts';
import { diagnosticOf, pageOf } from './diagnostics.ts';
import { Folders } from './folders.ts';
import { outlineOf } from './outline.ts';
import { rangeOf } from './place.ts';
import { openText, pathOf, Projects, uriOf, type Project } from './projects.ts';
import { definitionOf, hoverText, referenceAt, type Reference } from './reference.ts';
import { filesOf } from './reviewer.ts';

/** What an editor may set when it starts the server. */
export interface Options {
  /** The content folder, absolute or relative to a workspace folder; otherwise it is looked for. */
  contentDir?: string;
  /** Whose messages are shown: of the files that are open, or of every file of the library. */
  messages?: 'open' | 'library';
  /** The day to judge by, YYYY-MM-DD; otherwise today. */
  now?: string;
}

/** One editor and what it is served with. */
interface Session {
  connection: Connection;
  documents: TextDocuments<TextDocument>;
  capabilities: ClientCapabilities;
  options: Options;
  projects: Projects;
  /** Whether the editor says when files on disk change. */
  watches: boolean;
}

/**
 * Serves an editor over two streams until it says `exit`: messages, completion, hover, definitions, outlines and quick
 * fixes. Reads the content folder and loads nothing from it.
 */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const session = newSession(connection, documents);
  connection.onInitialize((params) => initialize(session, params));
  connection.onInitialized(() => watchWorkspace(session));
  watchDocuments(session);
  answerQuestions(session);
  documents.listen(connection);
  connection.listen();
}

/** A session that knows nothing of its editor yet. */
function newSession(connection: Connection, documents: TextDocuments<TextDocument>): Session {
  const session: Omit<Session, 'projects'> = { connection, documents, capabilities: {}, options: {}, watches: false };
  return Object.assign(session, { projects: newProjects(session, new Folders([], undefined)) });
}

function newProjects(session: Omit<Session, 'projects'>, folders: Folders): Projects {
  return new Projects(session.documents, {
    folders,
    today: () => todayIn(session),
    all: session.options.messages === 'library',
    tell: (project, messages, library) => tell(session, project, messages, library),
    failed: (error) => complain(session.connection, error),
  });
}

function initialize(session: Session, params: InitializeParams): InitializeResult {
  session.capabilities = params.capabilities;
  session.options = readOptions(params.initializationOptions);
  const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
  const folders = new Folders(roots.flatMap(pathOf), session.options.contentDir ?? namedByEnvironment());
  session.projects = newProjects(session, folders);
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
}

/** Follows which folders the workspace has and what changes on disk. */
function watchWorkspace(session: Session): void {
  const { connection, capabilities, options, projects } = session;
  if (capabilities.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const { folders } = projects;
      const gone = new Set(removed.flatMap(({ uri }) => pathOf(uri)));
      folders.workspace = [
        ...folders.workspace.filter((folder) => !gone.has(folder)),
        ...added.flatMap(({ uri }) => pathOf(uri)),
      ];
      later(session, projects.settle());
    });
  }
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers = [{ globPattern: '**/*' }];
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).then(
      () => (session.watches = true),
      () => (session.watches = false),
    );
  }
  if (options.messages === 'library') later(session, projects.settle());
}

/** Follows what is opened, edited, saved and closed. */
function watchDocuments(session: Session): void {
  const { connection, documents } = session;
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri }) => pathOf(uri));
    if (paths.some((path) => /(?:library\.yaml|template\.mdx|postmortems|runbooks)$/.test(path)))
      later(session, session.projects.settle());
    session.projects.changedOnDisk(paths);
  });
  documents.onDidOpen(({ document: { uri } }) =>
    later(session, session.projects.open(uri, { reread: !session.watches })),
  );
  documents.onDidChangeContent(({ document: { uri } }) => later(session, session.projects.update(uri)));
  documents.onDidSave(({ document: { uri } }) => later(session, session.projects.update(uri, { reread: true })));
  documents.onDidClose(({ document }) => later(session, session.projects.close(document)));
}

function answerQuestions(session: Session): void {
  const { connection, documents } = session;

  connection.onCompletion(async (params) => {
    const at = await lookAt(session, params);
    if (!at) return null;
    const { document, file, library, offset } = at;
    const snippets = session.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return completionsAt({ document, offset, file, library, today: todayIn(session), snippets });
  });

  connection.onHover(async (params) => {
    const at = await lookAt(session, params);
    const reference = at && referenceAt({ ...at, text: at.document.getText() });
    if (!at || !reference) return null;
    const range = { start: at.document.positionAt(reference.start), end: at.document.positionAt(reference.end) };
    const value = [hoverText(reference), aboutRule(reference, at.library)].filter(Boolean).join('\n\n');
    return { contents: { kind: MarkupKind.Markdown, value }, range };
  });

  connection.onDefinition(async (params) => {
    const at = await lookAt(session, params);
    const text = at?.document.getText() ?? '';
    const reference = at && referenceAt({ ...at, text });
    if (!at || !reference) return null;
    const { project, file, library } = at;
    const source = (path: string) => project.workspace.textOf(path);
    const place = definitionOf(reference, { file, library, text: source }, text.slice(reference.start, reference.end));
    return place ? { uri: uriOf(project, place.file), range: rangeOf(place, openText(project, place.file)) } : null;
  });

  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    const at = await session.projects.of(uri);
    const library = await at?.project.reviewer.current();
    const document = documents.get(uri);
    return at && library && document ? outlineOf(document.getText(), at.path, library) : null;
  });

  connection.onCodeAction(async (params) => {
    const at = await session.projects.of(params.textDocument.uri);
    const library = await at?.project.reviewer.current();
    const document = documents.get(params.textDocument.uri);
    if (!at || !library || !document) return null;
    return actionsFor(params, {
      document,
      file: at.path,
      library,
      messages: at.project.messages.get(at.path) ?? [],
      diagnose: (message) => diagnose(session, message, at.project, library),
      versioned: session.capabilities.workspace?.workspaceEdit?.documentChanges === true,
    });
  });
}

/** The place a question is about, in the library as it was last. */
async function lookAt(session: Session, { textDocument: { uri }, position }: TextDocumentPositionParams) {
  const at = await session.projects.of(uri);
  const library = at && (at.project.reviewer.library ?? (await at.project.reviewer.current()));
  const document = session.documents.get(uri);
  if (!at || !library || !document) return undefined;
  return { project: at.project, file: at.path, library, document, offset: document.offsetAt(position) };
}

/** Sends the messages of files, and takes back those of files that nobody looks at any more. */
function tell(
  session: Omit<Session, 'projects'>,
  project: Project,
  messages: ReadonlyMap<string, JudgedMessage[]>,
  library: Library,
): void {
  for (const [file, some] of messages) {
    project.messages.set(file, some);
    const diagnostics = some.map((message) => diagnose(session, message, project, library));
    send(session, project, uriOf(project, file), diagnostics, project.open.get(file)?.version);
  }
  const files = session.options.messages === 'library' ? filesOf(library) : new Set(project.open.keys());
  for (const file of project.messages.keys())
    if (!files.has(file) && !project.open.has(file)) project.messages.delete(file);
  const uris = new Set([...project.messages.keys()].map((file) => uriOf(project, file)));
  for (const uri of project.sent.keys()) if (!uris.has(uri)) send(session, project, uri, [], undefined);
}

/** Sends diagnostics, unless the editor has the same already. */
function send(
  { connection }: Pick<Session, 'connection'>,
  { sent }: Project,
  uri: string,
  diagnostics: Diagnostic[],
  version: number | undefined,
): void {
  const text = JSON.stringify([version, diagnostics]);
  if (sent.get(uri) === text) return;
  if (diagnostics.length === 0 && version === undefined) {
    if (!sent.delete(uri)) return;
  } else sent.set(uri, text);
  void connection.sendDiagnostics({ uri, version, diagnostics });
}

function diagnose(
  { capabilities }: Pick<Session, 'capabilities'>,
  message: JudgedMessage,
  project: Project,
  { configuration }: Library,
): Diagnostic {
  return diagnosticOf(message, {
    configuration,
    uriOf: (file) => uriOf(project, file),
    textOf: (file) => openText(project, file),
    related: capabilities.textDocument?.publishDiagnostics?.relatedInformation === true,
  });
}

function todayIn({ options }: Pick<Session, 'options'>): string {
  return options.now ?? new Date().toISOString().slice(0, 10);
}

function later({ connection }: Session, work: Promise<void>): void {
  work.catch((error: unknown) => complain(connection, error));
}

/** The page of a rule that is referred to: what it demands, and where to read on. */
function aboutRule({ noun, name }: Reference, { configuration }: Library): string | undefined {
  if (noun !== 'rule') return undefined;
  const href = pageOf(name.id, configuration);
  const file = join(engineFolder, 'src/core/lint/rules', `${name.id}.md`);
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

function complain(connection: Connection, error: unknown): void {
  if (error instanceof NoLibrary) connection.console.warn(error.message);
  else connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
