import type { Definition, FootnoteDefinition, Nodes, RootContent, TableRow } from 'mdast';
import type { Place } from '../model/message.ts';
import {
  asides,
  componentDisclosure,
  type DrawnComponent,
  inertElements,
  isPublicColumn,
  languages,
} from './disclosure.ts';
import type { PublicNode } from './public.ts';
import { seam, type About, type Leaf, type Words } from './words.ts';

/** The context of a cut. */
export interface Cutting extends About {
  file: string;
  words: Words;
  /** Public definitions, by lower-case identifier. */
  definitions: ReadonlyMap<string, Definition>;
  footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** The public name of a picture; undefined if the library does not have it. */
  picture(src: string): string | undefined;
  /** The id of the incident a link of the document leads to. */
  linked(url: string): string | undefined;
  /** Heads of columns that the template names public. */
  columns: readonly string[];
  /** Source rows of tables that were not cut out. */
  rows: Set<TableRow>;
  /** True where tables are read as data, so that they are left out of the prose around them. */
  formed: boolean;
}

/** Prefix of links to other incidents until it is known whether these are public. */
export const incidentLink = 'incident:';

type Children = readonly Nodes[];
type Text = Extract<PublicNode, { type: 'text' | 'inlineCode' }>;
type Branch = Extract<PublicNode, { children: PublicNode[] }>;

/**
 * Cuts blocks for the public: what is left is built anew, node by node, from the kinds of nodes that may leave. What
 * stands in `<Internal>` is gone with everything in it, `<Public>` is gone around what it holds, comments, unknown nodes
 * and every attribute that is not named are gone, and words are replaced.
 */
export function cutBlocks(nodes: Children, cutting: Cutting): PublicNode[] {
  const noted: string[] = [];
  const blocks = new Cut(cutting, noted).blocks(nodes);
  // Footnotes follow in the order of their references. References inside footnotes are dropped, since they could be cyclic.
  for (let index = 0; index < noted.length; index++) {
    const definition = cutting.footnotes.get(noted[index]!)!;
    const children = new Cut(cutting, undefined).blocks(definition.children as Nodes[]);
    if (children.length > 0) blocks.push({ type: 'footnoteDefinition', identifier: String(index + 1), children });
    else blocks.push({ type: 'footnoteDefinition', identifier: String(index + 1), children: [paragraph([text('–')])] });
  }
  return blocks;
}

/** Cuts inline content, such as a table cell, without its footnotes. */
export function cutInline(nodes: Children, cutting: Cutting): PublicNode[] {
  const first = nodes[0];
  return new Cut(cutting, undefined).line(
    nodes,
    first ? placeOf(first, cutting.file) : placeOf(undefined, cutting.file),
  );
}

/** Replaces words in a plain text, such as a title. */
export function cutText(value: string, place: Place, cutting: About & Pick<Cutting, 'words'>): string {
  const leaf = { value };
  cutting.words.rewrite([leaf], place, cutting);
  return leaf.value.replace(/\s+/g, ' ').trim();
}

class Cut {
  private readonly cutting: Cutting;
  private readonly noted: string[] | undefined;

  constructor(cutting: Cutting, noted: string[] | undefined) {
    this.cutting = cutting;
    this.noted = noted;
  }

  blocks(nodes: Children): PublicNode[] {
    const out: PublicNode[] = [];
    let removed = false;
    let loose: Nodes[] = [];
    const flush = () => {
      if (loose.length === 0) return;
      const children = this.line(loose, this.place(loose[0]!));
      if (children.length > 0) push(paragraph(children));
      loose = [];
    };
    const push = (node: PublicNode) => {
      const last = out.at(-1);
      // A cut between two entries must not split the list.
      if (removed && last?.type === 'list' && node.type === 'list' && last.ordered === node.ordered)
        last.children.push(...node.children);
      else out.push(node);
      removed = false;
    };
    for (const node of nodes) {
      if (isPhrasing(node)) {
        loose.push(node);
        continue;
      }
      flush();
      const made = this.block(node);
      if (made === undefined) removed = true;
      else for (const one of made) push(one);
    }
    flush();
    return out;
  }

  /** Undefined if it was cut as a whole. */
  private block(node: Nodes): PublicNode[] | undefined {
    switch (node.type) {
      case 'paragraph': {
        const children = this.line(node.children, this.place(node));
        const label = node.data && 'directiveLabel' in node.data && node.data.directiveLabel === true;
        return children.length === 0
          ? undefined
          : [{ type: 'paragraph', children, ...(label && { data: { directiveLabel: true as const } }) }];
      }
      case 'heading': {
        const children = this.line(node.children, this.place(node));
        return children.length === 0 ? undefined : [{ type: 'heading', depth: node.depth, children }];
      }
      case 'blockquote': {
        const children = this.blocks(node.children as Nodes[]);
        return children.length === 0 ? undefined : [{ type: 'blockquote', children }];
      }
      case 'list': {
        const children = node.children.flatMap((item): PublicNode[] => {
          const blocks = this.blocks(item.children as Nodes[]);
          if (blocks.length === 0) return [];
          const checked = typeof item.checked === 'boolean' ? { checked: item.checked } : {};
          return [{ type: 'listItem', ...checked, children: blocks }];
        });
        if (children.length === 0) return undefined;
        const ordered = node.ordered === true;
        const start = ordered && typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : {};
        return [{ type: 'list', ordered, ...start, children }];
      }
      case 'code': {
        const leaf = { value: node.value };
        this.cutting.words.rewrite([leaf], this.place(node), this.cutting, true);
        const lang = node.lang?.toLowerCase();
        return [{ type: 'code', ...(lang && languages.has(lang) && { lang }), value: leaf.value }];
      }
      case 'thematicBreak':
        return [{ type: 'thematicBreak' }];
      case 'table':
        return this.table(node);
      case 'containerDirective': {
        const name = asides.find((known) => known === node.name);
        if (!name) return this.gone(node, `\`:::${node.name}\` is not named public`);
        const children = this.blocks(node.children as Nodes[]);
        const onlyLabel = children.every((child) => child.type === 'paragraph' && child.data);
        return onlyLabel ? undefined : [{ type: 'containerDirective', name, children }];
      }
      case 'mdxJsxFlowElement':
        return this.element(node);
      case 'mdxFlowExpression':
      case 'mdxjsEsm':
        return this.gone(node, 'comments stay inside');
      case 'definition':
      case 'footnoteDefinition':
        return undefined;
      default:
        return this.gone(node, `\`${node.type}\` is not named public`);
    }
  }

  private element(node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>): PublicNode[] | undefined {
    const { name } = node;
    const disclosed = Object.hasOwn(componentDisclosure, name ?? '')
      ? componentDisclosure[name as keyof typeof componentDisclosure]
      : undefined;
    if (disclosed === 'unwrap') return this.blocks(node.children as Nodes[]);
    const drawn = name as DrawnComponent;
    if (disclosed === undefined || disclosed === 'cut') {
      const inert = inertElements.find((known) => known === name);
      if (inert && node.type === 'mdxJsxFlowElement') {
        const children = this.line(node.children as Nodes[], this.place(node));
        return inert === 'br' ? [] : [{ type: 'mdxJsxFlowElement', name: inert, attributes: [], children }];
      }
      return this.gone(
        node,
        name === 'Internal' ? 'it stands in `<Internal>`' : `\`<${name ?? ''}>\` is not named public`,
      );
    }
    const attributes: { type: 'mdxJsxAttribute'; name: string; value: string }[] = [];
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
      if (!(disclosed as readonly string[]).includes(attribute.name)) continue;
      let { value } = attribute;
      if (attribute.name === 'src') {
        const picture = this.cutting.picture(value);
        if (picture === undefined) return this.gone(node, `there is no picture \`${value}\` in the library`);
        value = picture;
      } else value = cutText(value, this.place(node), this.cutting);
      attributes.push({ type: 'mdxJsxAttribute', name: attribute.name, value });
    }
    if (drawn === 'Figure' && !attributes.some((attribute) => attribute.name === 'src')) return undefined;
    const children = this.blocks(node.children as Nodes[]);
    if (drawn === 'Log' && children.length === 0) return undefined;
    return [{ type: 'mdxJsxFlowElement', name: drawn, attributes, children }];
  }

  private table(node: Extract<Nodes, { type: 'table' }>): PublicNode[] | undefined {
    for (const row of node.children) this.cutting.rows.add(row);
    if (this.cutting.formed) return undefined;
    const [head, ...others] = node.children;
    const kept = (head?.children ?? []).flatMap((cell, index) => {
      const name = plainText(closed(this.phrasing(cell.children))).trim();
      const values = others.map((row) => plainText(closed(this.phrasing(row.children[index]?.children ?? []))));
      if (isPublicColumn(name, values, this.cutting.columns)) return [index];
      this.cutting.remark({
        sort: 'goes',
        from: name,
        to: '',
        reason: 'the template does not name this column public',
        place: this.place(cell),
      });
      return [];
    });
    const cells = (row: (typeof others)[number]) =>
      kept.map((column) => {
        const cell = row.children[column];
        return cell ? this.line(cell.children, this.place(cell)) : [];
      });
    const body = [
      ...(head ? [cells(head)] : []),
      ...others.map(cells).filter((row) => row.some((cell) => cell.length > 0)),
    ];
    if (kept.length === 0 || body.length < 2) return undefined;
    return [
      {
        type: 'table',
        align: kept.map((column) => node.align?.[column] ?? null),
        children: body.map((row) => ({
          type: 'tableRow',
          children: row.map((children) => ({ type: 'tableCell', children })),
        })),
      },
    ];
  }

  /** Inline content of one paragraph or cell: cut, closed up around the gaps, and rewritten as one text. */
  line(nodes: Children, place: Place): PublicNode[] {
    const cut = closed(this.phrasing(nodes));
    const leaves: Leaf[] = [];
    collect(cut, leaves);
    this.cutting.words.rewrite(leaves, place, this.cutting);
    return tidied(cut);
  }

  private phrasing(nodes: Children): PublicNode[] {
    return nodes.flatMap((node) => this.phrase(node));
  }

  private phrase(node: Nodes): PublicNode[] {
    const missing = () => [text(seam)];
    switch (node.type) {
      case 'text':
        return [text(node.value.replaceAll(seam, ''))];
      case 'inlineCode':
        return [{ type: 'inlineCode', value: node.value.replaceAll(seam, '') }];
      case 'break':
        return [{ type: 'break' }];
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ type: node.type, children: this.phrasing(node.children) }];
      case 'link':
        return this.link(node.url, node.children, node);
      case 'linkReference': {
        const definition = this.cutting.definitions.get(node.identifier.toLowerCase());
        return this.link(definition?.url, node.children, node);
      }
      case 'image':
        return this.image(node.url, node.alt, node);
      case 'imageReference':
        return this.image(this.cutting.definitions.get(node.identifier.toLowerCase())?.url, node.alt, node);
      case 'footnoteReference': {
        const key = node.identifier.toLowerCase();
        if (!this.noted) return missing();
        if (!this.cutting.footnotes.has(key)) {
          this.gone(node, 'its note stands in a part that is not public');
          return missing();
        }
        let index = this.noted.indexOf(key);
        if (index < 0) index = this.noted.push(key) - 1;
        return [{ type: 'footnoteReference', identifier: String(index + 1) }];
      }
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement': {
        const inert = inertElements.find((known) => known === node.name);
        if (inert) {
          const children = inert === 'br' ? [] : this.phrasing(node.children as Nodes[]);
          return [{ type: 'mdxJsxTextElement', name: inert, attributes: [], children }];
        }
        if (node.name === 'Public') return this.phrasing(node.children as Nodes[]);
        if (node.name === 'Figure') {
          const figure = this.element(node)?.[0];
          if (figure?.type === 'mdxJsxFlowElement') return [{ ...figure, type: 'mdxJsxTextElement' }];
          return missing();
        }
        this.gone(
          node,
          node.name === 'Internal' ? 'it stands in `<Internal>`' : `\`<${node.name ?? ''}>\` is not named public here`,
        );
        return missing();
      }
      default:
        this.gone(
          node,
          node.type === 'mdxTextExpression' ? 'comments stay inside' : `\`${node.type}\` is not named public`,
        );
        return missing();
    }
  }

  private link(url: string | undefined, nodes: Children, node: Nodes): PublicNode[] {
    const children = this.phrasing(nodes);
    const other = url === undefined ? undefined : this.cutting.linked(url);
    if (other !== undefined) return [{ type: 'link', url: incidentLink + other, children }];
    if (url !== undefined && this.cutting.words.mayLink(url)) return [{ type: 'link', url, children }];
    this.cutting.remark({
      sort: 'changes',
      from: url ?? 'a link',
      to: 'text without a link',
      reason:
        url === undefined
          ? 'its target is defined in a part that is not public'
          : 'the policy does not open this address',
      place: this.place(node),
    });
    return children;
  }

  private image(url: string | undefined, alt: string | null | undefined, node: Nodes): PublicNode[] {
    const picture = url === undefined ? undefined : this.cutting.picture(url);
    if (picture !== undefined)
      return [{ type: 'image', url: picture, alt: cutText(alt ?? '', this.place(node), this.cutting) }];
    this.gone(node, 'there is no such picture in the library');
    return [text(seam)];
  }

  private gone(node: Nodes, reason: string): undefined {
    this.cutting.remark({ sort: 'goes', from: '', to: '', reason, place: this.place(node) });
  }

  private place(node: Nodes): Place {
    return placeOf(node, this.cutting.file);
  }
}

/** Joins nodes and closes the gaps that cuts left. */
function closed(nodes: PublicNode[]): PublicNode[] {
  const out: PublicNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else out.push('children' in node ? withChildren(node, closed(node.children)) : { ...node });
  }
  for (const node of out)
    if (node.type === 'text' && node.value.includes(seam))
      node.value = node.value.replace(
        new RegExp(`(\\s*)(?:${seam}(\\s*))+(?=([\\s\\S])?)`, 'g'),
        (_match, before: string, after: string, next: string | undefined) =>
          next !== undefined && /[,.;:!?)\]}%’”]/.test(next) ? '' : before || after ? ' ' : '',
      );
  return out;
}

/** Folds white space across all text nodes, trims the ends and drops empty nodes. */
function tidied(nodes: PublicNode[]): PublicNode[] {
  let spaced = true;
  const fold = (list: PublicNode[]): PublicNode[] => {
    const kept: PublicNode[] = [];
    for (const node of list) {
      if (node.type === 'text') {
        let value = node.value.replace(/[ \t\r\n]+/g, ' ');
        if (spaced) value = value.replace(/^ /, '');
        if (value === '') continue;
        spaced = value.endsWith(' ');
        kept.push(text(value));
      } else if (node.type === 'inlineCode') {
        if (node.value.trim() === '') continue;
        spaced = false;
        kept.push(node);
      } else if (node.type === 'break' || (node.type === 'mdxJsxTextElement' && node.name === 'br')) {
        spaced = true;
        kept.push(node);
      } else if ('children' in node && node.type !== 'mdxJsxFlowElement') {
        if (node.type === 'mdxJsxTextElement' && node.name === 'Figure') {
          spaced = false;
          kept.push(node);
          continue;
        }
        const children = fold(node.children);
        if (children.length > 0) kept.push(withChildren(node, children));
      } else {
        spaced = false;
        kept.push(node);
      }
    }
    return kept;
  };
  return trimmed(fold(nodes));
}

function trimmed(nodes: PublicNode[]): PublicNode[] {
  const kept = [...nodes];
  for (let last = kept.at(-1); last; last = kept.at(-1)) {
    if (last.type === 'break') kept.pop();
    else if (last.type === 'text') {
      const value = last.value.replace(/ +$/, '');
      if (value !== '') {
        kept[kept.length - 1] = text(value);
        break;
      }
      kept.pop();
    } else break;
  }
  return kept;
}

function collect(nodes: readonly PublicNode[], leaves: Leaf[]): void {
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode') leaves.push(node);
    else if (node.type === 'break' || (node.type === 'mdxJsxTextElement' && node.name === 'br'))
      leaves.push({ value: '\n' });
    else if (node.type === 'mdxJsxTextElement' && node.name === 'Figure') leaves.push({ value: '\n' });
    else if ('children' in node) collect(node.children, leaves);
  }
}

function withChildren(node: Branch, children: PublicNode[]): PublicNode {
  return { ...node, children };
}

/** The words of cut nodes. */
export function plainText(nodes: readonly PublicNode[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value;
      if (node.type === 'break') return ' ';
      if (node.type === 'image') return node.alt;
      return 'children' in node ? plainText(node.children) : '';
    })
    .join('');
}

const phrasingTypes = new Set(
  (
    'break delete emphasis footnoteReference image imageReference inlineCode link linkReference mdxJsxTextElement ' +
    'mdxTextExpression strong text textDirective'
  ).split(' '),
);
function isPhrasing(node: RootContent | Nodes): boolean {
  return phrasingTypes.has(node.type);
}

function text(value: string): Text {
  return { type: 'text', value };
}

function paragraph(children: PublicNode[]): PublicNode {
  return { type: 'paragraph', children };
}

function placeOf(node: Nodes | undefined, file: string): Place {
  const position = node?.position;
  if (!position) return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { start, end } = position;
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
