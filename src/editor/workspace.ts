import { setImmediate } from 'node:timers/promises';
import { documentsOf, type Library, type LibraryDocument, type SourceFile } from '../core/model/library.ts';
import { startOf, type Message } from '../core/model/message.ts';
import { newestFirst } from '../core/model/postmortem.ts';
import { lastReviewFirst } from '../core/model/review.ts';
import { isDocument, parseLibrary } from '../core/parse/library.ts';
import { readSource } from '../core/parse/source.ts';
import { readFiles } from '../library/read.ts';

/** How many documents are parsed before other work gets its turn: at first, when nothing can be said without them, more. */
const batch = 20;
const firstBatch = 100;

/** What one version of a document's file was read as. */
interface Read {
  source: SourceFile;
  /** What the reading depended on besides the file. */
  circumstances: string;
  documents: LibraryDocument[];
  faults: Message[];
}

/**
 * One content folder as an editor sees it: the files on disk, and the texts that are open in their place.
 * It reads files and nothing else; no file is ever loaded as code.
 */
export class Workspace {
  readonly folder: string;
  #disk = new Map<string, SourceFile>();
  readonly #open = new Map<string, SourceFile>();
  readonly #read = new Map<string, Read>();
  #base: { files: SourceFile[]; library: Library } | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Puts an open text in the place of a file. */
  open(path: string, text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.#open.set(path, { path, bytes, size: bytes.length });
  }

  /** The file counts again as it is on disk. */
  close(path: string): void {
    this.#open.delete(path);
  }

  /** The text of a file as it is now; undefined where there is none or it cannot be read. */
  textOf(path: string): string | undefined {
    const file = this.#open.get(path) ?? this.#disk.get(path);
    return file && readSource(file).text;
  }

  /** Reads the folder anew. Files whose bytes are the same are the same as before. */
  async reread(): Promise<void> {
    const files = await patiently(() => readFiles(this.folder));
    this.#disk = new Map(
      files.map((file) => {
        const before = this.#disk.get(file.path);
        return [file.path, before && isSame(before, file) ? before : file];
      }),
    );
  }

  /**
   * The library as it is now: what `parseLibrary` makes of the same files, with only those documents parsed that have
   * changed since the last time. Gives way to other work while there is much to parse.
   */
  async library(): Promise<Library> {
    const files = [...new Map([...this.#disk, ...this.#open]).values()];
    const others = files.filter(({ path }) => !isDocument(path));
    const documents = files.filter(({ path }) => isDocument(path));
    const base = this.#baseOf(others);
    const circumstances = circumstancesOf(base);
    const changed = documents.filter((source) => {
      const known = this.#read.get(source.path);
      return known?.source !== source || known.circumstances !== circumstances;
    });
    const size = this.#read.size === 0 ? firstBatch : batch;
    for (let start = 0; start < changed.length; start += size) {
      if (start > 0) await setImmediate();
      this.#parse(others, changed.slice(start, start + size), circumstances);
    }
    const there = new Set(documents.map(({ path }) => path));
    for (const path of this.#read.keys()) if (!there.has(path)) this.#read.delete(path);

    const read = documents.map(({ path }) => this.#read.get(path)!);
    const parsed = read.flatMap(({ documents: some }) => some);
    return {
      ...base,
      postmortems: newestFirst(parsed.filter((one) => one.type === 'postmortem').sort(byFile)),
      runbooks: parsed.filter((one) => one.type === 'runbook').sort(byFile),
      reviews: lastReviewFirst(parsed.filter((one) => one.type === 'review').sort(byFile)),
      faults: [...base.faults, ...read.flatMap(({ faults }) => faults)],
    };
  }

  /** Parses documents as part of the library they belong to, without the others. */
  #parse(others: SourceFile[], documents: SourceFile[], circumstances: string): void {
    let library: Library;
    try {
      library = parseLibrary([...others, ...documents]);
    } catch {
      // One that no parser can bear must not take the others along.
      if (documents.length > 1) for (const one of documents) this.#parse(others, [one], circumstances);
      else for (const source of documents) this.#read.set(source.path, unbearable(source, circumstances));
      return;
    }
    const parsed = documentsOf(library);
    for (const source of documents) {
      this.#read.set(source.path, {
        source,
        circumstances,
        documents: parsed.filter(({ file }) => file === source.path),
        faults: library.faults.filter(({ place }) => place.file === source.path),
      });
    }
  }

  /** The library without its documents. */
  #baseOf(files: SourceFile[]): Library {
    const before = this.#base;
    const isUnchanged = before?.files.length === files.length && files.every((file, at) => file === before.files[at]);
    if (!before || !isUnchanged) this.#base = { files, library: parseLibrary(files) };
    return this.#base!.library;
  }
}

/** All a document's reading depends on, as text: what only rules look at is left out, since it is edited most. */
function circumstancesOf({ configuration, templates }: Library): string {
  const { name, description, severities, factors, triggers, deadlines, rules, ...rest } = configuration;
  const headings = templates.flatMap(({ sections }) =>
    sections.map(({ id, heading, aliases }) => [id, heading, aliases]),
  );
  return JSON.stringify([rest, headings]);
}

function unbearable(source: SourceFile, circumstances: string): Read {
  const reason = 'Unexpected text that cannot be read, expected front matter and text';
  const fault: Message = { rule: 'file-readable', reason, place: startOf(source.path) };
  return { source, circumstances, documents: [], faults: [fault] };
}

function isSame(a: SourceFile, b: SourceFile): boolean {
  return a.size === b.size && Buffer.compare(a.bytes, b.bytes) === 0;
}

/** Editors and git replace files while they are read; what went away in between is gone at the next try. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if (attempt === 3 || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

function byFile(a: { file: string }, b: { file: string }): number {
  return a.file < b.file ? -1 : 1;
}
