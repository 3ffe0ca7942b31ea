import type { Element, ElementContent, Properties } from 'hast';
import type { Nodes, Parents, PhrasingContent } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { toString } from 'mdast-util-to-string';
import { components, confidences, type ComponentName } from '../core/model/vocabulary.ts';
import type { Texts } from '../texts/texts.ts';
import { inertCode, tagsOf } from './inert.ts';

/** An MDX element. */
export type Jsx = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
type Directive = Extract<Nodes, { type: 'containerDirective' | 'leafDirective' | 'textDirective' }>;

/** What is said around the text of a document. */
export type DocumentWords = Pick<Texts, 'document' | 'terms'>;

/** What the components need from the rendering around them. */
export interface ElementContext {
  /** A picture, or what stands in its place where there is none to show. */
  picture(src: string, alt: string, title?: string | null): ElementContent;
  /** A command as a code block. */
  command(text: string): Element;
  words: DocumentWords;
}

const inertElements = new Set(['br', 'kbd', 'sub', 'sup']);
/** Components that are rendered as blocks wherever they stand. */
const blocks = new Set<string>([
  'Figure',
  'Hypothesis',
  'InvestigationStep',
  'Mitigation',
  'Log',
] satisfies ComponentName[]);

/** An MDX element of the closed set; any other is rendered as its source, around its children. */
export function renderElement(
  state: State,
  node: Jsx,
  parent: Parents | undefined,
  elements: ElementContext,
): ElementContent[] {
  const flow = node.type === 'mdxJsxFlowElement' || (parent?.type === 'paragraph' && isBlock(node));
  const name = node.name ?? '';
  if (inertElements.has(name) && node.attributes.length === 0) {
    const rendered = element(name, {}, name === 'br' ? [] : state.all(node));
    return [flow ? element('p', {}, [rendered]) : rendered];
  }
  if (!Object.hasOwn(components, name)) return inertTags(state, node, flow);
  if (name === 'Internal' || name === 'Public') {
    const marks: Properties =
      name === 'Internal' ? { className: ['internal'], dataInternal: '' } : { className: ['public'] };
    return [flow ? element('div', marks, inner(state, node)) : element('span', marks, state.all(node))];
  }
  if (!flow) return name === 'Figure' ? [renderFigureInline(node, elements)] : inertTags(state, node, false);
  return [renderBlock(state, node, name as ComponentName, elements)];
}

/** An aside; any other directive is rendered as its source, around its children. */
export function renderDirective(state: State, node: Directive, { document }: DocumentWords): ElementContent[] {
  const fallback = Object.hasOwn(document.asides, node.name) ? document.asides[node.name] : undefined;
  if (node.type !== 'containerDirective' || fallback === undefined) {
    return inertTags(state, node, node.type !== 'textDirective');
  }
  const [first, ...rest] = node.children;
  const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined;
  const title = label ? state.all(label) : [text(fallback)];
  const name = (label && toString(label).trim()) || fallback;
  const body = label ? rest : node.children;
  const rendered = state.all({ ...node, children: body } as Parents);
  return [
    element('aside', { className: ['aside', `aside-${node.name}`], ariaLabel: name }, [
      element('p', { className: ['aside-title'] }, title),
      ...rendered,
    ]),
  ];
}

/** A paragraph; a block written inside it splits it in two. */
export function renderParagraph(state: State, node: Parents): ElementContent[] {
  return paragraphs(state, node);
}

function paragraphs(state: State, node: Parents): ElementContent[] {
  const result: ElementContent[] = [];
  let line: Nodes[] = [];
  const flush = () => {
    const children = trim(state.all({ type: 'paragraph', children: line as PhrasingContent[] }));
    if (children.length > 0) result.push(element('p', {}, children));
    line = [];
  };
  for (const child of node.children as Nodes[]) {
    if (!isJsx(child) || !isBlock(child)) line.push(child);
    else {
      flush();
      result.push(
        ...([state.one(child, { type: 'paragraph', children: [] })]
          .flat()
          .filter((rendered) => rendered !== undefined) as ElementContent[]),
      );
    }
  }
  flush();
  return result;
}

function renderBlock(state: State, node: Jsx, name: ComponentName, elements: ElementContext): Element {
  const attributes = attributesOf(node);
  const { document, terms } = elements.words;
  const pairs = (...list: [term: string, value: string | undefined][]) => renderPairs(list, document.none);
  switch (name) {
    case 'Figure': {
      const children = inner(state, node);
      const only = children.length === 1 ? children[0] : undefined;
      const caption = only?.type === 'element' && only.tagName === 'p' ? only.children : children;
      return element('figure', { className: ['picture'] }, [
        elements.picture(attributes.get('src') ?? '', attributes.get('alt') ?? ''),
        ...(caption.length > 0 ? [element('figcaption', {}, caption)] : []),
      ]);
    }
    case 'Hypothesis': {
      const confidence = confidences.find((known) => known === attributes.get('confidence'));
      const head = element('p', { className: ['card-head'] }, [
        span('card-kind', document.hypothesis),
        ...(confidence ? [text(' '), span('badge', terms.confidences[confidence], `confidence-${confidence}`)] : []),
      ]);
      return element('article', { className: ['card', 'hypothesis'] }, [
        head,
        ...inner(state, node),
        pairs([document.evidence, attributes.get('evidence')]),
      ]);
    }
    case 'InvestigationStep': {
      const command = attributes.get('command');
      return element('article', { className: ['card', 'investigation-step'] }, [
        element('p', { className: ['card-head'] }, [span('card-kind', document.step)]),
        ...inner(state, node),
        ...(command ? [elements.command(command)] : []),
        pairs([document.expected, attributes.get('expected')]),
      ]);
    }
    case 'Mitigation':
      return element('article', { className: ['card', 'mitigation'] }, [
        element('p', { className: ['card-head'] }, [span('card-kind', document.mitigation)]),
        ...inner(state, node),
        pairs([document.risk, attributes.get('risk')], [document.back, attributes.get('back')]),
      ]);
    case 'Log':
      return folded(attributes.get('title') ?? document.log, inner(state, node));
    default:
      return element('div', {}, inner(state, node));
  }
}

/** Long content, folded under its title. */
export function folded(title: string, children: ElementContent[]): Element {
  return element('details', { className: ['log'] }, [
    element('summary', {}, [text(title)]),
    element('div', { className: ['log-body'] }, children),
  ]);
}

function renderFigureInline(node: Jsx, elements: ElementContext): ElementContent {
  const attributes = attributesOf(node);
  return elements.picture(attributes.get('src') ?? '', attributes.get('alt') ?? '');
}

/** Children of a block. Inline children, of an element written on one line, become a paragraph. */
function inner(state: State, node: Jsx): ElementContent[] {
  const phrasing = (node.children as Nodes[]).every((child) => isPhrasing(child));
  return phrasing ? paragraphs(state, node) : state.all(node).filter(isSolid);
}

function inertTags(state: State, node: Jsx | Directive, flow: boolean): ElementContent[] {
  const { opening, closing } = tagsOf(node);
  const tag = (source: string): ElementContent[] => {
    if (source === '') return [];
    return [flow ? element('p', {}, [inertCode(source)]) : inertCode(source)];
  };
  const children = flow && isJsx(node) ? inner(state, node) : state.all(node);
  return [...tag(opening), ...children, ...tag(closing)];
}

function attributesOf(node: Jsx): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string' && attribute.value.trim() !== '')
      attributes.set(attribute.name, attribute.value);
  }
  return attributes;
}

function isJsx(node: Nodes): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Whether an element is rendered as a block even inside a paragraph. */
function isBlock(node: Jsx): boolean {
  const name = node.name ?? '';
  if (blocks.has(name)) return true;
  return (
    (name === 'Internal' || name === 'Public') &&
    (node.children as Nodes[]).some((child) => isJsx(child) && isBlock(child))
  );
}

const phrasingTypes = new Set(
  (
    'break delete emphasis footnoteReference image imageReference inlineCode link linkReference mdxJsxTextElement ' +
    'mdxTextExpression strong text textDirective'
  ).split(' '),
);
function isPhrasing(node: Nodes): boolean {
  return phrasingTypes.has(node.type);
}

function isSolid(node: ElementContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}

/** Without white space at either end. */
function trim(children: ElementContent[]): ElementContent[] {
  const kept = [...children];
  for (let first = kept[0]; first?.type === 'text'; first = kept[0]) {
    const value = first.value.replace(/^\s+/, '');
    if (value !== '') {
      kept[0] = { ...first, value };
      break;
    }
    kept.shift();
  }
  for (let last = kept.at(-1); last?.type === 'text'; last = kept.at(-1)) {
    const value = last.value.replace(/\s+$/, '');
    if (value !== '') {
      kept[kept.length - 1] = { ...last, value };
      break;
    }
    kept.pop();
  }
  return kept;
}

/** The values an author was asked for; missing ones are marked as such. */
function renderPairs(list: readonly [term: string, value: string | undefined][], none: string): Element {
  return element(
    'dl',
    { className: ['card-facts'] },
    list.flatMap(([term, value]) => [
      element('dt', {}, [text(term)]),
      element('dd', {}, [value === undefined ? span('none', none) : text(value)]),
    ]),
  );
}

function span(className: string, value: string, ...more: string[]): Element {
  return element('span', { className: [className, ...more] }, [text(value)]);
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
