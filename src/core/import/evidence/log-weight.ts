import type { Weight } from './evidence.ts';

export function severity(number: number): Weight {
  return number <= 2 ? 'critical' : (['error', 'warning', 'notice', 'info', 'debug'] as const)[number - 3]!;
}

const levelWord =
  '(EMERG(?:ENCY)?|PANIC|FATAL|CRIT(?:ICAL)?|ALERT|SEVERE|ERR(?:OR)?|WARN(?:ING)?|NOTICE|INFO|INFORMATION|DEBUG|TRACE|VERBOSE)';

export function levelIn(rest: string): string | undefined {
  const head = rest.slice(0, 120);
  return (
    new RegExp(`\\b(?:level|lvl|severity)=["']?${levelWord}\\b`, 'i').exec(head)?.[1] ??
    new RegExp(`(?<![\\w-])${levelWord}(?![\\w-])`).exec(head)?.[1] ??
    new RegExp(`[[<(](?:[\\w-]+:)?${levelWord}[\\])>]`, 'i').exec(head)?.[1] ??
    new RegExp(`^(?:\\S+ )?${levelWord}:`, 'i').exec(head)?.[1]
  );
}

/** Words that make a line without a level important enough for a row. */
const telling =
  /\b(?:error|errors|fail(?:ed|ure|ing|s)?|fatal|panic|exception|refused|timed? ?out|timeout|unavailable|unreachable|denied|killed|OOM|out of memory|crash(?:ed|ing)?|abort(?:ed|ing)?|segfault|no space left|evict(?:ed|ing))\b/i;

/** How much an entry weighs by its level, or, where it names none, by its words. */
export function weigh(level: unknown, text: string): { weight: Weight; isLevelless: boolean } {
  const known = weightOf(level);
  return known
    ? { weight: known, isLevelless: false }
    : { weight: telling.test(text) ? 'warning' : 'info', isLevelless: true };
}

function weightOf(level: unknown): Weight | undefined {
  if (typeof level === 'number' || (typeof level === 'string' && /^\d+$/.test(level))) {
    const number = Number(level);
    // Steps of ten as in bunyan and pino, else syslog levels.
    if (number >= 10)
      return number >= 60
        ? 'critical'
        : number >= 50
          ? 'error'
          : number >= 40
            ? 'warning'
            : number >= 30
              ? 'info'
              : 'debug';
    if (number <= 7) return severity(number);
  }
  const word = typeof level === 'string' ? level.trim().toLowerCase() : '';
  if (/^(?:emerg|panic|fatal|crit|alert)/.test(word)) return 'critical';
  if (/^(?:severe|err|dpanic)/.test(word)) return 'error';
  if (/^warn/.test(word)) return 'warning';
  if (word === 'notice') return 'notice';
  // One letter, as MongoDB has it: https://www.mongodb.com/docs/manual/reference/log-messages/
  const letter = typeof level === 'string' ? /^[FEWID](?=[1-5]?$)/.exec(level)?.[0] : undefined;
  if (letter) return ({ F: 'critical', E: 'error', W: 'warning', I: 'info', D: 'debug' } as const)[letter as 'F'];
  if (/^(?:info|default)/.test(word)) return 'info';
  if (/^(?:debug|trace|verbose|fine)/.test(word)) return 'debug';
  return undefined;
}
