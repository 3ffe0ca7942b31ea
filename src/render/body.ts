import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import GithubSlugger from 'github-slugger';
import type { Code, Heading, List, Nodes, Parents, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { defaultHandlers, toHast, type Handlers, type State } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { onlyAllowed } from './allowed.ts';
import {
  renderDirective,
  renderElement,
  renderParagraph,
  folded,
  type DocumentWords,
  type ElementContext,
  type Jsx,
} from './components.ts';
import { drawDiagram } from './diagram.ts';
import { codeBlock, highlight, type CodeCache, type Token } from './highlight.ts';
import { inertCode, tagsOf } from './inert.ts';
import { linkMentions, type Mention } from './mentions.ts';
import { isExternal, safeUrl } from './url.ts';

/** What rendering needs to know of the document and of the site around it. */
export interface RenderContext {
  document: {
    id: string;
    text: string;
    file: string;
    /** The whole tree, cut for the edition: where link and footnote definitions outside the nodes are looked up. */
    tree?: Root;
  };
  /** `internal` leaves out what stands in `Public`, `public` what stands in `Internal`. */
  edition: 'internal' | 'public';
  /** Base path of the site, ending in `/`. */
  base: string;
  /** Finds known incidents and runbooks in a text. */
  mention: (text: string) => readonly Mention[];
  /** The address a link of the document leads to on the site. */
  link: (url: string) => string;
  /** A picture of the document as the site serves it; undefined where there is none. */
  image: (src: string) => Picture | undefined;
  /** Added to the rank of each heading. */
  headingShift?: number;
  /** Shared by the renderings of one page, so that no id stands twice. */
  slugger?: GithubSlugger;
  /** Begins the ids of footnotes, so that renderings on one page do not collide. */
  footnotePrefix: string;
  words: DocumentWords;
  /** Keeps highlighted code between builds. */
  cache?: CodeCache;
  /** Code blocks with more lines are folded. */
  foldAbove?: number;
}

/** A picture as the site serves it. */
export interface Picture {
  src: string;
  width?: number | undefined;
  height?: number | undefined;
}

/** A body as HTML, and its headings in order. */
export interface Rendered {
  html: string;
  headings: { depth: number; slug: string; text: string }[];
}

/**
 * Renders blocks of a document as HTML.
 *
 * The document is untrusted: what is outside the closed set of elements, components and directives comes out as its
 * source text, addresses that could run code as plain words, and the result passes an allow-list at the end. It holds
 * no script, no event handler, no style attribute and no `<style>`.
 */
export async function renderBody(nodes: readonly RootContent[], context: RenderContext): Promise<Rendered> {
  const { tree, headings, diagrams } = await render({ type: 'root', children: [...nodes] }, context, false);
  insertDiagrams(tree, diagrams);
  // Only the diagrams are raw markup; anything from the document was sanitised above.
  return { html: toHtml(tree, { allowDangerousHtml: true }), headings };
}

/** Renders a stretch of words, such as a table cell, as inline HTML. Footnotes are told in place, in brackets. */
export async function renderInline(nodes: readonly PhrasingContent[], context: RenderContext): Promise<string> {
  const paragraph: RootContent = { type: 'paragraph', children: [...nodes] };
  const { tree } = await render({ type: 'root', children: [paragraph] }, context, true);
  const paragraphs = tree.children.filter((child) => child.type === 'element');
  return toHtml({ type: 'root', children: paragraphs.flatMap(({ children }) => children) });
}

async function render(
  nodes: Root,
  context: RenderContext,
  inline: boolean,
): Promise<{ tree: HastRoot; headings: Rendered['headings']; diagrams: ReadonlyMap<string, string> }> {
  const own = forEdition(nodes, context.edition);
  const definitions = context.document.tree ? definitionsFor(context.document.tree, context.edition) : [];
  const root: Root = { type: 'root', children: [...own.children, ...definitions] };
  const tokens = await highlightAll(root, context.cache);
  const headings: Rendered['headings'] = [];
  const diagrams = new Map<string, string>();
  const { document: words } = context.words;
  const options = {
    clobberPrefix: context.footnotePrefix,
    footnoteLabel: words.footnotes,
    footnoteBackLabel: (reference: number, again: number) =>
      words.backToNote(`${reference + 1}${again > 1 ? `-${again}` : ''}`),
    footnoteLabelTagName: 'p',
    footnoteLabelProperties: { className: ['footnotes-label'] },
    handlers: handlersFor({
      context,
      slugger: context.slugger ?? new GithubSlugger(),
      tokens,
      headings,
      diagrams,
      inline,
    }),
    unknownHandler: (_state: State, node: Nodes) => inertCode(tagsOf(node).opening),
  };
  const made = toHast(root, options);
  const tree: HastRoot = made.type === 'root' ? made : { type: 'root', children: [made as Element] };
  nameFootnotes(tree, context.footnotePrefix);
  linkMentions(tree, context.mention);
  return { tree: onlyAllowed(tree), headings, diagrams };
}

/** Inserts the rendered diagrams at their placeholders. */
function insertDiagrams(tree: HastNodes, diagrams: ReadonlyMap<string, string>): void {
  if (diagrams.size === 0 || !('children' in tree)) return;
  for (const child of tree.children) {
    const svg = child.type === 'element' ? diagrams.get(String(child.properties.id)) : undefined;
    if (svg !== undefined && child.type === 'element') child.children = [{ type: 'raw', value: svg } as never];
    else insertDiagrams(child, diagrams);
  }
}

/** What the handlers of one rendering share. */
interface Rendering {
  context: RenderContext;
  slugger: GithubSlugger;
  tokens: ReadonlyMap<string, Token[]>;
  /** Takes the headings, in order. */
  headings: Rendered['headings'];
  /** Takes the diagrams, by id. */
  diagrams: Map<string, string>;
  inline: boolean;
}

function handlersFor(rendering: Rendering): Handlers {
  const { context, inline } = rendering;
  const { document: words } = context.words;
  const elements: ElementContext = {
    picture: (src, alt, title) => renderPicture(context, src, alt, title),
    command: (text) => renderBlock(rendering, text, 'bash'),
    words: context.words,
  };
  const jsx = (state: State, node: Jsx, parent: Parents | undefined) =>
    renderElement(state, node, inline ? undefined : parent, elements);
  const directive = (state: State, node: Parameters<typeof renderDirective>[1]) =>
    renderDirective(state, node, context.words);
  return {
    paragraph: (state, node: Parents) => (inline ? paragraph(state.all(node)) : renderParagraph(state, node)),
    heading: (state, node: Heading) => renderHeading(rendering, node.depth, state.all(node)),
    link: (state, node: { url: string; title?: string | null; children: Nodes[] }) =>
      renderLink(context, state.all(node as Parents), node.url, node.title),
    linkReference: (state, node: { identifier: string }) => {
      const definition = state.definitionById.get(node.identifier.toUpperCase());
      if (!definition) return defaultHandlers.linkReference(state, node as never);
      return renderLink(context, state.all(node as never), definition.url, definition.title);
    },
    image: (_state, node: { url: string; alt?: string | null; title?: string | null }) =>
      renderPicture(context, node.url, node.alt ?? '', node.title),
    imageReference: (state, node: { identifier: string; alt?: string | null }) => {
      const definition = state.definitionById.get(node.identifier.toUpperCase());
      if (!definition) return defaultHandlers.imageReference(state, node as never);
      return renderPicture(context, definition.url, node.alt ?? '', definition.title);
    },
    footnoteReference: (state, node: NoteReference) => renderNoteReference(state, node, inline),
    code: (_state, node: Code, parent: Parents | undefined) =>
      node.lang?.toLowerCase() === 'mermaid' && !inline
        ? renderDiagram(rendering, node)
        : renderCode(rendering, node, parent?.type === 'mdxJsxFlowElement' && parent.name === 'Log'),
    table: (state, node: Table) => renderTable(state, node, words),
    listItem: (state, node, parent) => {
      const item = defaultHandlers.listItem(state, node, parent?.type === 'list' ? asLoose(parent) : parent);
      for (const input of boxesOf(item)) input.properties.ariaLabel = words.done;
      return item;
    },
    html: (_state, node: { value: string }, parent: Parents | undefined) => {
      const code = inertCode(node.value);
      return parent && ['root', 'blockquote', 'listItem'].includes(parent.type) ? paragraph([code]) : code;
    },
    yaml: () => undefined,
    toml: () => undefined,
    mdxjsEsm: (_state, node: { value: string }) => paragraph([inertCode(node.value)]),
    mdxFlowExpression: (_state, { value }: { value: string }) =>
      isComment(value) ? undefined : paragraph([inertCode(`{${value}}`)]),
    mdxTextExpression: (_state, { value }: { value: string }) =>
      isComment(value) ? undefined : inertCode(`{${value}}`),
    mdxJsxFlowElement: jsx,
    mdxJsxTextElement: jsx,
    containerDirective: directive,
    leafDirective: directive,
    textDirective: directive,
  };
}

const loose = new WeakMap<List, List>();

/** A list without its items that is as loose as it is: the handler looks through all items for each of them. */
function asLoose(list: List): List {
  let known = loose.get(list);
  if (!known) {
    const spread = list.spread || list.children.some((item) => item.spread ?? item.children.length > 1);
    loose.set(list, (known = { type: 'list', spread, children: [] }));
  }
  return known;
}

function renderHeading(
  { context, slugger, headings }: Rendering,
  written: number,
  children: ElementContent[],
): Element {
  const text = toString({ type: 'root', children }).replace(/\s+/g, ' ').trim();
  const depth = Math.min(6, Math.max(1, written + (context.headingShift ?? 0)));
  const slug = slugger.slug(text) || slugger.slug('section');
  headings.push({ depth, slug, text });
  const ariaLabel = context.words.document.linkTo(text);
  return element('div', { className: ['heading', `heading-${depth}`] }, [
    element(`h${depth}`, { id: slug }, children),
    element('a', { className: ['heading-anchor'], href: `#${slug}`, ariaLabel }, []),
  ]);
}

type NoteReference = { identifier: string; label?: string | null };

/** A footnote's number, or in a line the note itself, in brackets. */
function renderNoteReference(state: State, node: NoteReference, inline: boolean): ElementContent {
  const definition = state.footnoteById.get(node.identifier.toUpperCase());
  if (!definition) return inertCode(`[^${node.label ?? node.identifier}]`);
  if (!inline) return defaultHandlers.footnoteReference(state, node as never);
  // A note that refers to itself would never end.
  const words = definition.children.flatMap((child) =>
    child.type === 'paragraph' ? withoutNotes(child.children) : [],
  );
  return element('small', { className: ['note-inline'] }, [
    { type: 'text', value: ' [' },
    ...state.all({ type: 'paragraph', children: words }),
    { type: 'text', value: ']' },
  ]);
}

function renderBlock({ tokens }: Rendering, code: string, language: string | undefined, title?: string): Element {
  return codeBlock(tokens.get(keyOf(code, language)) ?? [[code]], language, title);
}

/** Code as a block; folded where it is long and not in a log, which folds itself. */
function renderCode(rendering: Rendering, node: Code, inLog: boolean): Element {
  const { foldAbove = Infinity, words } = rendering.context;
  const title = titleIn(node);
  const lines = node.value.split('\n').length;
  if (inLog || lines <= foldAbove) return renderBlock(rendering, node.value, languageOf(node), title);
  const summary = words.document.listing(title ?? node.lang ?? undefined, lines);
  return folded(summary, [renderBlock(rendering, node.value, languageOf(node))]);
}

/** A picture of a diagram with its source below, or the source with a note on why there is no picture. */
function renderDiagram(rendering: Rendering, node: Code): Element | ElementContent[] {
  const { document: words } = rendering.context.words;
  const title = titleIn(node);
  const id = rendering.slugger.slug('diagram');
  const label = title ?? /^\s*accTitle:\s*(.+)$/m.exec(node.value)?.[1] ?? words.diagram;
  const drawn = drawDiagram(node.value, label, id);
  const source = renderBlock(rendering, node.value, 'mermaid');
  if ('fault' in drawn) return [note(words.diagramFault(drawn.fault.replace(/\.+$/, ''))), source];
  rendering.diagrams.set(id, drawn.svg);
  return element('figure', { className: ['diagram'] }, [
    element('div', { id, className: ['diagram-scroll'], tabIndex: 0, role: 'region', ariaLabel: label }, []),
    ...(title ? [element('figcaption', {}, [{ type: 'text', value: title }])] : []),
    folded(words.diagramAsText, [source]),
  ]);
}

function titleIn({ meta }: Code): string | undefined {
  const found = /(?:^|\s)title=(?:"([^"]*)"|'([^']*)')/.exec(meta ?? '');
  return found?.[1] ?? found?.[2];
}

function renderLink(
  context: RenderContext,
  children: ElementContent[],
  url: string,
  title: string | null | undefined,
): ElementContent | ElementContent[] {
  const href = safeUrl(url) === undefined ? undefined : safeUrl(context.link(url));
  if (href === undefined) return children;
  return element(
    'a',
    {
      href: encoded(href),
      ...(title && { title }),
      ...(isExternal(href) && { rel: ['noopener', 'noreferrer'] }),
    },
    children,
  );
}

function note(words: string): Element {
  return element('p', { className: ['diagram-note'] }, [{ type: 'text', value: words }]);
}

function renderPicture(context: RenderContext, src: string, alt: string, title?: string | null): ElementContent {
  const picture = safeUrl(src) !== undefined && !isExternal(src) ? context.image(src) : undefined;
  if (picture && safeUrl(picture.src) !== undefined) {
    const { width, height } = picture;
    return element(
      'img',
      {
        src: encoded(picture.src),
        alt,
        ...(title && { title }),
        ...(width && { width }),
        ...(height && { height }),
        loading: 'lazy',
        decoding: 'async',
      },
      [],
    );
  }
  // Nothing is fetched from elsewhere: a picture on another host is a link to it.
  const words: ElementContent = { type: 'text', value: alt || context.words.document.picture };
  if (isExternal(src) && safeUrl(src) !== undefined) {
    return element('a', { href: encoded(src), rel: ['noopener', 'noreferrer'] }, [words]);
  }
  const missing: ElementContent[] =
    safeUrl(src) === undefined
      ? []
      : [
          { type: 'text', value: ` (${context.words.document.noPicture}: ` },
          inertCode(src),
          { type: 'text', value: ')' },
        ];
  return element('span', { className: ['missing-picture'] }, [words, ...missing]);
}

function renderTable(state: State, node: Table, words: DocumentWords['document']): Element {
  const table = defaultHandlers.table(state, node);
  const row = node.children[0];
  const columns = row ? row.children.map((cell) => toString(cell).trim()).filter((head) => head !== '') : [];
  for (const cell of cellsOf(table)) {
    const { align } = cell.properties;
    cell.properties = {
      ...(cell.tagName === 'th' && { scope: 'col' }),
      ...(typeof align === 'string' && { className: [`align-${align}`] }),
    };
  }
  const name = columns.join(', ');
  return element(
    'div',
    {
      className: ['table-scroll'],
      tabIndex: 0,
      role: 'region',
      ariaLabel: words.table(name.length > 90 ? `${name.slice(0, 89)}…` : name),
    },
    [table],
  );
}

function cellsOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'th' || child.tagName === 'td' ? [child] : cellsOf(child);
  });
}

function boxesOf(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName === 'li') return [];
    return child.tagName === 'input' ? [child] : boxesOf(child);
  });
}

/** Gives the heading of the footnotes an id of its own. */
function nameFootnotes(tree: HastNodes, prefix: string): void {
  if (!('children' in tree)) return;
  for (const child of tree.children) {
    if (child.type !== 'element') continue;
    const { properties } = child;
    if (properties.id === 'footnote-label' && child.tagName === 'p') properties.id = `${prefix}footnote-label`;
    if (child.tagName === 'a' && 'dataFootnoteRef' in properties)
      properties.ariaDescribedBy = [`${prefix}footnote-label`];
    nameFootnotes(child, prefix);
  }
}

/** A copy without the elements that belong to the other edition. */
function forEdition<Node extends Nodes>(node: Node, edition: RenderContext['edition']): Node {
  if (!('children' in node)) return node;
  const left = edition === 'internal' ? 'Public' : 'Internal';
  const children = (node.children as Nodes[])
    .filter(
      (child) => !((child.type === 'mdxJsxFlowElement' || child.type === 'mdxJsxTextElement') && child.name === left),
    )
    .map((child) => forEdition(child, edition));
  return { ...node, children };
}

const definitionsOfTrees = { internal: new WeakMap<Root, RootContent[]>(), public: new WeakMap<Root, RootContent[]>() };
function definitionsFor(tree: Root, edition: RenderContext['edition']): RootContent[] {
  const known = definitionsOfTrees[edition].get(tree);
  const found = known ?? definitionsOf(forEdition(tree, edition));
  if (!known) definitionsOfTrees[edition].set(tree, found);
  return found;
}

function definitionsOf(tree: Nodes): RootContent[] {
  if (tree.type === 'definition' || tree.type === 'footnoteDefinition') return [tree];
  return 'children' in tree ? (tree.children as Nodes[]).flatMap(definitionsOf) : [];
}

function withoutNotes(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes
    .filter(({ type }) => type !== 'footnoteReference')
    .map((node) =>
      'children' in node ? ({ ...node, children: withoutNotes(node.children) } as PhrasingContent) : node,
    );
}

async function highlightAll(tree: Nodes, cache: CodeCache | undefined): Promise<Map<string, Token[]>> {
  const found = new Map<string, [code: string, language: string | undefined]>();
  const visit = (node: Nodes): void => {
    const add = (code: string, language: string | undefined) => found.set(keyOf(code, language), [code, language]);
    if (node.type === 'code') add(node.value, languageOf(node));
    if ((node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'InvestigationStep') {
      for (const attribute of node.attributes) {
        if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'command' && typeof attribute.value === 'string')
          add(attribute.value, 'bash');
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  const tokens = new Map<string, Token[]>();
  for (const [key, [code, language]] of found) tokens.set(key, await highlight(code, language, cache));
  return tokens;
}

function keyOf(code: string, language: string | undefined): string {
  return `${language ?? ''}\n${code}`;
}

function languageOf(node: Code): string | undefined {
  return node.lang ? node.lang.toLowerCase() : undefined;
}

/** `{/* … *\/}` and nothing else. */
function isComment(expression: string): boolean {
  return /^\s*(\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/.test(expression);
}

/** Percent-encodes characters that a URL cannot hold; existing escapes stay. */
function encoded(url: string): string {
  return url
    .toWellFormed()
    .replace(/%(?![0-9a-f]{2})|[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/giu, (character) => encodeURIComponent(character));
}

function paragraph(children: ElementContent[]): Element {
  return element('p', {}, children);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
