import { CompletionItemKind, InsertTextFormat, type CompletionItem } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { stringify } from 'yaml';
import type { Library } from '../core/model/library.ts';
import { cellAt } from './bodytext.ts';
import { namesOf, nounOfKey, nounOfValue, type Name, type Noun } from './names.ts';
import { schemaOf, schemas, schemasAt, type JsonSchema, type SchemaName } from './schemas.ts';
import { frontMatterOf, gapAt, holds, type YamlSpot, type YamlText } from './yamltext.ts';

/** Where something is completed. */
export interface Completing {
  document: TextDocument;
  offset: number;
  /** Path of the file below the content folder. */
  file: string;
  library: Library;
  /** Today, YYYY-MM-DD. */
  today: string;
  /** Whether the editor knows snippets. */
  snippets: boolean;
}

/** A word to offer, and the stretch it replaces. */
interface Offer extends Name {
  kind: CompletionItemKind;
  /** What is inserted, where it is not the id. */
  insert?: string;
  snippet?: boolean;
}

/** What can be written at a position. */
export function completionsAt(completing: Completing): CompletionItem[] {
  const { document, offset, file } = completing;
  const text = document.getText();
  const schema = schemaOf(file);
  if (!schema) return [];
  const yaml: YamlText | undefined = file.endsWith('.yaml') ? { text, start: 0 } : frontMatterOf(text);
  if (!yaml || !holds(yaml, offset)) return file.startsWith('postmortems/') ? inBody(completing) : [];
  const gap = gapAt(yaml, offset);
  return gap ? inYaml(schema, gap, completing) : [];
}

function inYaml(schema: SchemaName, gap: YamlSpot, completing: Completing): CompletionItem[] {
  const text = completing.document.getText();
  const offers =
    gap.part === 'key'
      ? keys(schema, gap.path.slice(0, -1), gap, completing)
      : [
          ...values(schema, gap, completing),
          // A value on a line of its own can be the beginning of a map.
          ...(isAloneOnLine(text, gap) ? keys(schema, gap.path, gap, completing) : []),
        ];
  return items(offers, gap, completing);
}

function keys(
  schema: SchemaName,
  path: YamlSpot['path'],
  gap: YamlSpot,
  { document, library, snippets }: Completing,
): Offer[] {
  const hasColon = /^['"]?[ \t]*:/.test(document.getText().slice(gap.end, gap.end + 20));
  const offers = schemasAt(schemas[schema], path).flatMap((holder): Offer[] => {
    const own = Object.entries(holder.properties ?? {});
    const required = new Set(holder.required);
    const sorted = [...own.filter(([key]) => required.has(key)), ...own.filter(([key]) => !required.has(key))];
    const named = nounOfKey(schema, path);
    const free = typeof holder.additionalProperties === 'object' ? holder.additionalProperties : {};
    return [
      ...sorted.map(([key, inner]): Offer => keyOffer(key, inner, required.has(key))),
      ...(holder.propertyNames?.enum ?? []).map((key) => keyOffer(String(key), free, false)),
      ...(named ? namesOf(named, library) : []).map((name) => ({ ...keyOffer(name.id, free, false), ...name })),
    ];
  });
  const written = new Set(gap.part === 'key' ? gap.others : []);
  return offers.filter(({ id }) => !written.has(id));

  function keyOffer(key: string, inner: JsonSchema, isRequired: boolean): Offer {
    const alternatives = inner.anyOf ?? [inner];
    const isList = alternatives.every(
      ({ type, items }) => type === 'array' && !items?.anyOf && items?.type === 'string',
    );
    const isPlain = alternatives.some(({ type }) => type !== 'object' && type !== 'array');
    const colon = hasColon ? '' : isPlain || gap.inFlow ? ': ' : ':';
    return {
      id: key,
      kind: CompletionItemKind.Property,
      title: isRequired ? 'required' : undefined,
      about: inner.description,
      insert: !hasColon && isList && snippets ? `${key}: [$0]` : key + colon,
      snippet: !hasColon && isList && snippets,
    };
  }
}

function values(schema: SchemaName, gap: YamlSpot, { document, library, today }: Completing): Offer[] {
  const alternatives = schemasAt(schemas[schema], gap.path);
  const quote = /['"]/.exec(document.getText()[gap.start] ?? '')?.[0];
  const offer = (name: Name, kind: CompletionItemKind): Offer => ({ ...name, kind, insert: yamlOf(name.id, quote) });
  const word = (id: string) => offer({ id }, CompletionItemKind.EnumMember);
  const noun = nounOfValue(schema, gap.path);
  // Where a list is wanted, one entry of it is written with its brackets.
  const nounOfEntry = noun ? undefined : nounOfValue(schema, [...gap.path, 0]);
  const offers = [
    ...(noun ? namesOf(noun, library) : []).map((name) => offer(name, kindOf(noun!))),
    ...(nounOfEntry && !quote ? namesOf(nounOfEntry, library) : []).map((name) => ({
      ...offer(name, kindOf(nounOfEntry!)),
      insert: `[${yamlOf(name.id, undefined)}]`,
    })),
    ...alternatives.flatMap((one) => (one.enum ?? (one.const === undefined ? [] : [one.const])).map(String)).map(word),
    ...(alternatives.some(({ type }) => type === 'boolean') ? ['true', 'false'] : []).map((id) => ({
      ...word(id),
      insert: id,
    })),
    ...(alternatives.some((one) => (one as { format?: string }).format === 'date')
      ? [word(gap.path.at(-1) === 'until' ? daysAfter(today, 90) : today)]
      : []),
  ];
  return offers.filter(({ id }) => !gap.others.includes(id));
}

function inBody(completing: Completing): CompletionItem[] {
  const { document, offset, file, library } = completing;
  const text = document.getText();
  const line = text.slice(0, offset).replace(/^[\s\S]*[\r\n]/, '');
  const cell = cellAt(text, offset, file, library);
  if (cell) {
    const [, before = ''] = /([^|,\s]*)$/.exec(line)!;
    const [after = ''] = /^[^|,\s]*/.exec(text.slice(offset)) ?? [];
    const gap = { start: offset - before.length, end: offset + after.length };
    const names = namesOf(cell.noun, library);
    // Each milestone stands once.
    const fresh = cell.noun === 'milestone' ? names.filter(({ id }) => !cell.others.includes(id)) : names;
    const pad = (id: string) => `${text[gap.start - 1] === '|' ? ' ' : ''}${id}${text[gap.end] === '|' ? ' ' : ''}`;
    return items(
      fresh.map((name) => ({ ...name, kind: kindOf(cell.noun), insert: pad(name.id) })),
      gap,
      completing,
    );
  }
  const link = /\]\(\/(incidents|runbooks|services|factors)\/([\p{L}\p{N}_.-]*)$/u.exec(line);
  if (link) {
    const noun = ({ incidents: 'incident', runbooks: 'runbook', services: 'service', factors: 'factor' } as const)[
      link[1] as 'incidents'
    ];
    const [after = ''] = /^[\p{L}\p{N}_.-]*\/?/u.exec(text.slice(offset)) ?? [];
    const gap = { start: offset - link[2]!.length, end: offset + after.length };
    return items(
      namesOf(noun, library).map((name) => ({ ...name, kind: kindOf(noun), insert: `${name.id}/` })),
      gap,
      completing,
    );
  }
  const handle = /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_-]*$/u.exec(line);
  if (handle) {
    const gap = { start: offset - handle[0].length, end: offset };
    const people = namesOf('owner', library).filter(({ id }) => id.startsWith('@'));
    return items(
      people.map((name) => ({ ...name, kind: kindOf('person') })),
      gap,
      completing,
    );
  }
  const heading = /^(#{1,6}) +([^#]*)$/.exec(line);
  if (heading) {
    const written = new Set(text.match(/^#{1,6} .*$/gm)?.map((one) => one.replace(/^#+ +/, '').trim()));
    const depth = heading[1]!.length;
    const known = library.templates.flatMap(({ sections }) => sections.filter((one) => one.depth === depth));
    const fresh = [...new Set(known.map((one) => one.heading))].filter((one) => !written.has(one));
    const gap = { start: offset - heading[2]!.length, end: offset };
    return items(
      fresh.map((id) => ({ id, kind: CompletionItemKind.Module })),
      gap,
      completing,
    );
  }
  return [];
}

function items(
  offers: readonly Offer[],
  { start, end }: { start: number; end: number },
  { document }: Completing,
): CompletionItem[] {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  const seen = new Set<string>();
  const once = offers.filter(({ id }) => !seen.has(id) && seen.add(id));
  return once.map(({ id, title, about, kind, insert = id, snippet = false }, at) => ({
    label: id,
    kind,
    detail: title,
    documentation: about ? { kind: 'markdown', value: about } : undefined,
    // Editors compare what is written with this, quotes and all.
    filterText: /^\W/.test(insert) ? insert.trim() : id,
    sortText: String(at).padStart(5, '0'),
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: insert },
  }));
}

function kindOf(noun: Noun): CompletionItemKind {
  if (noun === 'incident' || noun === 'runbook') return CompletionItemKind.File;
  if (noun === 'service') return CompletionItemKind.Module;
  if (noun === 'person' || noun === 'owner' || noun === 'team') return CompletionItemKind.Constant;
  return CompletionItemKind.EnumMember;
}

/** A word as YAML writes it; what an older reader takes for a truth value is quoted too. */
function yamlOf(word: string, quote: string | undefined): string {
  if (quote) return `${quote}${word}${quote}`;
  return /^(yes|no|on|off|y|n)$/i.test(word)
    ? `'${word}'`
    : stringify(word, { singleQuote: true, lineWidth: 0 }).trim();
}

function isAloneOnLine(text: string, { start, inFlow }: YamlSpot): boolean {
  return !inFlow && /(^|[\r\n])[ \t]*(- +)*$/.test(text.slice(Math.max(0, start - 200), start));
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
