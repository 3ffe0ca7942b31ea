/** What somebody said of a message; `?` where nobody has yet. */
export type Mark = 'right' | 'wrong' | '?';

/** A message of a rule that compares, as it is marked. */
export interface Marked {
  mark: Mark;
  rule: string;
  /** `postmortems/2026-04-15-checkout.mdx:12` */
  at: string;
  reason: string;
  /** The line it is about, and the places it was compared with. */
  evidence: string;
}

const head =
  '# Write right or wrong for ? in the first column. A message keeps its mark as long as its file and its words stay.';

/** The rules that compare figures, times, days and counts with each other. */
export const comparing: ReadonlySet<string> = new Set([
  'action-open-once',
  'action-status-once',
  'arithmetic-right',
  'as-of-agrees',
  'measure-continues',
  'budget-agrees',
  'calendar-agrees',
  'cause-before-effect',
  'clock-time-agrees',
  'complete-outage-whole',
  'constants-agree',
  'count-agrees',
  'date-plausible',
  'duration-agrees',
  'duration-named',
  'durations-agree',
  'elapsed-agrees',
  'event-in-timeline',
  'limit-holds',
  'impact-window-agrees',
  'implied-budget-agrees',
  'mechanism-agrees',
  'metric-valued',
  'outage-within-impact',
  'share-agrees',
  'share-net-of-baseline',
  'timeline-in-order',
  'unit-agrees',
  'verdict-agrees',
]);

/** The marks of a file, one message a line: mark, rule, place, message, evidence, parted by tabs. Never throws. */
export function readMarks(text: string): Marked[] {
  return text.split(/\r?\n/).flatMap((line): Marked[] => {
    const [mark, rule, at, reason, evidence = ''] = line.split('\t');
    if (line.startsWith('#') || rule === undefined || at === undefined || reason === undefined) return [];
    return [{ mark: mark === 'right' || mark === 'wrong' ? mark : '?', rule, at, reason, evidence }];
  });
}

/** The same as text, sorted by rule and place. */
export function printMarks(marks: readonly Marked[]): string {
  const sorted = [...marks].sort((a, b) =>
    a.rule !== b.rule ? (a.rule < b.rule ? -1 : 1) : a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
  const lines = sorted.map(({ mark, rule, at, reason, evidence }) =>
    [mark, rule, at, reason, evidence].map(flat).join('\t'),
  );
  return `${[head, ...lines].join('\n')}\n`;
}

/** Messages with the marks they already have. One that is no longer said is left out. */
export function withMarks(messages: readonly Omit<Marked, 'mark'>[], earlier: readonly Marked[]): Marked[] {
  const known = new Map(earlier.map((one) => [keyOf(one), one.mark]));
  return messages.map((message) => ({ mark: known.get(keyOf(message)) ?? '?', ...message }));
}

function keyOf({ rule, at, reason }: Omit<Marked, 'mark' | 'evidence'>): string {
  return [rule, at.replace(/:\d+$/, ''), flat(reason)].join('\t');
}

/** How many of the messages of each rule are right, and of all. */
export function precisionOf(marks: readonly Marked[]): { rule: string; right: number; wrong: number; open: number }[] {
  const rules = [...new Set(marks.map(({ rule }) => rule))].sort();
  const count = (rule: string, list: readonly Marked[]) => ({
    rule,
    right: list.filter(({ mark }) => mark === 'right').length,
    wrong: list.filter(({ mark }) => mark === 'wrong').length,
    open: list.filter(({ mark }) => mark === '?').length,
  });
  return [
    ...rules.map((rule) =>
      count(
        rule,
        marks.filter((one) => one.rule === rule),
      ),
    ),
    count('all', marks),
  ];
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
