import type { List, RootContent, Table } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { columnsNamed, isPriority, labelColumn, statusNamed, typeIn } from './action-words.ts';
import { rawText } from './inline.ts';

type Words = Configuration['words'];

const legendHeading =
  /\b(?:legend|mean(?:s|ing)?|key|keys|glossary|definitions?|explanations?|explained|terms|legende|bedeutung|erklärung|erläuterung|forklaring|betydning|förklaring|leyenda|significado|légende|signification|legenda|легенда)\b|凡例|用語|説明|の意味|图例|说明|범례/iu;

/**
 * Lists and tables that say what words of the action items mean: below a heading that says so, or with the values of a
 * table of action items as their terms.
 */
export function legendsIn(nodes: readonly RootContent[], words: Words): Set<RootContent> {
  const legends = new Set<RootContent>();
  let title = '';
  let isBelowLegend = false;
  nodes.forEach((node, index) => {
    if (node.type === 'heading') isBelowLegend = legendHeading.test(rawText(node.children));
    const above = nodes[index - 1];
    title = above?.type === 'paragraph' && node.type !== 'paragraph' ? rawText(above.children) : '';
    if (node.type !== 'list' && node.type !== 'table') return;
    const terms = node.type === 'list' ? termsOf(node) : termsOfTable(node, words);
    if (terms === undefined) return;
    const isTitled = title.length < 60 && /[:：]\s*$/.test(title) && legendHeading.test(title);
    const values = valuesOf(nodes, node, words);
    const isValues = terms.length > 0 && values.size > 0 && terms.filter((term) => values.has(term)).length > 0;
    const isVocabulary =
      values.size > 0 &&
      terms.every((term) => values.has(term) || typeIn(term) || statusNamed(term, words) || isPriority(term));
    if (isBelowLegend || isTitled || (isValues && isVocabulary)) legends.add(node);
  });
  return legends;
}

/** The terms that the items of a list explain: `**Prevent:** keeps it from …`; undefined where one explains none. */
function termsOf(list: List): string[] | undefined {
  const terms: string[] = [];
  for (const item of list.children) {
    if (typeof item.checked === 'boolean') return undefined;
    const [lead] = item.children;
    const inline = lead?.type === 'paragraph' ? lead.children : [];
    const text = rawText(inline);
    const marked =
      inline[0] && ['strong', 'emphasis', 'inlineCode'].includes(inline[0].type) ? rawText([inline[0]]) : undefined;
    const term = marked ?? /^([^\s:：–—=][^:：–—=]{0,30}?)\s*(?:[:：–—=]|\s-\s)/u.exec(text)?.[1];
    if (term === undefined) return undefined;
    terms.push(folded(term));
  }
  return terms;
}

/** The terms that a table explains: two columns, neither of them a fact about a promise. */
function termsOfTable({ children }: Table, words: Words): string[] | undefined {
  const heads = children[0]!.children.map((cell) => rawText(cell.children));
  if (heads.length !== 2) return undefined;
  const named = columnsNamed(heads, words);
  if (named.has('owner') || named.has('due') || (named.get('action') ?? 1) === 0) return undefined;
  return children.slice(1).map((row) => folded(rawText(row.children[0]?.children ?? [])));
}

/** Short values in the other tables of a section, and what their columns say about an action. */
function valuesOf(nodes: readonly RootContent[], except: RootContent, words: Words): Set<string> {
  const values = new Set<string>();
  for (const node of nodes)
    if (node.type === 'table' && node !== except)
      node.children.forEach((row, index) => {
        for (const cell of row.children) {
          const text = folded(rawText(cell.children));
          const isAction = index === 0 && labelColumn(text, words) === 'action';
          if (text !== '' && text.length <= 30 && !isAction) values.add(text);
        }
      });
  return values;
}

function folded(text: string): string {
  return text
    .replace(/[*_`:：]+/g, '')
    .trim()
    .toLowerCase();
}
