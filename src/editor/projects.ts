import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Library } from '../core/model/library.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import type { Folders, Home } from './folders.ts';
import { Reviewer } from './reviewer.ts';
import { Workspace } from './workspace.ts';

/** One library that is being edited. */
export interface Project {
  workspace: Workspace;
  reviewer: Reviewer;
  /** Open files by their path below the content folder: the address the editor knows them by, and what it holds. */
  open: Map<string, TextDocument>;
  /** The last messages of every file that has been judged. */
  messages: Map<string, JudgedMessage[]>;
  /** What was sent to the editor last, by address. */
  sent: Map<string, string>;
}

/** What projects are opened with. */
export interface ProjectSettings {
  folders: Folders;
  /** Today, YYYY-MM-DD. */
  today: () => string;
  /** Whether every file of a library is judged, or only those that are open. */
  all: boolean;
  /** Takes messages by file. */
  tell: (project: Project, messages: ReadonlyMap<string, JudgedMessage[]>, library: Library) => void;
  failed: (error: unknown) => void;
}

/** The libraries of one editor, and which of them each open file belongs to. */
export class Projects {
  readonly folders: Folders;
  readonly #settings: ProjectSettings;
  readonly #documents: TextDocuments<TextDocument>;
  readonly #byFolder = new Map<string, Project>();
  readonly #homes = new Map<string, Promise<Home | undefined>>();

  constructor(documents: TextDocuments<TextDocument>, settings: ProjectSettings) {
    this.folders = settings.folders;
    this.#documents = documents;
    this.#settings = settings;
  }

  /** The project of an open file, and its path there; undefined for a file of no library. */
  async of(uri: string): Promise<{ project: Project; path: string } | undefined> {
    const home = await this.#homes.get(uri);
    return home && { project: this.#projectIn(home.folder), path: home.path };
  }

  /** Takes a file in that was opened. */
  async open(uri: string, how: { reread?: boolean }): Promise<void> {
    this.#homes.set(uri, this.#homeOf(uri));
    await this.update(uri, how);
  }

  /** Takes the text of an open file as it is now. */
  async update(uri: string, how: { reread?: boolean } = {}): Promise<void> {
    const at = await this.of(uri);
    const document = this.#documents.get(uri);
    if (!at || !document) return;
    at.project.open.set(at.path, document);
    at.project.workspace.open(at.path, document.getText());
    at.project.reviewer.changed(how);
  }

  /** Lets go of a file that was closed. */
  async close(document: TextDocument): Promise<void> {
    await this.#leave(document).finally(() => this.#documents.get(document.uri) ?? this.#homes.delete(document.uri));
  }

  /** Files on disk have changed. */
  changedOnDisk(paths: readonly string[]): void {
    for (const { workspace, reviewer } of this.#byFolder.values())
      if (paths.some((path) => path.startsWith(workspace.folder))) reviewer.changed({ reread: true });
  }

  /** Finds anew where every open file belongs, as libraries may have come or gone. */
  async settle(): Promise<void> {
    this.folders.forget();
    for (const document of this.#documents.all()) {
      const { uri } = document;
      const [before, now] = await Promise.all([this.#homes.get(uri), this.#homeOf(uri)]);
      if (before?.folder === now?.folder && before?.path === now?.path) continue;
      await this.#leave(document);
      this.#homes.set(uri, Promise.resolve(now));
      await this.update(uri, { reread: true });
    }
    if (!this.#settings.all) return;
    for (const folder of await this.folders.contentFolders())
      this.#projectIn(folder).reviewer.changed({ reread: true });
  }

  async #homeOf(uri: string): Promise<Home | undefined> {
    const [path] = pathOf(uri);
    return path === undefined ? undefined : this.folders.homeOf(path);
  }

  /** The file is closed, or belongs elsewhere now. */
  async #leave(document: TextDocument): Promise<void> {
    const at = await this.of(document.uri);
    if (at?.project.open.get(at.path) !== document) return;
    at.project.open.delete(at.path);
    at.project.workspace.close(at.path);
    at.project.reviewer.changed({ reread: true });
  }

  #projectIn(folder: string): Project {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const { today, all, tell, failed } = this.#settings;
    const workspace = new Workspace(folder);
    const open = new Map<string, TextDocument>();
    const project: Project = {
      workspace,
      open,
      messages: new Map(),
      sent: new Map(),
      reviewer: new Reviewer({
        workspace,
        today,
        open: () => new Set(open.keys()),
        all,
        tell: (messages, library) => tell(project, messages, library),
        failed,
      }),
    };
    this.#byFolder.set(folder, project);
    return project;
  }
}

/** The address of a file of a project, as the editor knows it. */
export function uriOf({ open, workspace }: Project, file: string): string {
  return open.get(file)?.uri ?? pathToFileURL(join(workspace.folder, ...file.split('/'))).href;
}

/** The text of an open file; of others an editor will show no byte-order mark. */
export function openText({ open }: Project, file: string): string | undefined {
  return open.get(file)?.getText();
}

/** The path of a file on disk; nothing for any other address. */
export function pathOf(uri: string): string[] {
  try {
    return uri.startsWith('file:') ? [fileURLToPath(uri)] : [];
  } catch {
    return [];
  }
}
