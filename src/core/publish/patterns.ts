/** Values that give something away in any text. */
export interface Pattern {
  kind:
    | 'address'
    | 'e-mail'
    | 'IP address'
    | 'account'
    | 'phone number'
    | 'key'
    | 'channel'
    | 'change'
    | 'commit'
    | 'host'
    | 'identifier'
    | 'ticket';
  /** A substring of every match, as a quick test. */
  needs: RegExp;
  expression: RegExp;
  /** What the public reads instead. */
  instead: string;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** What stands for a full stop or an `@` in an address that nobody is to click. */
const dot = String.raw`(?:\.|[ ]?[[({][ ]?(?:\.|dot|punkt)[ ]?[\])}][ ]?)`;

/** What says that a number is an address. */
const spokenHost =
  '(?:hosts?|ips?|ip[ -]address(?:es)?|ip-adresse|address|adresse|subnet|network|server|node|machine|peer|gateway|router|src|dst)(?: (?:is|was|ist|war|at|mit))?(?: ?[:=] ?| )';

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
    expression: new RegExp(
      // A release may have four parts, too.
      `(?<![\\w.§]|\\b(?:[Vv]ersion|[Rr]elease|[Bb]uild|[Ss]ection|[Cc]hapter|[Cc]lause|[Aa]rticle|[Pp]aragraph|[Aa]ppendix|[Ff]igure|[Tt]able|Abschnitt|Kapitel|Ziffer|Tabelle|§)s?[ \\u00a0])(?:${octet}\\.){3}${octet}(?:/\\d{1,2})?(?![\\w]|\\.\\d|[-+](?:alpha|beta|rc|snapshot|dev|pre))`,
      'g',
    ),
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
    // Whole or shortened, with the end in the old form, a zone or a length. Without a digit only where it cannot be code.
    expression: new RegExp(
      `(?<![\\w:.])(?=[0-9a-f:]*\\d|f[cde][0-9a-f]{2}:)(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}(?::(?:${octet}\\.){3}${octet})?|(?:${octet}\\.){3}${octet})?)(?:%[a-z]\\w{1,15})?(?:/\\d{1,3})?(?![\\w:]|\\.\\d)`,
      'gi',
    ),
    instead: 'an IP address',
  },
  {
    kind: 'account',
    needs: /arn:|\d{12}|\d{4}-\d{4}-\d{4}|(?:acct|cus|sub|org|usr)_/i,
    expression:
      /(?<![\w-])arn:aws[\w-]*:[\w:/*.+=@-]+|(?<!\d)(?=\d{12}(?!\d))(?<=\b(?:account|tenant|customer|subscription|project)\b[^\n]{0,20}?)\d{12}|(?<![\d-])(?=\d{4}-\d{4}-\d{4}(?![\d-]))(?<=\b(?:accounts?|Kontos?|tenant|customer|subscription|project)\b[^\n]{0,20}?)\d{4}-\d{4}-\d{4}|(?<![\w-])(?:acct|cus|sub|org|usr)_[A-Za-z0-9]{8,}/gi,
    instead: 'an account',
  },
  {
    kind: 'key',
    needs: /A[KSRI][IOD]A/,
    expression: /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
    instead: 'a key',
  },
  {
    // A JSON Web Token: two parts of JSON in base64 and a signature.
    kind: 'key',
    needs: /eyJ/,
    expression: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?/g,
    instead: 'a key',
  },
  {
    kind: 'phone number',
    needs: /\+\d|\(\d{3}\)/,
    expression:
      /(?<![\w+.])\+\d{1,3}[ ().\u00a0-]{0,2}\d(?:[ ().\u00a0-]{0,2}\d){6,12}(?![\w])|(?<![\w(])\(\d{3}\) ?\d{3}[- .\u00a0]\d{4}(?!\w)/g,
    instead: 'a phone number',
  },
  {
    kind: 'host',
    needs: /\.(?:int|loc|lan|cor|svc)/i,
    expression:
      /(?<![\w.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:internal|intranet|local|lan|corp|svc)(?::\d+)?(?:\/[\w./%#?=&~-]{0,200}[\w/])?(?![\w-]|\.\w)/gi,
    instead: 'an internal address',
  },
];

/** For text of documents only: an address in a sentence, a channel, the number of a change. */
const written: readonly Pattern[] = [
  {
    kind: 'address',
    needs: /:\/\//,
    expression:
      /(?<![\w])(?:h(?:tt|xx)ps?|ftps?|sftp|ssh|git|slack|file|smb|nfs|ldaps?|wss?|amqps?|s3|gs|jdbc:\w+|postgres(?:ql)?|rediss?|mongodb(?:\+srv)?|mysql|kafka|vault):\/\/[^\s<>"'`)\]}]*[^\s<>"'`)\]}.,;:!?]/giu,
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
    needs: /[#!/]\d|(?:PR|MR)-?\d/i,
    expression:
      /(?<![\p{L}\p{N}/&#])(?:(?:(?:PR|MR|pull request|merge request|issue|ticket) |[\w.-]+\/[\w.-]+|PR|MR)?[#!]|[PM]R-?(?=\d{3}))\d{2,7}(?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])(?:pulls?|issues|merge_requests)\/)\d{2,7}(?![\p{L}\p{N}])/giu,
    instead: 'a change',
  },
];

/** For text of documents only, too: machines, mail and identifiers in the forms in which people write them. */
const disguised: readonly Pattern[] = [
  {
    kind: 'e-mail',
    needs: /[[({] ?(?:at|@|ät) ?[\])}]| (?:at|AT|@) /,
    expression: new RegExp(
      `(?<![\\w.+-])[\\p{L}\\p{N}_.+-]+(?: ?[[({] ?(?:at|@|ät) ?[\\])}] ?[\\p{L}\\p{N}-]+(?:(?:${dot}| dot )[\\p{L}\\p{N}-]+)*| (?:at|@) [\\p{L}\\p{N}-]+(?:(?: dot | ?[[({]dot[\\])}] ?)[\\p{L}\\p{N}-]+)+)(?![\\p{L}\\p{N}])`,
      'giu',
    ),
    instead: 'an e-mail address',
  },
  {
    kind: 'host',
    needs: /[[({] ?(?:\.|dot) ?[\])}]/i,
    expression: /(?<![\w.-])[a-z0-9-]+(?: ?[[({] ?(?:\.|dot) ?[\])}] ?[a-z0-9-]+)+(?![\w-])/gi,
    instead: 'an internal address',
  },
  {
    kind: 'host',
    needs: /\\\\\w/,
    expression: /\\\\[a-z][\w.-]+(?:\\[\w.$-]+)+/gi,
    instead: 'an internal address',
  },
  {
    // Named for where it stands, and numbered: `web-prod-03`, `db-01.fra1`, `shop-7d9f8b6c5d-x2x9z`.
    kind: 'host',
    needs: /[a-z]-?\d|-[\da-f]{8,10}-/i,
    expression:
      /(?<![\w.-])(?:(?=[a-z\d-]*-?\d)(?:[a-z][a-z\d]*-)*(?:prod|prd|stg|stage|staging|uat|preprod|canary)(?:-[a-z\d]+)*-?\d{1,4}|[a-z][a-z\d]*(?:-[a-z\d]+)*?-?\d{1,3}\.(?:[a-z]{2,4}\d{1,2}|(?:us|eu|ap|sa|ca|me|af)-[a-z]+-\d[a-z]?)|[a-z][a-z\d-]*-(?=[a-z]*\d)[\da-z]{8,10}-[a-z\d]{5})(?:\.[a-z\d-]+)*(?![\w-])/g,
    instead: 'an internal host',
  },
  {
    kind: 'identifier',
    needs: /[\da-f]{2}[:-][\da-f]{2}[:-][\da-f]{2}/i,
    expression: /(?<![\w:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\w:-])/gi,
    instead: 'an address of a device',
  },
  {
    kind: 'identifier',
    needs: /-[\da-f]{8}/,
    expression:
      /(?<![\w-])(?:i|vpc|vpce|sg|ami|subnet|eni|vol|snap|rtb|igw|nat|acl|lt|tgw|pcx|fs|eipalloc)-(?=[a-f]*\d)[\da-f]{8,17}(?![\w-])/g,
    instead: 'an identifier',
  },
  {
    kind: 'IP address',
    needs: /\d_\d{1,3}_\d|\d\.[x*]|\d \. \d|ipv6-literal/i,
    expression: new RegExp(
      `(?<![\\w.])${octet}(?: \\. ${octet}){3}(?!\\w|\\.\\d)|(?<![\\w.-])[\\da-f-]+(?:s\\w+)?\\.ipv6-literal\\.net|(?<![\\w.])10(?:\\.[x*]{1,3}){3}(?!\\w)|(?<![\\w.])(?:(?:ip|host|ec2|node)_(?:${octet}_){3}${octet}|(?:10|172|192)_(?:${octet}_){2}${octet})(?!\\w)|(?<![\\w.])(?:10\\.${octet}|172\\.(?:1[6-9]|2\\d|3[01])|192\\.168)\\.(?:${octet}\\.[x*]{1,3}|[x*]{1,3}\\.[x*]{1,3})(?!\\w|\\.\\w)`,
      'gi',
    ),
    instead: 'an internal address',
  },
  {
    // With commas or points in the middle: of the networks that are internal, or where the sentence says that it is one.
    kind: 'IP address',
    needs: /\d ?[,·‧•;/|] ?\d{1,3} ?[,·‧•;/|]|\d \d{1,3} \d|[ -](?:dot|punkt)[ -]/i,
    expression: new RegExp(
      [
        `(?<=(?<!\\p{L})${spokenHost}(?:at |with |from )?[\`"']?)(?:${octet}(?:(?: ?[,·‧•;/|] ?)${octet}){3}|(?:10|172|192)(?: ${octet}){3})(?![\\w%]|[,·‧•.] ?\\d| ?(?:,|and|or|und) \\d+(?![\\d,.·]))`,
        `(?<![\\w.,·‧•-])(?<!\\d, )(?:192[,·‧•]168|172[,·‧•](?:1[6-9]|2\\d|3[01])|169[,·‧•]254|127[,·‧•]0|10[,·‧•][0-9])(?:[,·‧•]${octet}){2}(?![\\w%]|[,·‧•.] ?\\d| ?(?:and|or|und) \\d+(?![\\d,.·]))`,
        '(?<![\\p{L}\\d])(?:\\p{L}{3,12}|\\d{1,3})(?:[ -](?:dot|Punkt)[ -](?:\\p{L}{3,12}(?:[ -]\\p{L}{3,6})?|\\d{1,3})){3}(?![\\p{L}\\d])',
        `(?<![\\w.,·‧•-])${octet}(?:[·‧•]${octet}){3}(?![\\w%]|[,·‧•.] ?\\d)`,
      ].join('|'),
      'giu',
    ),
    instead: 'an IP address',
  },
  {
    // One number for all four parts, or parts in octal and hexadecimal, as `ping` takes them.
    kind: 'IP address',
    needs: /0x[\da-f]|\b0\d+\.|\d{8}|(?:host|ip|address|subnet|network|adresse|server|node)\W{1,3}\d/i,
    expression: new RegExp(
      [
        '(?<![\\w.])0x(?:0a|7f0000|a9fe|ac1[\\da-f]|c0a8)(?:(?<=0x..)[\\da-f]{6}|(?<=0x....)[\\da-f]{4}|(?<=0x.{6})[\\da-f]{2})(?!\\w)',
        `(?<=(?<!\\p{L})${spokenHost}[\`"']?)(?:(?<!(?<!ip )address )0x[\\da-f]{8}|\\d{8,10}|(?:${octet}-){3}${octet}|(?<!(?:server|node|machine|gateway|router)(?: \\w+)? )(?:10|127|172|192)(?:\\.\\d{1,8}){1,2})(?!\\w|[.,:]\\d| \\p{L}+s(?!\\p{L}))`,
        '(?<![\\w.])(?=(?:[\\dxa-f]+\\.){0,3}(?:0x[\\da-f]|0\\d))(?:(?:0x[\\da-f]{1,2}|0?\\d{1,3})\\.){1,3}(?:0x[\\da-f]{1,6}|0?\\d{1,3})(?<=(?:\\.[\\dxa-f]+){3}|0x[\\da-f.x]+)(?!\\w|\\.\\w)',
      ].join('|'),
      'giu',
    ),
    instead: 'an IP address',
  },
  {
    kind: 'identifier',
    needs: /[\da-f]{8}-[\da-f]{4}-/i,
    expression: /(?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])/gi,
    instead: 'an identifier',
  },
  {
    kind: 'identifier',
    needs: /[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}/i,
    expression: /(?<![\w.-])(?=[\d.]*[a-f])(?=[a-f.]*\d)[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}(?![\w-]|\.\w)/gi,
    instead: 'an address of a device',
  },
  {
    // Of a card in groups, none of which looks like a year, and of a bank with the letters of its country.
    kind: 'account',
    needs: /\d{4}[ \u00a0-]\d{4}|\d{4}[ \u00a0-]\d{6}|[A-Z]{2}\d{2}/,
    expression:
      /(?<![\w.,-])(?:(?!(?:\d000[ \u00a0-]){3})[4-6]\d{3}(?:([ \u00a0-])\d{4})(?:\1\d{4}){2}|3[47]\d{2}([ \u00a0-])\d{6}\2\d{5})(?![\w-]|[.,]\d)|(?<![\p{L}\p{N}_-])[A-Z]{2}\d{2}(?=(?:[ \u00a0]?[A-Z\d]){11})(?=(?:[A-Z \u00a0]*\d){8})(?:[ \u00a0]?[A-Z\d]{4}){2,7}(?:[ \u00a0]?[A-Z\d]{1,3})?(?![\p{L}\p{N}_-])/gu,
    instead: 'an account',
  },
  {
    kind: 'account',
    needs: /[UWCGDBT]0[A-Z0-9]{6}/,
    expression: /(?<![\w])@?[UWCGDBT]0[A-Z0-9]{7,10}(?!\w)/g,
    instead: 'an account',
  },
  {
    kind: 'ticket',
    needs: /\d{7}/,
    expression:
      /(?<![\w-])(?:(?:INC|CHG|RITM|REQ|PRB|SCTASK|CTASK|TASK)[ -]?|(?:inc|chg|ritm|req|prb|sctask|ctask)-?)\d{7,10}(?!\w)/g,
    instead: 'a ticket',
  },
  {
    // `ticket 4711`, but not `to issue 500 refunds`.
    kind: 'ticket',
    needs: /\d{3}/,
    expression:
      /(?<![\p{L}\p{N}])(?:(?:tickets?|bugs?|issues?|story|epic|PR|MR|pull request|merge request|Vorgang|Störung)(?: ?(?:no\.?|nr\.?|number|nummer|id))?|(?:case|incident|change|task|Fall) ?(?:no\.?|nr\.?|number|nummer|#|id)|(?:case|incident|Fall)(?= \d{6})) ?[:#!]? ?(?!(?:19|20)\d\d(?!\d))\d{3,8}(?![\p{L}\p{N}]|[.,]\d|-\d| \p{Ll}+s(?!\p{L})| ?%)/giu,
    instead: 'a ticket',
  },
];

/** For text of documents only, too: what is told apart by the words around it. */
const spoken: readonly Pattern[] = [
  {
    // Letters and digits behind the name of a secret or a way to sign in; neither a variable nor an address.
    kind: 'key',
    needs: /[=:]|bearer|basic/i,
    expression:
      /(?<=(?:passw(?:or)?d|passwort|kennwort|passphrase|pwd|secret|token|(?:api|access|secret|private)[ _-]?key)["']?\s?[=:]\s?["']?|(?<!\p{L})(?:bearer|basic) )(?![$<{(]|https?:)(?=[^\s"'`,;<>]{0,200}\d)(?=[^\s"'`,;<>]{0,200}\p{L})[^\s"'`,;<>]{7,400}[^\s"'`,;<>.)\]]/giu,
    instead: 'a key',
  },
  {
    kind: 'commit',
    needs: /[\da-f]{7}/i,
    expression:
      /(?<![\p{L}\p{N}_-])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{12,64}(?![\p{L}\p{N}_-])|(?<=(?:(?:commit|revision|rev|sha|hash|merge|revert(?:s|ed|ing)?|cherry-pick(?:s|ed)?|build|head|tag|deploy(?:s|ed)?|of|at)[\s:(`'"@]{1,4}|@))(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,11}(?![\p{L}\p{N}_-])|(?<=(?:commit|revision|rev|sha|(?:fixed|introduced|broken|reverted|merged|built|added|shipped) (?:in|by|with|as))[\s:(`'"@]{1,4})(?!(?:acceded|defaced|effaced|feedbacc)(?![\da-f]))[\da-f]{7,40}(?![\p{L}\p{N}_-])|(?<=\d-\d{1,4}-)g[\da-f]{7,40}(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}])I[\da-f]{40}(?![\p{L}\p{N}])/giu,
    instead: 'a change',
  },
  {
    // Without a word beside it, as people shorten it: small letters and digits.
    kind: 'commit',
    needs: /[\da-f]{7}/,
    expression:
      /(?<![\p{L}\p{N}_#%-]|\d,|(?<!\.)\.)(?=(?:[a-f]*\d){2})(?=(?:\d*[a-f]){2})(?!\d+e\d+(?![\da-f]))[\da-f]{7,11}(?![\p{L}\p{N}_-])/gu,
    instead: 'a change',
  },
  {
    kind: 'phone number',
    needs: /\d{2}[\s\u00a0/.)-]+\d|\d \d|0\d{8}|\d{4}|[a-z]:\+?\d/,
    expression:
      /(?<![\p{L}\p{N}.,:_#/-])(?=\(?(?:\d[() \u00a0/-]{0,3}){6}\d)\(?0[1-9]\d{0,4}\)?[ \u00a0/-]{1,3}\d{2,8}(?:[ \u00a0-]\d{2,5}){0,3}(?![\p{L}\p{N}_]|[.,:]\d|-\d)|(?<![\p{L}\p{N}.,:_#/-])0[1-9]\d{8,10}(?![\p{L}\p{N}_-]|\.\d)|(?<![\p{L}\p{N}.,:_#/-])(?:1-)?[2-9]\d{2}[-.][2-9]\d{2}[-.]\d{4}(?![\p{L}\p{N}_-]|\.\d)|(?<![\p{L}\p{N}.,:_#/-])[2-9]\d{2}[ \u00a0][2-9]\d{2}[ \u00a0]\d{4}(?![\p{L}\p{N}_-]|\.\d)|(?<![\p{L}\p{N}.,:_#/-])0\d(?:[.]\d{2}){4}(?![\p{L}\p{N}_]|[.,:-]\d)|(?<![\p{L}\p{N}.,:_#/-])0{1,2}[1-9]\d{0,4}(?:[- \u00a0]\d{2,8}){2,4}(?![\p{L}\p{N}_]|[.,:-]\d)|(?<=(?<!\p{L})(?:tel|callto|sip|sms):)\+?\d[\d().-]{4,18}\d|(?<![\p{L}\p{N}.,:_#/-])555-\d{4}(?![\p{L}\p{N}_-]|\.\d)|(?<=(?<!\p{L})(?:tel(?:ephone|efon)?|phone(?: number)?|fax|mobile|mobil|handy|ext(?:ension)?|durchwahl|hotline|bridge|dial(?:-in)?)[.:]?[ \u00a0](?:is |was |at |on |number |no\.? |unter |ist )?)\+?\d[\d \u00a0()/-]{1,16}\d(?![\p{L}\p{N}]|[:.]\d)/giu,
    instead: 'a phone number',
  },
];

/** Everything that is searched for in text of documents. */
export const inDocuments: readonly Pattern[] = [...written, ...disguised, ...spoken, ...patterns];

/** What looks like a ticket and is a standard. */
export const standards =
  /^(?:UTF|UCS|SHA|MD|ISO|IEC|IEEE|RFC|TLS|SSL|HTTP|AES|RSA|CVE|CWE|IPV|ECMA|ES|EN|DIN|BCP|WCAG|GMT|UTC|CRC|ASCII|US|EC|COVID|SEV|GPT)-\d/i;

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
