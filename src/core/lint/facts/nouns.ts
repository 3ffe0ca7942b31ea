/** What sort of thing a noun counts: only things of one sort can be the same count under two names. */
export type NounKind = 'people' | 'attempts' | 'tickets' | 'tenants' | 'machines' | 'things';

const kinds: Readonly<Record<NounKind, readonly string[]>> = {
  people: [
    'user',
    'customer',
    'buyer',
    'visitor',
    'people',
    'person',
    'player',
    'shopper',
    'subscriber',
    'member',
    'reader',
    'student',
    'employee',
    'patient',
    'passenger',
    'driver',
    'client',
    'consumer',
    'account',
  ],
  attempts: [
    'attempt',
    'request',
    'call',
    'try',
    'retry',
    'transaction',
    'checkout',
    'payment',
    'order',
    'query',
    'login',
    'sign-in',
    'signup',
    'operation',
    'invocation',
    'job',
    'message',
    'event',
    'session',
    'error',
    'failure',
    'delivery',
    'view',
  ],
  tickets: ['ticket', 'complaint', 'case', 'enquiry', 'inquiry'],
  tenants: [
    'tenant',
    'merchant',
    'organisation',
    'organization',
    'company',
    'shop',
    'store',
    'project',
    'team',
    'workspace',
    'partner',
  ],
  machines: [
    'pod',
    'node',
    'server',
    'host',
    'instance',
    'replica',
    'container',
    'machine',
    'vm',
    'broker',
    'shard',
    'worker',
    'cluster',
    'region',
    'zone',
    'database',
    'partition',
    'disk',
    'volume',
    'hub',
    'service',
    'runner',
    'load-balancer',
    'process',
  ],
  things: [
    'alert',
    'page',
    'file',
    'connection',
    'restart',
    'email',
    'e-mail',
    'workflow',
    'dag',
    'certificate',
    'package',
    'record',
    'row',
    'key',
    'item',
    'entry',
    'deployment',
    'release',
    'commit',
    'line',
    'thread',
    'log',
    'bucket',
    'object',
    'image',
    'notebook',
    'build',
    'test',
    'dashboard',
    'update',
    'incident',
    'step',
    'monitor',
    'rule',
    'flag',
    'survey',
    'token',
    'credential',
    'repository',
    'branch',
    'version',
    'cart',
    'basket',
    'product',
  ],
};

const kindByNoun = new Map(
  Object.entries(kinds).flatMap(([kind, nouns]) => nouns.map((noun) => [noun, kind as NounKind])),
);
const irregular: Readonly<Record<string, string>> = {
  people: 'people',
  persons: 'people',
  person: 'people',
  retries: 'retry',
  tries: 'try',
  queries: 'query',
  deliveries: 'delivery',
  companies: 'company',
  entries: 'entry',
  enquiries: 'enquiry',
  inquiries: 'inquiry',
  repositories: 'repository',
  processes: 'process',
  boxes: 'box',
  emails: 'e-mail',
  email: 'e-mail',
  'e-mails': 'e-mail',
  branches: 'branch',
  logins: 'login',
};

/** A noun in the singular and in lower case. */
export function foldNoun(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s?$/, '');
  if (Object.hasOwn(irregular, lower)) return irregular[lower]!;
  return /[^s]s$/.test(lower) && lower.length > 3 ? lower.slice(0, -1) : lower;
}

/** The sort of thing a folded noun counts; undefined for a word that is no noun we know to be countable. */
export function kindOf(noun: string): NounKind | undefined {
  return kindByNoun.get(noun);
}

/** Words as they are compared: lower case, without endings. */
export function stem(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$/, '');
  if (lower.length <= 4) return lower.replace(/s$/, '');
  return lower
    .replace(/(?:ications?|ifications?)$/, 'ify')
    .replace(/(?:ations?|ating|ated|ates?)$/, 'at')
    .replace(/(?:ings?|edly|ed|ies|es|s|e|y|er|ers|ment|ments|ion|ions)$/, '')
    .replace(/(.)\1$/, '$1');
}

const small =
  /^(?:the|and|for|that|this|with|from|was|were|are|has|had|have|been|its|our|their|not|but|than|then|into|over|under|each|any|all|every|one|two|three|four|which|who|what|when|where|how|why|will|would|should|could|can|may|more|most|less|also|only|new|after|before|during|within|per|via|using|by|to|of|in|on|at|as|is|it|an|or|be|we|so|no|out|up|off|too|it’s|it's|there|here|them|they|these|those|such|set|add|make|use)$/i;

/** The words of a text that carry meaning, as stems. */
export function contentWords(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}][\p{L}\d’']+/gu))
    if (word.length > 2 && !small.test(word)) found.add(stem(word));
  return found;
}
