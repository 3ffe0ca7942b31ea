import type { Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';

/**
 * The allow-list of a rendered body. Rendering makes nothing outside of it: this is the second line of defence.
 */
const allowed: Schema = {
  tagNames: (
    'a article aside blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr img input ' +
    'kbd li ol p pre section small span strong sub summary sup table tbody td th thead tr ul'
  ).split(' '),
  attributes: {
    a: ['href', 'title', 'rel', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref'],
    aside: ['ariaLabel'],
    div: ['dataInternal', 'dataLanguage', ['tabIndex', 0], ['role', 'region'], 'ariaLabel'],
    img: ['src', 'alt', 'title', 'width', 'height', ['loading', 'lazy'], ['decoding', 'async']],
    input: [['type', 'checkbox'], ['disabled', true], 'checked', 'ariaLabel'],
    ol: ['start'],
    pre: [['tabIndex', 0]],
    section: ['dataFootnotes'],
    span: ['dataInternal'],
    th: [['scope', 'col']],
    '*': ['id', ['className', /^[a-z][a-z0-9-]*$/]],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  required: { input: { type: 'checkbox', disabled: true } },
  ancestors: {
    li: ['ol', 'ul'],
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  strip: ['script', 'style', 'iframe', 'object', 'svg', 'math', 'template'],
  // Ids are made by the rendering, from headings and with a prefix for footnotes.
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
};

/** A copy of the tree with nothing in it that is not allowed. */
export function onlyAllowed(tree: Root): Root {
  const result = sanitize(tree, allowed);
  return result.type === 'root' ? result : { type: 'root', children: [result as Root['children'][number]] };
}
