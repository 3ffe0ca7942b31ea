import { SymbolKind, type DocumentSymbol, type Range } from 'vscode-languageserver';
import { documentsOf, type Library } from '../core/model/library.ts';
import { parseYaml } from '../core/parse/yaml.ts';
import { linesOf, rangeOf } from './place.ts';
import { frontMatterOf } from './yamltext.ts';

/** The sections of a document, one inside the other, or the keys of a YAML file. */
export function outlineOf(text: string, file: string, library: Library): DocumentSymbol[] {
  if (file.endsWith('.yaml')) return outlineOfYaml(text, file);
  const lines = linesOf(text);
  const end = { line: lines.length - 1, character: lines.at(-1)!.length };
  const outline: DocumentSymbol[] = [];
  const front = frontMatterOf(text);
  if (front) {
    const last = linesOf(text.slice(0, front.start + front.text.length)).length - 1;
    outline.push(
      symbolOf('Front matter', SymbolKind.Object, {
        start: { line: 0, character: 0 },
        end: { line: last, character: 3 },
      }),
    );
  }
  const documents = [...documentsOf(library), ...library.templates];
  const open: { depth: number; symbol: DocumentSymbol }[] = [];
  for (const { heading, depth, place } of documents.find((one) => one.file === file)?.sections ?? []) {
    const range = rangeOf(place, text);
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()!.symbol.range.end = range.start;
    const symbol = symbolOf(heading || '(no heading)', SymbolKind.Namespace, { start: range.start, end }, range);
    (open.at(-1)?.symbol.children ?? outline).push(symbol);
    open.push({ depth, symbol });
  }
  return outline;
}

/** Keys of the first two ranks. */
function outlineOfYaml(text: string, file: string): DocumentSymbol[] {
  const { keys, places } = parseYaml(text.replace(/^\uFEFF/, ''), file, 'configuration-valid');
  const outline: DocumentSymbol[] = [];
  const byKey = new Map<string, DocumentSymbol>();
  for (const [path, place] of keys) {
    const [parent = '', name] = path.split('.');
    if (path.split('.').length > 2) continue;
    const value = places.get(path) ?? place;
    const key = rangeOf(place, text);
    const range = { start: key.start, end: rangeOf(value, text).end };
    const symbol = symbolOf(name ?? parent, SymbolKind.Key, range, key);
    (name === undefined ? outline : byKey.get(parent)?.children)?.push(symbol);
    byKey.set(path, symbol);
  }
  return outline;
}

function symbolOf(name: string, kind: SymbolKind, range: Range, selectionRange: Range = range): DocumentSymbol {
  return { name, kind, range: { ...range }, selectionRange, children: [] };
}
