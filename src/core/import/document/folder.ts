import type { HeadingIndex } from '../../parse/sections.ts';
import { fileKind, isPostmortem } from './choice.ts';
import { daysBeside } from './context.ts';
import { importDocument, type ImportedDocument, type ImportSettings } from './import.ts';
import { readDocument, type ImportFile, type ReadDocument } from './source.ts';

/** An earlier import of a source: its id and day. */
export interface Earlier {
  id: string;
  on: string;
}

/** A document of the folder as a file of the library. */
export interface ImportedFile extends ImportedDocument {
  source: string;
  id: string;
  /** Path below the content folder. */
  path: string;
  /** Pictures to copy, from below the source folder to below the content folder. */
  pictures: { from: string; to: string }[];
  document: ReadDocument;
}

/** A folder as a library. */
export interface ImportedFolder {
  files: ImportedFile[];
  failures: { path: string; reason: string }[];
  /** Files that are left out, and why. */
  skipped: { path: string; reason: string }[];
}

/**
 * Imports files together: each gets an id of its day and name, and links between them become links between incidents.
 * Never throws for what a file holds.
 *
 * @param present paths of everything in the folder, for pictures
 * @param earlier what an earlier import of the same sources called them
 */
export async function importFolder(
  files: readonly ImportFile[],
  present: ReadonlySet<string>,
  settings: ImportSettings,
  earlier: ReadonlyMap<string, Earlier> = new Map(),
  progress: (done: number, path: string) => void = () => {},
): Promise<ImportedFolder> {
  const result: ImportedFolder = { files: [], failures: [], skipped: [] };
  const read: ReadDocument[] = [];
  for (const [index, file] of files.entries()) {
    progress(index, file.path);
    const kind = file.isGiven ? 'document' : fileKind(file.path);
    const skip = (reason: string) => result.skipped.push({ path: file.path, reason });
    if (kind === 'picture') continue;
    if (kind === 'other') {
      skip(`Left out: a file of a kind that is not read. ${adviceFor(file.path)}`);
      continue;
    }
    if (kind === 'doubt' && file.bytes.subarray(0, 8000).includes(0)) {
      skip('Left out: no text');
      continue;
    }
    const reading = await readSafely(file, settings.find);
    if (reading.document && kind === 'doubt' && !isPostmortemSafely(reading.document, settings))
      skip('Left out: neither its name nor its text is that of a postmortem. Give its path to import it all the same');
    else if (reading.document) read.push(reading.document);
    else if (kind === 'doubt') skip(`Left out: ${reading.failure}`);
    else result.failures.push({ path: file.path, reason: reading.failure });
  }
  const beside = daysBeside(read, settings.find);
  const ids = new Map<string, string>();
  const taken = new Set<string>([...earlier.values()].map(({ id }) => id));
  const nowhere = { link: (url: string) => url, picture: () => undefined };
  for (const document of [...read]) {
    try {
      const known = earlier.get(document.path)?.id;
      if (known !== undefined) {
        ids.set(document.path, known);
        continue;
      }
      const { day, slug } = importDocument(document, { ...settings, beside: beside(document) }, nowhere);
      const base = `${day ?? 'undated'}-${slug}`;
      let id = base;
      for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
      taken.add(id);
      ids.set(document.path, id);
    } catch (error) {
      fail(document, error);
    }
  }
  for (const document of read) {
    const id = ids.get(document.path);
    if (id === undefined) continue;
    try {
      const pictures: ImportedFile['pictures'] = [];
      const missing: string[] = [];
      const rewritten: ImportedDocument['report']['kept'] = [];
      const on = earlier.get(document.path)?.on ?? settings.on;
      const anchors = anchorsOf(document);
      const imported = importDocument(
        document,
        { ...settings, on, beside: beside(document) },
        {
          link: (url) => {
            if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return url;
            const [path = '', anchor] = url.split('#', 2);
            if (path === '') {
              if (anchor !== undefined && anchors.has(anchor)) return url;
            } else {
              const target = joined(document.path, path);
              const other =
                target === undefined
                  ? undefined
                  : [
                      target,
                      ...['.md', '.qmd', '.markdown', '.mdx', '.html'].map(
                        (ending) => target.replace(/\.\w+$/, '') + ending,
                      ),
                    ].find((candidate) => ids.has(candidate));
              if (other !== undefined) {
                const now = `${ids.get(other)}.mdx`;
                rewritten.push({ line: 0, text: url, now });
                return now;
              }
            }
            missing.push(url);
            return undefined;
          },
          picture: (url) => {
            if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined;
            const from = joined(document.path, url);
            if (from === undefined || !present.has(from)) {
              missing.push(url);
              return undefined;
            }
            const same = pictures.find((picture) => picture.from === from);
            if (same) return same.to.replace(/^.*\//, '');
            const file = from.replace(/^.*\//, '').replace(/[^\w.-]+/g, '-');
            let to = `images/${id}/${file}`;
            for (let count = 2; pictures.some((picture) => picture.to === to); count++)
              to = `images/${id}/${count}-${file}`;
            pictures.push({ from, to });
            rewritten.push({ line: 0, text: url, now: to });
            return to.replace(/^.*\//, '');
          },
        },
      );
      imported.report.kept.push(...rewritten);
      imported.report.missing.push(...new Set(missing));
      result.files.push({ ...imported, source: document.path, id, path: `postmortems/${id}.mdx`, pictures, document });
    } catch (error) {
      fail(document, error);
    }
  }
  return result;

  function fail(document: ReadDocument, error: unknown): void {
    result.failures.push({
      path: document.path,
      reason: `Unexpected fault of the import: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
}

/** How a postmortem in a format that is not read can be given. */
function adviceFor(path: string): string {
  const by = (command: string) =>
    `Where it is a postmortem, give it as Markdown or HTML, for example by \`${command}\``;
  const name = path.replace(/^.*\//, '');
  const stem = name.replace(/\.[^.]*$/, '');
  if (/\.(?:textile|tex|odt|rtf|ipynb)$/i.test(name)) return by(`pandoc ${name} -t gfm -o ${stem}.md`);
  return 'Where it is a postmortem, give it as Markdown, HTML or Word';
}

async function readSafely(file: ImportFile, find: HeadingIndex): ReturnType<typeof readDocument> {
  try {
    return await readDocument(file, find);
  } catch {
    return { failure: 'Unexpected contents, expected a document that can be parsed' };
  }
}

function isPostmortemSafely(document: ReadDocument, settings: ImportSettings): boolean {
  try {
    return isPostmortem(document, settings);
  } catch {
    // The import itself says what is wrong with it.
    return true;
  }
}

/** Anchors of a document's headings, approximately as its own site makes them. */
function anchorsOf(document: ReadDocument): Set<string> {
  const anchors = new Set<string>();
  for (const node of document.tree.children) {
    if (node.type !== 'heading' || node.depth === 1) continue;
    const text = node.children
      .map((child) => ('value' in child ? child.value : 'children' in child ? JSON.stringify(child.children) : ''))
      .join('');
    anchors.add(
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    );
  }
  return anchors;
}

function joined(from: string, path: string): string | undefined {
  let decoded = path.replace(/[?#].*$/, '');
  try {
    decoded = decodeURIComponent(decoded);
  } catch {
    // It may be a name with a percent sign.
  }
  if (decoded.startsWith('/')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length === 0) return undefined;
    else parts.pop();
  }
  return parts.join('/');
}
