/** Values that give something away in any text. */
export interface Pattern {
  kind:
    'address' | 'e-mail' | 'IP address' | 'account' | 'phone number' | 'key' | 'channel' | 'change' | 'commit' | 'host';
  /** A substring of every match, as a quick test. */
  needs: RegExp;
  expression: RegExp;
  /** What the public reads instead. */
  instead: string;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** Searched for in what is about to be published and in what was built. */
export const patterns: readonly Pattern[] = [
  {
    kind: 'e-mail',
    needs: /@/,
    expression: /(?<![\w.+-])[\p{L}\p{N}_.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,24}(?![\p{L}\p{N}])/gu,
    instead: 'an e-mail address',
  },
  {
    kind: 'IP address',
    needs: /\d\.\d{1,3}\.\d/,
    expression: new RegExp(`(?<![\\w.])(?:${octet}\\.){3}${octet}(?:/\\d{1,2})?(?![\\w]|\\.\\d)`, 'g'),
    instead: 'an IP address',
  },
  {
    // Hosts named by their address, as clouds do, and addresses that nobody is to click.
    kind: 'IP address',
    needs: /\d-\d{1,3}-\d|\d ?[[({]/,
    expression: new RegExp(
      `(?<![\\w.])(?:[a-z][a-z0-9]*-)+(?:${octet}-){3}${octet}(?![\\d-])(?:\\.[a-z0-9-]+)*|(?<![\\w.])${octet}(?: ?(?:[[({](?:\\.|dot)[\\])}]|\\.) ?${octet}){3}(?!\\w|\\.\\d)`,
      'gi',
    ),
    instead: 'an internal address',
  },
  {
    kind: 'IP address',
    needs: /::|(?:[\da-f]{1,4}:){7}/i,
    expression:
      /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=[0-9a-f:]*\d)(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6})(?![\w:])/gi,
    instead: 'an IP address',
  },
  {
    kind: 'account',
    needs: /arn:|\d{12}|(?:acct|cus|sub|org|usr)_/i,
    expression:
      /(?<![\w-])arn:aws[\w-]*:[\w:/*.+=@-]+|(?<=\b(?:account|tenant|customer|subscription|project)\b[^\n]{0,20}?)(?<!\d)\d{12}(?!\d)|(?<![\w-])(?:acct|cus|sub|org|usr)_[A-Za-z0-9]{8,}/gi,
    instead: 'an account',
  },
  {
    kind: 'key',
    needs: /A[KSRI][IOD]A/,
    expression: /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
    instead: 'a key',
  },
  {
    kind: 'phone number',
    needs: /\+\d|\(\d{3}\)/,
    expression:
      /(?<![\w+.])\+\d{1,3}[ ().\u00a0-]{0,2}\d(?:[ ().\u00a0-]{0,2}\d){6,12}(?![\w])|(?<![\w(])\(\d{3}\) ?\d{3}-\d{4}(?!\w)/g,
    instead: 'a phone number',
  },
  {
    kind: 'host',
    needs: /\.(?:int|loc|lan|cor|svc)/i,
    expression:
      /(?<![\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:internal|intranet|local|lan|corp|svc)(?::\d+)?(?![\w-]|\.\w)/gi,
    instead: 'an internal address',
  },
];

/** For text of documents only: an address in a sentence, a channel, the number of a change. */
const written: readonly Pattern[] = [
  {
    kind: 'address',
    needs: /:\/\//,
    expression:
      /(?<![\w])(?:https?|ftp|ssh|git|slack|file|s3|gs|jdbc:\w+|postgres(?:ql)?|redis|mongodb):\/\/[^\s<>"'`)\]}]*[^\s<>"'`)\]}.,;:!?]/giu,
    instead: 'an internal address',
  },
  {
    kind: 'channel',
    needs: /#\p{L}/u,
    // Not a colour, and not what C begins a line with.
    expression:
      /(?<![\p{L}\p{N}/&#])#(?!(?:[\da-f]{3}|[\da-f]{4}|[\da-f]{6}|[\da-f]{8})(?![\p{L}\p{N}_-]))(?!(?:include|define|ifn?def|if|else|endif|elif|pragma|undef|error|region|endregion|selector|hash|id)(?![\p{L}\p{N}_-]))[\p{Ll}][\p{Ll}\p{N}_-]*[\p{Ll}\p{N}]/gu,
    instead: 'a chat channel',
  },
  {
    kind: 'change',
    needs: /[#!]\d/,
    expression:
      /(?<![\p{L}\p{N}/&#])(?:(?:PR|MR|pull request|merge request|issue|ticket) )?[#!]\d{2,7}(?![\p{L}\p{N}])/giu,
    instead: 'a change',
  },
];

/** For text of documents only, too: what is told apart by the words around it. */
const spoken: readonly Pattern[] = [
  {
    kind: 'commit',
    needs: /[\da-f]{7}/i,
    expression:
      /(?<![\p{L}\p{N}_-])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{12,64}(?![\p{L}\p{N}_-])|(?<=(?:commit|revision|rev|sha|hash|merge|revert(?:s|ed|ing)?|cherry-pick(?:s|ed)?|build|head|tag|deploy(?:s|ed)?|of|at)[\s:(`'"@]{1,4}|@)(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,11}(?![\p{L}\p{N}_-])|(?<=(?:commit|revision|rev|sha)[\s:(`'"@]{1,4})[\da-f]{7,40}(?![\p{L}\p{N}_-])/giu,
    instead: 'a change',
  },
  {
    kind: 'phone number',
    needs: /\d{2}[\s\u00a0/.)-]+\d|0\d{8}|\d{4}/,
    expression:
      /(?<![\p{L}\p{N}.,:_#/-])\(?0[1-9]\d{0,4}\)?[ \u00a0/-]{1,3}\d{2,8}(?:[ \u00a0-]\d{2,5}){0,3}(?![\p{L}\p{N}_]|[.,:]\d|-\d)|(?<![\p{L}\p{N}.,:_#/-])0[1-9]\d{8,10}(?![\p{L}\p{N}_.-])|(?<![\p{L}\p{N}.,:_#/-])(?:1-)?[2-9]\d{2}[-.][2-9]\d{2}[-.]\d{4}(?![\p{L}\p{N}_.-])|(?<![\p{L}\p{N}.,:_#/-])555-\d{4}(?![\p{L}\p{N}_.-])|(?<=(?<!\p{L})(?:tel(?:ephone|efon)?|phone(?: number)?|fax|mobile|mobil|handy|ext(?:ension)?|durchwahl|hotline|bridge|dial(?:-in)?)[.:]?[ \u00a0](?:is |was |at |on |number |no\.? |unter |ist )?)\+?\d[\d \u00a0()/-]{1,16}\d(?![\p{L}\p{N}]|[:.]\d)/giu,
    instead: 'a phone number',
  },
];

/** Everything that is searched for in text of documents. */
export const inDocuments: readonly Pattern[] = [...written, ...spoken, ...patterns];

/** A text in which every hyphen and dash is a plain one; offsets stay. */
export function withPlainHyphens(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-');
}

/** What looks like a ticket and is a standard. */
export const standards =
  /^(?:UTF|UCS|SHA|MD|ISO|IEC|IEEE|RFC|TLS|SSL|HTTP|AES|RSA|CVE|CWE|IPV|ECMA|ES|EN|DIN|BCP|WCAG|GMT|UTC|CRC|ASCII|US|EC|COVID)-\d/i;

/** All matches of a pattern in a long text; the pattern is tried only around its required substring. */
export function* matchesOf({ needs, expression }: Pattern, text: string): Generator<{ start: number; end: number }> {
  if (!needs.test(text)) return;
  const near = 160;
  let [from, to] = [-1, -1];
  let reached = 0;
  function* within(): Generator<{ start: number; end: number }> {
    for (const match of text.slice(from, to).matchAll(expression)) {
      const start = from + match.index;
      if (start < reached) continue;
      reached = start + match[0].length;
      yield { start, end: reached };
    }
  }
  for (const { index, 0: found } of text.matchAll(new RegExp(needs.source, `${needs.flags}g`))) {
    const [low, high] = [Math.max(0, index - near), Math.min(text.length, index + found.length + near)];
    if (low <= to) to = high;
    else {
      if (to >= 0) yield* within();
      [from, to] = [low, high];
    }
  }
  if (to >= 0) yield* within();
}
