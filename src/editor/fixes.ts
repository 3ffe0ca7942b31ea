import { parseDocument } from 'yaml';
import { unallowable } from '../core/lint/unallowable.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { documentsOf, type Library } from '../core/model/library.ts';
import { allowEdit, disallowEdit, type Edit } from './allow.ts';
import { lineEndOf, mark } from './place.ts';
import { frontMatterOf } from './yamltext.ts';

/** A change that takes the cause of a message away. */
export interface Fix {
  title: string;
  edits: Edit[];
  /** Whether it is what the author certainly meant. */
  isPreferred: boolean;
}

/** Rules about words from a list: what they expect instead of a misspelt one is one of the list, never a fact. */
const spelling: ReadonlySet<string> = new Set([
  'front-matter-valid',
  'configuration-valid',
  'milestone-known',
  'action-readable',
  'action-complete',
  'service-resolves',
  'person-resolves',
  'runbook-resolves',
  'incident-resolves',
  'factor-known',
  'severity-known',
  'template-severity-known',
  'configured-rule-known',
  'allow-valid',
  'link-resolves',
]);

/** The certain change for a message, where there is one. */
export function fixOf(message: JudgedMessage, text: string, library: Library): Fix | undefined {
  const span = spanOf(message, text);
  if (!span) return undefined;
  const { rule } = message;
  if (spelling.has(rule)) return respell(message, text, span);
  switch (rule) {
    case 'mdx-readable':
    case 'no-code':
    case 'known-component':
      return escape(message, text, span);
    case 'heading-known':
      return message.hint === undefined ? undefined : replace(message.hint, text, span);
    case 'title-plain':
      return retitle(message, text, span);
    case 'section-present':
      return addSection(message, text, library);
    case 'allow-used': {
      const edit = disallowEdit(text, allowIndexAt(message, library));
      return edit && { title: 'Remove this allow', edits: [edit], isPreferred: true };
    }
    default:
      return undefined;
  }
}

/** The entry of `allow` that would silence a message, to be finished by whoever wants it. */
export function allowanceOf({ rule, place }: JudgedMessage, text: string, library: Library): Fix | undefined {
  const isDocument = documentsOf(library).some(({ file }) => file === place.file);
  if (!isDocument || unallowable.has(rule)) return undefined;
  const edit = allowEdit(text, rule);
  return edit && { title: `Allow \`${rule}\` in this document…`, edits: [edit], isPreferred: false };
}

interface Span {
  start: number;
  end: number;
}

/** The word the message found is replaced by the one word it expected. */
function respell({ reason, hint }: JudgedMessage, text: string, span: Span): Fix | undefined {
  if (hint === undefined) return undefined;
  const written = /^Unexpected [^`]*`([^`]+)`/.exec(reason)?.[1];
  const meant = [hint, hint.replace(/:$/, ''), hint.replace(/^[\w-]+: /, '')].find(
    (word) => reason.includes(`expected \`${word}\``) || /expected one of .*/.exec(reason)?.[0].includes(`\`${word}\``),
  );
  if (written === undefined || meant === undefined) return undefined;
  // `SEV9` is as near to `SEV1` as to `SEV2`: a number is a fact, unless the thing was given another name.
  const digits = (word: string) => word.replace(/\D+/g, ' ').trim();
  if (digits(written) !== digits(meant) && !/, its (?:id|name) now$/.test(reason)) return undefined;
  const found = text.slice(span.start, span.end);
  const at = found.indexOf(written);
  // A place may be a cell or a link with more in it than the word.
  if (at === -1 || found.indexOf(written, at + 1) !== -1) return undefined;
  const edit = { start: span.start + at, end: span.start + at + written.length, text: meant };
  return { title: `Write \`${meant}\``, edits: [edit], isPreferred: true };
}

/** A character that MDX takes for code is written with a backslash; other markup as its message shows it. */
function escape({ hint, reason, place }: JudgedMessage, text: string, span: Span): Fix | undefined {
  if (hint === undefined) return undefined;
  const first = text.slice(span.start, span.start + 2);
  const character = /^(?:[<{]|::)/.exec(first)?.[0];
  const isLone = /^Unexpected `[<{]` in text, expected/.test(reason);
  if (character !== undefined && (isLone || hint.startsWith(`Write \`\\${character}`))) {
    const edit = { start: span.start, end: span.start, text: '\\' };
    return { title: `Write \`\\${character}\``, edits: [edit], isPreferred: isLone };
  }
  const [line, start] = lineAt(text, place.line);
  const isWhole =
    /^Unexpected `<(?!!--`)[^`]*`, expected a link in|^Unexpected `<!--`/.test(reason) && line.includes('>');
  if (!isWhole || hint === '{/* comment */}' || /[\r\n]/.test(hint)) return undefined;
  const from = start + line.length - line.trimStart().length;
  return replace(hint, text, { start: from, end: start + line.trimEnd().length });
}

function retitle({ hint }: JudgedMessage, text: string, span: Span): Fix | undefined {
  const title = /^title: (.+)$/.exec(hint ?? '')?.[1];
  const front = frontMatterOf(text);
  if (title === undefined || !front) return undefined;
  const quote = /^['"]/.exec(text.slice(span.start))?.[0] ?? '';
  const written = quote + title + quote;
  // The value must be one line of YAML that says the same.
  if (parseDocument(`title: ${written}\n`).get('title') !== title) return undefined;
  return replace(written, text, span);
}

/** A section the template asks for, after the one it comes after. */
function addSection({ hint, place }: JudgedMessage, text: string, library: Library): Fix | undefined {
  const document = library.postmortems.find(({ file }) => file === place.file);
  if (!document || !/^#{1,6} \S/.test(hint ?? '')) return undefined;
  const above = document.sections.findIndex((section) => section.place.line === place.line);
  const depth = document.sections[above]?.depth ?? 0;
  const next = document.sections.slice(above + 1).find((section) => above === -1 || section.depth <= depth);
  const at = next ? lineAt(text, next.place.line)[1] : text.length;
  const eol = lineEndOf(text);
  const before = text.slice(0, at);
  const blank = /(\r\n?|\n)[ \t]*\1$/.test(before) ? '' : /(\r|\n)$/.test(before) ? eol : eol + eol;
  const headings = hint!.split('\n');
  const edit = { start: at, end: at, text: `${blank}${headings.join(eol + eol)}${eol}${next ? eol : ''}` };
  const title = headings.length === 1 ? `Add \`${hint!}\`` : `Add ${headings.length} sections`;
  return { title, edits: [edit], isPreferred: true };
}

function replace(written: string, text: string, { start, end }: Span): Fix | undefined {
  if (text.slice(start, end) === written) return undefined;
  return { title: `Write \`${written}\``, edits: [{ start, end, text: written }], isPreferred: true };
}

function allowIndexAt({ place }: JudgedMessage, library: Library): number {
  const document = documentsOf(library).find(({ file }) => file === place.file);
  return (document?.facts.allow ?? []).findIndex((_, index) => {
    const at = document!.places.get(`allow.${index}`);
    return at?.line === place.line && at.column === place.column;
  });
}

/** The stretch of a text a message is about. */
function spanOf({ place }: JudgedMessage, text: string): Span | undefined {
  const [first, start] = lineAt(text, place.line);
  const [last, end] = lineAt(text, place.endLine);
  const span = {
    start: start + Math.min(place.column - 1, first.length),
    end: end + Math.min(place.endColumn - 1, last.length),
  };
  return span.start <= span.end ? span : undefined;
}

/** A line by its number, and the offset at which it begins. */
function lineAt(text: string, number: number): [line: string, start: number] {
  const ends = /\r\n?|\n/g;
  let start = text.startsWith(mark) ? mark.length : 0;
  for (let line = 1; line < number; line++) {
    if (!ends.test(text)) return ['', text.length];
    start = ends.lastIndex;
  }
  const end = text.slice(start).search(/[\r\n]/);
  return [end === -1 ? text.slice(start) : text.slice(start, start + end), start];
}
