import { randomOf, type Random } from '../generate/random.ts';
import { literal } from '../../src/core/text/literal.ts';

/** A document as plain text, made without the index. */
export interface PlainDocument {
  id: string;
  /** Its passages, each in one line; what stands in blocks of code line by line. */
  lines: readonly string[];
  /** The lines of its blocks of code. */
  code: readonly string[];
  services: readonly string[];
}

/** A query with what plain text search says of it. */
export interface BenchQuery {
  kind: (typeof kinds)[number];
  text: string;
  /** Ids of the documents that have to be found. */
  right: ReadonlySet<string>;
  /** Whether the text of a page has what was asked for, when it is shown as such. */
  isThere: (page: string) => boolean;
  /** One of `right` has to be among the first three. */
  isFirst?: true;
  /** The word that was meant, where the one that was asked for is a slip. */
  meant?: string;
}

export const kinds = [
  'nonsense',
  'typos',
  'names, whole',
  'names, in part',
  'quoted',
  'quoted and words',
  'lines of a log, changed',
  'several words',
  'names of services',
  'other languages',
] as const;

/** Documents in other languages, which the generated library lacks, by file name. */
export const foreign: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      [
        'kassenausfall',
        'Kassenausfall am Samstag',
        'Der Zahlungsausfall traf alle Filialen, weil der Überlauf der Auftragswarteschlange die Zugangsprüfung blockierte. Die Störung endete nach dem Zurücksetzen der Größenbeschränkung.',
      ],
      [
        'panne-du-cache',
        'Panne du cache partagé',
        'Le délai d’expiration du cache a été dépassé, puis la réplication s’est arrêtée à cause d’un déséquilibre de mémoire. Le redémarrage contrôlé a rétabli l’accès.',
      ],
      [
        'kessai-shougai',
        '決済サービスの障害',
        'データベースの接続数が上限に達し、決済処理が停止した。接続プールを再起動して復旧した。',
      ],
      [
        'otkaz-ocheredi',
        'Отказ очереди сообщений',
        'Очередь сообщений переполнилась, и потребители перестали подтверждать доставку. Перезапуск брокера восстановил обработку.',
      ],
      ['zhengshu-guoqi', '证书过期导致网关中断', '网关证书在凌晨过期，所有客户端握手失败。更换证书之后服务恢复正常。'],
      [
        'caida-de-sesion',
        'Caída de sesión en el móvil',
        'La aplicación móvil cerró la sesión de todos los usuarios porque la rotación de claves eliminó una clave todavía válida.',
      ],
    ] as const
  ).map(([name, title, summary]) => [
    `2026-02-0${name.length % 9}-${name}.mdx`,
    `---\ntitle: ${title}\nkind: incident\nstatus: draft\nseverity: SEV3\nservices: []\n---\n\n## Summary\n\n${summary}\n`,
  ]),
);
const foreignWords = [
  'Zahlungsausfall',
  'Überlauf',
  'uberlauf',
  'Ueberlauf',
  'Größenbeschränkung',
  '"Störung endete nach dem Zurücksetzen"',
  'délai d’expiration',
  'redemarrage',
  'déséquilibre mémoire',
  '接続プール',
  '決済処理',
  '"接続数が上限"',
  'потребители',
  '"Перезапуск брокера"',
  '证书过期',
  '握手失败',
  'sesión móvil',
  'rotacion',
] as const;

/** Without accents and case. */
function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Makes queries of all kinds, `each` of a kind, with what plain text search finds. */
export function queriesFor(documents: readonly PlainDocument[], each: number, seed: number): BenchQuery[] {
  const plain = new Map(documents.map((document) => [document, document.lines.map(plainOf)]));
  const whole = new Map(documents.map((document) => [document, plainOf(document.lines.join('\n'))]));
  const having = (has: (document: PlainDocument) => boolean) => new Set(documents.filter(has).map(({ id }) => id));
  const random = (kind: string) => randomOf(seed, 'search', kind);
  const wordsIn = (line: string): string[] =>
    line.match(/(?<![\p{L}\p{N}_./:-])\p{L}{4,}(?![\p{L}\p{N}_/:-]|\.\p{L})/gu)?.map(String) ?? [];
  const word = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])${literal(plainOf(text))}(?![\\p{L}\\p{N}])`, 'u');
  const begun = (text: string) => new RegExp(`(?<![\\p{L}\\p{N}])${literal(plainOf(text))}`, 'u');
  // A hump of a name is a word of it.
  const isOn = (page: string, text: string) =>
    begun(text).test(plainOf(page)) ||
    begun(text).test(plainOf(page.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')));
  const words = (list: readonly string[]) => {
    const patterns = list.map(word);
    return having((document) => patterns.every((pattern) => pattern.test(whole.get(document)!)));
  };
  const names = namesIn(documents);
  const some = <T>(kind: string, make: (random: Random) => T | undefined): T[] => {
    const stream = random(kind);
    const made: T[] = [];
    for (let tries = 0; made.length < each && tries < 100 * each; tries++) {
      const one = make(stream);
      if (one !== undefined) made.push(one);
    }
    return made;
  };
  const lineOf = (stream: Random) => stream.pick(stream.pick(documents).lines);
  const query = (
    kind: BenchQuery['kind'],
    text: string,
    right: ReadonlySet<string>,
    isThere: BenchQuery['isThere'],
    more: Pick<BenchQuery, 'isFirst' | 'meant'> = {},
  ): BenchQuery => ({ kind, text, right, isThere, ...more });
  const nobody = new Set<string>();

  return [
    ...some('nonsense', (stream) => {
      const letters = Array.from({ length: stream.integer(8, 12) }, () =>
        stream.pick([...'bcdfghjklmnpqrstvwxz']),
      ).join('');
      return words([letters]).size > 0 ? undefined : query('nonsense', letters, nobody, () => false);
    }),
    ...some('typos', (stream) => {
      const meant = stream.pick(wordsIn(lineOf(stream)).concat(['']));
      if (!/^\p{Ll}{6,}$/u.test(meant)) return undefined;
      const at = stream.integer(1, meant.length - 3);
      const slip = stream.pick([
        meant.slice(0, at) + meant[at + 1]! + meant[at]! + meant.slice(at + 2),
        meant.slice(0, at) + meant.slice(at + 1),
        meant.slice(0, at) + meant[at]! + meant.slice(at),
      ]);
      const isWritten = having((document) => begun(slip).test(whole.get(document)!)).size > 0;
      return isWritten ? undefined : query('typos', slip, words([meant]), () => false, { meant: plainOf(meant) });
    }),
    ...some('names, whole', (stream) => {
      const name = stream.pick(names);
      const right = having(({ lines }) => lines.some((line) => line.includes(name)));
      return query('names, whole', name, right, (page) => page.toLowerCase().includes(name.toLowerCase()));
    }),
    ...some('names, in part', (stream) => {
      const parts = stream.pick(names).match(/[._/:-]|\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})/gu) ?? [];
      const from = stream.integer(1, Math.max(1, parts.length - 3));
      const part = parts
        .slice(from, from + 3)
        .join('')
        .replace(/^[._/:-]+|[._/:-]+$/g, '');
      if (part.length < 6 || !/[._/:-]|\p{Ll}\p{Lu}/u.test(part)) return undefined;
      const bounded = new RegExp(
        `(?<![\\p{Lu}\\p{Ll}\\p{N}](?=[\\p{Ll}\\p{N}]))${literal(part)}(?![\\p{Ll}\\p{N}])`,
        'u',
      );
      const right = having(({ lines }) => lines.some((line) => bounded.test(line)));
      return query('names, in part', part, right, (page) => page.toLowerCase().includes(part.toLowerCase()));
    }),
    ...some('quoted', (stream) => {
      const phrase = phraseIn(lineOf(stream), stream.integer(2, 6), stream);
      if (phrase === undefined) return undefined;
      const right = having((document) => plain.get(document)!.some((line) => word(phrase).test(line)));
      return query('quoted', `"${phrase}"`, right, (page) => word(phrase).test(plainOf(page).replace(/\s+/g, ' ')));
    }),
    ...some('quoted and words', (stream) => {
      const document = stream.pick(documents);
      const phrase = phraseIn(stream.pick(document.lines), 3, stream);
      const other = stream.pick(wordsIn(stream.pick(document.lines)).concat(['']));
      if (phrase === undefined || other === '') return undefined;
      const text = stream.chance(0.5) ? `"${phrase}" ${other}` : `${other} “${phrase}”`;
      const right = having(
        (one) => word(other).test(whole.get(one)!) && plain.get(one)!.some((line) => word(phrase).test(line)),
      );
      return query('quoted and words', text, right, (page) => {
        const read = plainOf(page).replace(/\s+/g, ' ');
        return word(phrase).test(read) && isOn(page, other);
      });
    }),
    ...some('lines of a log, changed', (stream) => {
      const { code } = stream.pick(documents);
      const line = code.length > 0 ? stream.pick(code) : '';
      if (!/^\d{4}-\d\d-\d\dT/.test(line)) return undefined;
      const pattern = patternOf(line);
      const changed = line
        .replace(/(?<=-)(?=[0-9a-f]*\d)[0-9a-f]{4}(?![\w.])/g, () => hex(stream))
        .replace(/\d+/g, (digits) => [...digits].map((_, at) => stream.integer(at === 0 ? 1 : 0, 9)).join(''))
        .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/, '2026-11-30T03:14:15');
      const right = having((one) => one.code.some((other) => patternOf(other) === pattern));
      return query('lines of a log, changed', changed, right, () => true, { isFirst: true });
    }),
    ...some('several words', (stream) => {
      const document = stream.pick(documents);
      const list = Array.from({ length: stream.integer(2, 4) }, () =>
        stream.pick(wordsIn(stream.pick(document.lines)).concat([''])),
      );
      if (list.includes('') || new Set(list.map(plainOf)).size < list.length) return undefined;
      return query('several words', list.join(' '), words(list), (page) => list.every((one) => isOn(page, one)));
    }),
    ...some('names of services', (stream) => {
      const service = stream.pick(stream.pick(documents).services.concat(['']));
      if (service === '') return undefined;
      const right = having(
        (one) => one.services.includes(service) || one.lines.some((line) => word(service).test(plainOf(line))),
      );
      return query('names of services', service, right, (page) => plainOf(page).includes(service));
    }),
    ...foreignWords.slice(0, Math.max(each, 12)).map((text) => {
      const bare = plainOf(text.replaceAll('"', '')).replace('ue', 'u');
      const parts = text.startsWith('"') ? [bare] : bare.split(' ');
      const has = (read: string) => parts.every((part) => plainOf(read).includes(part));
      return query(
        'other languages',
        text,
        having((one) => has(one.lines.join('\n'))),
        has,
      );
    }),
  ];
}

/** What does not change from one time to the next. */
function patternOf(line: string): string {
  return line
    .replace(/^\S+ /, '')
    .replace(/(?<=-)(?=[0-9a-f]*\d)[0-9a-f]{4}(?![\w.])/g, '#')
    .replace(/\d+/g, '#');
}

function hex(stream: Random): string {
  return `${stream.integer(1, 9)}${stream.pick([...'abcdef'])}${stream.integer(0, 9)}${stream.pick([...'abcdef'])}`;
}

/** Some words of a line in a row, without code and numbers among them. */
function phraseIn(line: string, length: number, stream: Random): string | undefined {
  const runs = line.match(/(?:(?<=^|[\s(“])\p{L}+[ ])+\p{L}+(?=$|[\s,.;:)”])/gu) ?? [];
  if (runs.length === 0) return undefined;
  const words = stream.pick(runs).split(' ');
  if (words.length < length) return undefined;
  const from = stream.integer(0, words.length - length);
  return words.slice(from, from + length).join(' ');
}

/** Names in camel case, with dots, hyphens, underscores or slashes, each once. */
function namesIn(documents: readonly PlainDocument[]): string[] {
  const names = new Set<string>();
  for (const { lines } of documents)
    for (const line of lines)
      for (const [name] of line.matchAll(
        /(?<![\p{L}\p{N}_./:-])(?:\p{L}+(?:[._/-]\p{L}+)+|\p{Lu}?\p{Ll}+(?:\p{Lu}\p{Ll}+)+)(?![\p{L}\p{N}_/-]|\.\p{L})/gu,
      ))
        if (name.length >= 8) names.add(name);
  return [...names].sort();
}
