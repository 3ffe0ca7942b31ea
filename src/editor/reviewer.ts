import { documentsOf, type Library } from '../core/model/library.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { judgeFiles } from './judging.ts';
import type { Workspace } from './workspace.ts';

/** How long to wait for the next keystroke, in milliseconds. */
const pause = 100;
const longestPause = 1_000;
/** How long nothing may happen before what can wait is done. */
const idle = 500;
/** How many files nobody is looking at are judged before other work gets its turn. */
const batch = 10;

/** What a reviewer needs to know, and whom it tells. */
export interface Reviewing {
  workspace: Workspace;
  /** Today, YYYY-MM-DD. */
  today: () => string;
  /** The files people are looking at. */
  open: () => ReadonlySet<string>;
  /** Whether every other file of the library is judged too. */
  all: boolean;
  /** Takes the messages of each file that was judged, by file. */
  tell: (messages: ReadonlyMap<string, JudgedMessage[]>, library: Library) => void;
  failed: (error: unknown) => void;
}

/**
 * Judges a library again and again while it is being edited. What is open is judged after a short pause: the longer the
 * last judging took, the longer the pause, so that requests in between are answered. The rest of
 * the files comes last.
 */
export class Reviewer {
  library: Library | undefined;
  readonly #work: Reviewing;
  /** Whether something has changed since the library was last looked at. */
  #due = true;
  #reread = true;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  /** How long the last judging took, in milliseconds. */
  #took = 0;

  constructor(work: Reviewing) {
    this.#work = work;
  }

  /** Something has changed: a text, or with `reread` files on disk. */
  changed({ reread = false } = {}): void {
    this.#due = true;
    this.#reread ||= reread;
    this.#later(Math.min(longestPause, Math.max(pause, 2 * this.#took)), () => this.current());
  }

  /** The library with everything in it that has changed so far, judged and told. */
  async current(): Promise<Library | undefined> {
    while (this.#running || this.#due) await this.#once();
    return this.library;
  }

  #later(milliseconds: number, work: () => unknown): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void work(), milliseconds);
  }

  #once(): Promise<void> {
    this.#running ??= this.#review()
      .catch((error: unknown) => {
        // What could not be read this time is tried again with the next change.
        this.#reread = true;
        this.#work.failed(error);
      })
      .finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #review(): Promise<void> {
    clearTimeout(this.#timer);
    const { workspace, today, open, tell, failed, all } = this.#work;
    this.#due = false;
    if (this.#reread) {
      this.#reread = false;
      await workspace.reread();
    }
    const start = performance.now();
    const library = await workspace.library();
    if (this.#due && this.library) return;
    // The first time everything is parsed, which says nothing about the next.
    const begin = this.library ? start : performance.now();
    this.library = library;
    tell(byFile(open(), judgeFiles(library, open(), today(), failed)), library);
    this.#took = performance.now() - begin;
    if (all) this.#later(idle, () => this.#others(library));
  }

  /** Judges what is not open, some files at a time, until something changes. */
  #others(library: Library): void {
    const { today, open, tell, failed } = this.#work;
    const files = [...filesOf(library)].filter((file) => !open().has(file));
    const next = (): void => {
      if (this.#due || library !== this.library) return;
      try {
        const some = new Set(files.splice(0, batch));
        tell(byFile(some, judgeFiles(library, some, today(), failed)), library);
      } catch (error) {
        failed(error);
        return;
      }
      if (files.length > 0) this.#later(1, next);
    };
    next();
  }
}

/** Every file of a library that a message can be about. */
export function filesOf(library: Library): ReadonlySet<string> {
  return new Set([
    ...library.places.keys(),
    ...[...documentsOf(library), ...library.templates].map(({ file }) => file),
    ...library.faults.map(({ place }) => place.file),
  ]);
}

function byFile(files: ReadonlySet<string>, messages: JudgedMessage[]): Map<string, JudgedMessage[]> {
  const found = new Map([...files].map((file): [string, JudgedMessage[]] => [file, []]));
  for (const message of messages) found.get(message.place.file)?.push(message);
  return found;
}
