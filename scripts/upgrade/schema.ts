import { isMap, parseDocument } from 'yaml';

/** The version of the shape of a library that this engine reads. */
export const schemaVersion = 1;

/** How `library.yaml` stands to this engine. */
export type Standing =
  | { outcome: 'current' }
  /** It was written for a newer engine. */
  | { outcome: 'newer'; version: number }
  /** It says nothing, or nothing that could be a version. */
  | { outcome: 'unknown' }
  /** What it becomes, and why. */
  | { outcome: 'older'; text: string; what: string };

/** How a `library.yaml` stands to this engine, by its `schema`. Before there were versions it had none: that is 1. */
export function standingOf(text: string): Standing {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return { outcome: 'unknown' };
  const version = document.get('schema');
  if (version === undefined)
    return { outcome: 'older', text: withSchema(text), what: `\`schema: ${schemaVersion}\` is added` };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { outcome: 'unknown' };
  return version > schemaVersion ? { outcome: 'newer', version } : { outcome: 'current' };
}

/** The same text with the version as its first key: behind comments that begin it, and a mark of a document. */
function withSchema(text: string): string {
  const [head = ''] = /^(?:\ufeff)?(?:(?:[ \t]*(?:#.*)?|%.*|---[ \t]*(?:#.*)?)\r?\n)*/.exec(text) ?? [];
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  return `${head}schema: ${schemaVersion}${end}${text.slice(head.length)}`;
}
