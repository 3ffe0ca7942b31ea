import type { Impact } from '../model/facts.ts';

/** What a figure tells about. */
export type FigureSort = 'money' | 'capacity' | 'figures';

const currency =
  '(?:[A-Z]{0,3}[$€£¥₹₽₩₺₪]|USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK|AUD|CAD|NZD|INR|CNY|RMB|PLN|CZK|HUF|BRL|MXN|ZAR|SGD|HKD|KRW|TRY|zł|Kč|Fr\\.)';
const number = "\\d[\\d,.'’\\u00a0\\u202f ]*\\d|\\d";
const many =
  '(?:\\s?(?:(?:k|m|mm|mn|bn|tn|millions?|billions?|trillions?|thousands?|grand|lakhs?|crores?|Millionen|Milliarden?|Tausend|milliards?|mille)(?!\\p{L})|(?:Mio|Mill|Mrd|Tsd)(?!\\p{L})\\.?))?';
/** An amount of money in a sentence: `$58,000`, `12.5 million EUR`. */
export const moneyPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${currency}\\s?(?:${number})${many}|(?:${number})${many}\\s?${currency}(?![\\p{L}\\p{N}]))`,
  'giu',
);
/** Currencies as words. Of those that also mean something else, only where they cannot. */
const currencyWord =
  /(?<!\p{L})(?:(?:US|Canadian|Australian|Hong Kong|Singapore)[ -])?(?:dollars?|bucks|euros?|pounds?(?:[ -]sterling)?|quid|cents?|pence|francs?|franken|rappen|yen|yuan|renminbi|rupees?|kron(?:or|er|en|a|e)|z(?:ł|l)oty(?:s|ch)?|pesos?|reais|rubles?|roubles?|rubel|won|lira)(?!\p{L})(?!-\p{L})(?![ -](?:signs?|zeichen|bills?|coins?|area|zone|symbols?|stores?|shops?|of ))/giu;
const counted = new RegExp(
  `(?:(?:(?:(?:${number})${many}|${numberWords()})(?:-|[\\s\\u00a0]+|(?=$)))(?:(?:and|und|et|of|a|an|de|den|odd|oder|or|to|bis)\\s+|d['’]|[–—]\\s*)?)+$`,
  'iu',
);

function numberWords(): string {
  return (
    '(?:(?:an?|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}{2,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|' +
    'couple|few|several|dozens?|hundreds?|thousands?|millions?|billions?|some|many|tens|' +
    'ein(?:e|er|en|em)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\\p{L}{2,9}(?:zehn|zig|ßig|hundert|tausend)|hundert(?:e|en)?|tausend(?:e|en)?|halbe|einige|mehrere|paar|' +
    'Million(?:en)?|Milliarden?|Mio|Mrd|Tsd|deux|trois|quatre|cinq|dix|cents?|mille|milliers|milliards?|dos|tres|cuatro|cinco|mil|millones)(?!\\p{L})\\.?)'
  );
}

/** Amounts of money whose currency is a word: `two million euros`, `5 Mio. Euro`, `a few hundred pounds`. */
export function moneyInWords(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { index, 0: word } of text.matchAll(currencyWord)) {
    const from = Math.max(0, index - 80);
    const ahead = counted.exec(text.slice(from, index));
    if (ahead && ahead[0] !== '') found.push({ start: from + ahead.index, end: index + word.length });
  }
  return found;
}

const capacityUnits =
  '(?:[KMGTP]i?B(?:\\/s|ps)?|[KMG]bit(?:\\/s|ps)?|(?:v?CPUs?|cores?|pods?|nodes?|replicas?|instances?|servers?|machines?|containers?|shards?|partitions?|connections?|workers?|threads?|processes|brokers?|clusters?)|rps|qps|tps|(?:requests?|queries|messages|writes|reads|transactions|events)\\s?(?:\\/|a|per)\\s?(?:s|sec|second|minute|min|hour)\\b)';
/** A size of machines or of load in a sentence: `64 MB`, `12 pods`, `2,400 requests a second`. */
export const capacityPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${number})\\s?${capacityUnits}(?![\\p{L}\\p{N}])`,
  'gu',
);

const moneyWords =
  /revenue|turnover|sales|credits?\b|refunds?|costs?\b|discounts?|penalt|compensation|invoice|budget in|income|loss(es)? in/i;
const capacityWords =
  /\b(pods?|nodes?|cpus?|cores?|replicas?|memory|disks?|connections?|servers?|machines?|instances?|capacity|throughput|bandwidth|requests? (a|per)|queries (a|per)|rps|qps)\b/i;

/** What a figure of the impact tells about, by its unit first and then by its words. */
export function sortOf({ what, unit = '' }: Pick<Impact, 'what' | 'unit'>): FigureSort {
  if (new RegExp(`^${currency}$`, 'iu').test(unit.trim()) || /^(dollars?|euros?|pounds?|cents?)$/i.test(unit))
    return 'money';
  if (new RegExp(`^${capacityUnits}$`, 'iu').test(unit.trim())) return 'capacity';
  if (moneyWords.test(what)) return 'money';
  return capacityWords.test(what) && unit !== '%' ? 'capacity' : 'figures';
}

/** To two significant digits. */
export function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}

/** Rounds the number in a written figure: `$58,214` becomes `$58,000`. Undefined if it cannot be read. */
export function roundedText(text: string): string | undefined {
  const written = new RegExp(`${number}`, 'u').exec(text);
  if (!written) return undefined;
  const bare = written[0].replace(/[\s\u00a0\u202f'’]/g, '');
  // A comma before exactly three digits groups, any other one is a decimal sign, as is a lone full stop.
  const value = Number(
    /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
      ? bare.replaceAll(',', '')
      : /^\d{1,3}(\.\d{3}){2,}$/.test(bare)
        ? bare.replaceAll('.', '')
        : bare.replace(',', '.'),
  );
  if (!Number.isFinite(value)) return undefined;
  const round = rounded(value);
  if (round === value) return text;
  const shown = round.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return text.slice(0, written.index) + shown + text.slice(written.index + written[0].length);
}
