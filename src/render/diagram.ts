import { renderMermaidSVG } from 'beautiful-mermaid';
import { parseHTML } from 'linkedom';
import { escape, idPart, tag, type Attributes } from './svg.ts';

/** A diagram as SVG, or why there is none. */
export type DrawnDiagram = { svg: string } | { fault: string };

/** Above these nobody can read a diagram, and laying it out takes long. */
const most = { lines: 150, characters: 8_000, edges: 250 };

const elements = new Set('svg g defs marker polygon polyline line rect circle ellipse path text tspan'.split(' '));
const attributes = new Set(
  (
    'class cx cy d dx dy fill font-size font-style font-weight height marker-end marker-start markerHeight markerWidth ' +
    'orient points r refX refY rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width text-anchor ' +
    'text-decoration transform viewBox width x x1 x2 y y1 y2'
  ).split(' '),
);

/**
 * Draws a diagram written as text (Mermaid: flow, state, sequence, class, entity and chart) as one SVG without style,
 * script or outside address; render.css has its colours. Colours set in the text are left out, since they would fit
 * one theme only.
 *
 * The text is untrusted: of what the renderer makes only known elements and attributes are kept.
 *
 * @param label what it is called, for who cannot see it
 * @param id begins the ids inside, so that two diagrams do not share one
 */
export function drawDiagram(text: string, label: string, id: string): DrawnDiagram {
  const lines = text.split('\n');
  if (lines.length > most.lines || text.length > most.characters)
    return { fault: `it has more than ${most.lines} lines or ${most.characters} characters` };
  if (edgesAtMost(text) > most.edges)
    return { fault: `it may have more than ${most.edges} edges, which \`&\` multiplies` };
  const isClassDiagram = /^\s*classDiagram/m.test(text);
  const plain = lines.filter(
    (line) => !/^\s*(?:style|classDef|linkStyle|click)\b/.test(line) && (isClassDiagram || !/^\s*class\b/.test(line)),
  );
  let markup: string;
  try {
    markup = renderMermaidSVG(plain.join('\n'), { transparent: true, padding: 8 });
  } catch (error) {
    return { fault: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it could not be read' };
  }
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`);
  const root = document.querySelector('svg');
  if (!root || /NaN/.test(root.getAttribute('viewBox') ?? '')) return { fault: 'nothing is in it' };
  const prefix = idPart(id);
  const { width, height, viewBox } = kept(root, prefix);
  const size: Attributes = { class: 'diagram-picture', viewBox, width, height, role: 'img', 'aria-label': label };
  return { svg: tag('svg', size, ...[...root.childNodes].map((child) => copy(child as unknown as Part, prefix))) };
}

/** How many edges a text may have at most: a statement such as `A & B --> C & D` has one for each pair. */
function edgesAtMost(text: string): number {
  let edges = 0;
  for (const statement of text.split(/[\n;]/)) {
    if (statement.trim() === '') continue;
    const arrows = statement.match(/[-=.]+[>ox]|-{3,}|={3,}|~{3,}/g)?.length ?? 1;
    const joined = statement.split('&').length - 1;
    edges += arrows + Math.floor((joined + 2) ** 2 / 4) - 1;
  }
  return edges;
}

interface Part {
  nodeType: number;
  tagName: string;
  textContent: string | null;
  childNodes: Iterable<Part>;
  attributes: Iterable<{ name: string; value: string }>;
}

function copy(node: Part, prefix: string): string {
  if (node.nodeType === 3) return node.textContent?.trim() ? escape(node.textContent) : '';
  const name = node.tagName?.toLowerCase();
  if (node.nodeType !== 1 || !elements.has(name)) return '';
  return tag(name, kept(node, prefix), ...[...node.childNodes].map((child) => copy(child, prefix)));
}

function kept(node: { attributes: Iterable<{ name: string; value: string }> }, prefix: string): Attributes {
  const result: Attributes = {};
  for (const { name, value } of node.attributes) {
    if (name === 'id') result['id'] = `${prefix}-${idPart(value)}`;
    const known = [...attributes].find((each) => each.toLowerCase() === name.toLowerCase());
    if (known === undefined) continue;
    const reference = /^url\(#([\w-]+)\)$/.exec(value);
    if (reference) result[known] = `url(#${prefix}-${reference[1]})`;
    else if (!/url\(|[<>;{}]|javascript:/i.test(value)) result[known] = rounded(value);
  }
  return result;
}

/** Long fractions cut to what a screen shows. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}
