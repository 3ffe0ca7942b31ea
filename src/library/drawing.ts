import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import postcss from 'postcss';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** A drawing that grows to more elements than this where what it uses is put in its places is none. */
const mostElements = 50_000;

/**
 * An SVG with the elements and attributes that draw something, and nothing else: no scripts, links, animations, foreign
 * objects, descriptions, unknown attributes, hidden or unused parts, addresses; ids and classes are named anew. Words
 * that are drawn stay. Undefined for what is no SVG.
 */
export function bareDrawing(source: string): string | undefined {
  const tree = unified()
    .use(rehypeParse, { fragment: true })
    .parse(source.replace(/^\s*<\?xml[^>]*\?>/, ''));
  const drawing = tree.children.find((child) => child.type === 'element' && child.tagName === 'svg');
  if (drawing?.type !== 'element') return undefined;
  const hidden = new Set<string>();
  collectHidden(drawing, hidden);
  const [kept] = bare(drawing, hidden);
  if (kept?.type !== 'element') return undefined;
  let size = Infinity;
  for (let next = sizeOf(kept); next < size; next = sizeOf(kept)) {
    size = next;
    withoutUnused(kept, referencesIn(kept));
  }
  if (expanded(kept) > mostElements) return undefined;
  rename(kept, referencesIn(kept));
  kept.properties = { xmlns: 'http://www.w3.org/2000/svg', ...kept.properties };
  return toHtml({ type: 'root', children: [kept] } as Root, {
    space: 'svg',
    closeSelfClosing: true,
    closeEmptyElements: true,
  });
}

/** Words that a drawing shows, in its order. */
export function wordsOfDrawing(drawing: string): string[] {
  const words: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'text' && node.value.trim() !== '') words.push(node.value.replace(/\s+/g, ' ').trim());
    if (node.type === 'element' && node.tagName === 'style') return;
    if ('children' in node) node.children.forEach(visit);
  };
  visit(unified().use(rehypeParse, { fragment: true }).parse(drawing));
  return words;
}

type Values = Readonly<Record<string, RegExp>>;
const numbers = /^(?:[-+\d.,\s]|e[-+]?\d|%|px|pt|em|ex|mm|cm|in|deg|rad)*$/i;
const path = /^[-+\d.,\seMmZzLlHhVvCcSsQqTtAa]*$/;
const word = /^[a-z][a-z -]{0,40}$/i;
const paint =
  /^(?:#[\da-f]{3,8}|[a-z]{3,24}|(?:rgb|hsl)a?\([\d.,%\s/deg]*\)|url\(\s*["']?#[^"'()\s]+["']?\s*\)(?:\s+[a-z#\da-f]+)?)$/i;
const reference = /^(?:none|url\(\s*["']?#[^"'()\s]+["']?\s*\))$/i;
const transform =
  /^(?:[\s,]*(?:translate|scale|rotate|skewX|skewY|matrix|translateX|translateY)\([-+\d.,\se%pxdeg]*\))*\s*$/i;
const fonts = /^[\w\s,"'-]{1,120}$/;
/** The id of another element. */
const local = /^#\S+$/;

/** What may style any part, as an attribute or in a style. */
const presentation: Values = {
  ...all('fill stroke color stop-color flood-color lighting-color', paint),
  ...all('opacity fill-opacity stroke-opacity stop-opacity flood-opacity stroke-width stroke-miterlimit', numbers),
  ...all(
    'font-size letter-spacing word-spacing baseline-shift line-height',
    /^[-+\d.,\s]*(?:%|px|pt|em|ex|rem)?$|^[a-z-]+$/i,
  ),
  ...all('stroke-dasharray stroke-dashoffset', /^none$|^[-+\d.,\s%pxe]*$/i),
  ...all('clip-path mask filter marker-start marker-mid marker-end marker', reference),
  ...all(
    'fill-rule clip-rule stroke-linecap stroke-linejoin display visibility overflow font-style font-variant font-stretch ' +
      'text-anchor dominant-baseline alignment-baseline text-decoration shape-rendering text-rendering color-interpolation ' +
      'color-interpolation-filters image-rendering vector-effect paint-order writing-mode mix-blend-mode isolation white-space direction ' +
      'text-transform text-align',
    word,
  ),
  'font-weight': /^(?:\d{3}|[a-z]+)$/i,
  'font-family': fonts,
  transform,
  'transform-origin': /^[-+\d.\s%pxa-z]*$/i,
};
/** What any part may have besides. */
const common: Values = { ...presentation, id: /^\S+$/, class: /^[^<>]*$/, style: /^[^<>\\]*$/ };
const box: Values = all('x y width height', numbers);
const units = /^(?:userSpaceOnUse|objectBoundingBox|strokeWidth)$/;
const view: Values = { viewBox: numbers, preserveAspectRatio: /^[a-zA-Z\s]{1,40}$/ };
const link: Values = { href: local, 'xlink:href': local };
const spread: Values = { gradientUnits: units, gradientTransform: transform, spreadMethod: word, ...link };
const text: Values = {
  ...all('x y dx dy rotate textLength', numbers),
  lengthAdjust: word,
  'xml:space': /^preserve$/,
};
const step: Values = {
  ...box,
  ...all('in in2 result', /^[\w-]{1,40}$/),
  ...all('stdDeviation dx dy k1 k2 k3 k4 values', numbers),
  ...all('operator mode type edgeMode', word),
};

/** Elements that draw something, with the attributes that say what. */
const elements: Readonly<Record<string, Values>> = {
  svg: { ...box, ...view, version: numbers },
  g: {},
  defs: {},
  symbol: { ...box, ...view, refX: numbers, refY: numbers },
  use: { ...box, ...link },
  path: { d: path, pathLength: numbers },
  rect: { ...box, rx: numbers, ry: numbers },
  circle: all('cx cy r', numbers),
  ellipse: all('cx cy rx ry', numbers),
  line: all('x1 y1 x2 y2', numbers),
  polyline: { points: numbers },
  polygon: { points: numbers },
  text,
  tspan: text,
  textPath: { ...link, startOffset: numbers, method: word, spacing: word },
  marker: {
    ...view,
    ...all('refX refY markerWidth markerHeight', numbers),
    markerUnits: units,
    orient: /^auto(?:-start-reverse)?$|^[-\d.]+(?:deg)?$/,
  },
  pattern: { ...box, ...view, ...link, patternUnits: units, patternContentUnits: units, patternTransform: transform },
  mask: { ...box, maskUnits: units, maskContentUnits: units, 'mask-type': word },
  clipPath: { clipPathUnits: units },
  linearGradient: { ...all('x1 y1 x2 y2', numbers), ...spread },
  radialGradient: { ...all('cx cy r fx fy fr', numbers), ...spread },
  stop: { offset: numbers },
  filter: { ...box, filterUnits: units, primitiveUnits: units },
  ...Object.fromEntries(
    'feGaussianBlur feOffset feMerge feMergeNode feFlood feComposite feBlend feColorMatrix feDropShadow'
      .split(' ')
      .map((name) => [name, step]),
  ),
  style: {},
};
/** Parts that are drawn only where something names them. */
const named = new Set('symbol marker pattern mask clipPath linearGradient radialGradient filter'.split(' '));
/** Elements in whose place their children stand. */
const transparent = new Set(['a', 'switch']);

function all(names: string, values: RegExp): Record<string, RegExp> {
  return Object.fromEntries(names.split(' ').map((name) => [name, values]));
}

/** The parts that draw something; none for what is hidden or unknown. */
function bare(node: Nodes, hidden: ReadonlySet<string>): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { tagName } = node;
  const children = () => node.children.flatMap((child) => bare(child, hidden));
  // Which of several a reader sees depends on the reader; the last one has no condition.
  if (tagName === 'switch') return children().slice(-1);
  if (transparent.has(tagName)) return children();
  if (!Object.hasOwn(elements, tagName)) return [];
  if (tagName === 'style') {
    const styles = bareStyles(textIn(node));
    return styles === '' ? [] : [{ ...node, properties: {}, children: [{ type: 'text', value: styles }] }];
  }
  const properties: Element['properties'] = {};
  for (const [name, value] of Object.entries(node.properties)) {
    const written = Array.isArray(value) ? value.join(' ') : String(value);
    const allowed = valuesFor(tagName, name);
    if (!allowed || value === null || value === undefined || !allowed.test(written.trim())) continue;
    if (name === 'style') {
      const style = bareDeclarations(written);
      if (style !== '') properties[name] = style;
    } else properties[name] = value;
  }
  if (isHidden(properties, tagName, hidden)) return [];
  const isWritten = ['text', 'tspan', 'textPath'].includes(tagName);
  const kept = children().filter(
    (child) => isWritten || child.type === 'element' || (child.type === 'text' && child.value.trim() === ''),
  );
  return [{ type: 'element', tagName, properties, children: kept }];
}

const known = new Map<string, RegExp | undefined>();
/** What an attribute may say, by its name as the tree has it (`strokeWidth`, `xLinkHref`). */
function valuesFor(tagName: string, property: string): RegExp | undefined {
  const key = `${tagName} ${property}`;
  if (!known.has(key)) {
    const bareName = (name: string) => name.replace(/[-:]/g, '').toLowerCase();
    const wanted = property === 'className' ? 'class' : bareName(property);
    const found = Object.entries({ ...common, ...elements[tagName] }).find(([name]) => bareName(name) === wanted);
    known.set(key, found?.[1]);
  }
  return known.get(key);
}

function textIn(node: Element): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}

/** The rules of a style sheet that style parts by their names, with the properties that may be; no at-rules. */
function bareStyles(source: string): string {
  return rulesIn(source)
    .map(({ selector, declarations }) => `${selector}{${declarations}}`)
    .join('');
}

function rulesIn(source: string): { selector: string; declarations: string }[] {
  // With an escape anything may be written as something else.
  if (source.includes('\\')) return [];
  try {
    return postcss.parse(source).nodes.flatMap((node) => {
      if (node.type !== 'rule' || !/^[\w\s.#,>*:()-]+$/.test(node.selector)) return [];
      const declarations = node.nodes
        .flatMap((one) => (one.type === 'decl' ? [declarationOf(one.prop, one.value)] : []))
        .join('');
      return declarations === '' ? [] : [{ selector: node.selector.replace(/\s+/g, ' '), declarations }];
    });
  } catch {
    return [];
  }
}

function bareDeclarations(source: string): string {
  return rulesIn(`a{${source}}`)[0]?.declarations ?? '';
}

function declarationOf(property: string, value: string): string {
  const name = property.toLowerCase();
  const told = value.replace(/\/\*[\s\S]*?\*\//g, '').trim();
  return Object.hasOwn(presentation, name) && presentation[name]!.test(told) ? `${name}:${told};` : '';
}

const hides =
  /(?:^|;)\s*(?:display:none|visibility:(?:hidden|collapse)|opacity:0*\.?0*|font-size:0*\.?0*(?:px|em|pt|%)?)\s*(?=;|$)/i;

/** Classes, ids and elements that a style sheet hides. */
function collectHidden(node: Element, hidden: Set<string>): void {
  if (node.tagName === 'style')
    for (const { selector, declarations } of rulesIn(textIn(node)))
      if (hides.test(declarations))
        for (const one of selector.split(',')) hidden.add(one.trim().replace(/^.*[\s>]/, ''));
  for (const child of node.children) if (child.type === 'element') collectHidden(child, hidden);
}

function isHidden(properties: Element['properties'], tagName: string, hidden: ReadonlySet<string>): boolean {
  const said = Object.entries({
    display: properties['display'],
    visibility: properties['visibility'],
    opacity: properties['opacity'],
    'font-size': properties['fontSize'],
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}:${String(value)};`);
  const style = `${said.join('')}${String(properties['style'] ?? '')}`;
  if (hides.test(style)) return true;
  const classes = ([] as unknown[]).concat(properties['className'] ?? []).flatMap((one) => String(one).split(/\s+/));
  if ([tagName, `#${String(properties['id'])}`, ...classes.map((one) => `.${one}`)].some((one) => hidden.has(one)))
    return true;
  if (tagName !== 'text' && tagName !== 'tspan') return false;
  const clear = (name: string, camel: string) => {
    const value = properties[camel] ?? new RegExp(`(?:^|;)${name}:([^;]*)`).exec(style)?.[1];
    return value !== undefined && /^(?:none|transparent|0*\.?0*)$/.test(String(value).trim());
  };
  return (clear('fill', 'fill') || clear('fill-opacity', 'fillOpacity')) && !('stroke' in properties);
}

function* elementsIn(node: Element): Generator<Element> {
  yield node;
  for (const child of node.children) if (child.type === 'element') yield* elementsIn(child);
}

function sizeOf(node: Element): number {
  return [...elementsIn(node)].length;
}

const idPattern = /url\(\s*["']?#([^"'()\s]+)["']?\s*\)/g;

/** Ids that something refers to. */
function referencesIn(root: Element): Set<string> {
  const ids = new Set<string>();
  for (const { tagName, properties, children } of elementsIn(root)) {
    for (const [name, value] of Object.entries(properties)) {
      if (/href$/i.test(name)) ids.add(String(value).slice(1));
      else if (typeof value === 'string') for (const match of value.matchAll(idPattern)) ids.add(match[1]!);
    }
    if (tagName !== 'style') continue;
    for (const child of children)
      if (child.type === 'text') for (const match of child.value.matchAll(idPattern)) ids.add(match[1]!);
  }
  return ids;
}

/** Takes out what is drawn only where something names it, and nothing does. */
function withoutUnused(node: Element, used: ReadonlySet<string>): void {
  const isUsed = (child: Element) =>
    [...elementsIn(child)].some(({ properties }) => used.has(String(properties['id'])));
  node.children = node.children.filter((child) => {
    if (child.type !== 'element') return node.tagName !== 'defs';
    const needsName = named.has(child.tagName) || (node.tagName === 'defs' && child.tagName !== 'style');
    return !needsName || isUsed(child);
  });
  for (const child of node.children) if (child.type === 'element') withoutUnused(child, used);
}

/** How many elements are drawn where each \`use\` is what it names; as many as the limit where they use themselves. */
function expanded(root: Element): number {
  const byId = new Map([...elementsIn(root)].map((element) => [String(element.properties['id']), element]));
  const known = new Map<Element, number>();
  const inside = new Set<Element>();
  const count = (element: Element): number => {
    if (inside.has(element)) return mostElements + 1;
    const before = known.get(element);
    if (before !== undefined) return before;
    inside.add(element);
    let sum = 1;
    for (const child of element.children) if (child.type === 'element') sum += count(child);
    const [, target] = Object.entries(element.properties).find(([name]) => /href$/i.test(name)) ?? [];
    const other = target === undefined ? undefined : byId.get(String(target).slice(1));
    if (other) sum += count(other);
    inside.delete(element);
    known.set(element, Math.min(sum, mostElements + 1));
    return known.get(element)!;
  };
  return count(root);
}

/** Names ids and classes anew, since they are words of whoever drew it; those that nothing needs go. */
function rename(root: Element, used: ReadonlySet<string>): void {
  const ids = new Map<string, string>();
  const classes = new Map<string, string>();
  const nameOf = (names: Map<string, string>, name: string, letter: string) => {
    if (!names.has(name)) names.set(name, `${letter}${names.size + 1}`);
    return names.get(name)!;
  };
  const styled = new Set<string>();
  for (const element of elementsIn(root))
    if (element.tagName === 'style') for (const match of textIn(element).matchAll(/\.([\w-]+)/g)) styled.add(match[1]!);
  const styledIds = new Set<string>();
  for (const element of elementsIn(root))
    if (element.tagName === 'style')
      for (const { selector } of rulesIn(textIn(element)))
        for (const match of selector.matchAll(/#([\w-]+)/g)) styledIds.add(match[1]!);
  const withIds = (value: string) => value.replace(idPattern, (_, id: string) => `url(#${nameOf(ids, id, 'i')})`);
  for (const { tagName, properties, children } of elementsIn(root)) {
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'id') {
        if (used.has(String(value)) || styledIds.has(String(value))) properties[name] = nameOf(ids, String(value), 'i');
        else delete properties[name];
      } else if (name === 'className') {
        const kept = ([] as unknown[])
          .concat(value)
          .flatMap((one) => String(one).split(/\s+/))
          .filter((one) => styled.has(one));
        if (kept.length > 0) properties[name] = kept.map((one) => nameOf(classes, one, 'c'));
        else delete properties[name];
      } else if (/href$/i.test(name)) properties[name] = `#${nameOf(ids, String(value).slice(1), 'i')}`;
      else if (typeof value === 'string') properties[name] = withIds(value);
    }
    if (tagName !== 'style') continue;
    for (const child of children)
      if (child.type === 'text')
        child.value = rulesIn(child.value)
          .map(({ selector, declarations }) => {
            const renamed = selector
              .replace(/\.([\w-]+)/g, (_, one: string) => `.${nameOf(classes, one, 'c')}`)
              .replace(/#([\w-]+)/g, (_, one: string) => `#${nameOf(ids, one, 'i')}`);
            return `${renamed}{${withIds(declarations)}}`;
          })
          .join('');
  }
}
