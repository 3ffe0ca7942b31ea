import type { TimeWords } from '../../core/model/words.ts';

/** What pictures of numbers say, in the language of the library. */
export interface PlotWords {
  time: TimeWords;
  /** Names of detection channels. */
  channels: Readonly<Record<string, string>>;
  durationsTitle: string;
  /** `14 incidents from … to …, between … and …; the longest is ….` */
  durationsTold(count: number, from: string, to: string, least: string, most: string, longest: string): string;
  /** `Checkout failed (SEV1, 15 April 2026, 31 min, noticed by alert)`. */
  point(title: string, severity: string, day: string, length: string | undefined, channel: string | undefined): string;
  /** `at least 2 h, still open`. */
  stillOpen(length: string): string;
  noSeverity: string;
  /** Classes of detection channels in a legend. */
  byMachine: string;
  byStaff: string;
  fromOutside: string;
  channelUnknown: string;
  openMark: string;
  /** A cell that stands for so many incidents; `most` may be infinite. */
  cell(least: number, most: number): string;
  countsTitle: string;
  /** `2025: 9 (95 % interval 4.1 to 17.1)`. */
  count(period: string, n: number, low: string, high: string): string;
  stripTitle: string;
  /** `3 incidents: 15 April 2026 SEV1, …`; with more than a few only how many of each severity. */
  stripTold(count: number, parts: string): string;
  spreadTitle: string;
  /** One row of a spread: `time to detect: 14 values, median 8 min, 95 % interval 3 min – 1 h`. */
  spreadRow(label: string, n: number, median: string | undefined, interval: string | undefined): string;
  /** Beside a row: `n = 14 · median 8 min`. */
  spreadNote(n: number, median: string | undefined): string;
  sharesTitle: string;
  /** `mitigated within target: 8 of 12, 67 % (95 % interval 35 % to 90 %)`. */
  share(label: string, count: number, n: number, share: string | undefined, low: string, high: string): string;
  /** Beside a row: `8 of 12`. */
  of(count: number, n: number): string;
  reachTitle: string;
  /** `With 20 incidents in each period, durations must fall by 68 % to be told from chance`. */
  reach(size: number, reduction: string | undefined): string;
  /** Under the axis. */
  reachAxis: string;
  /** Beside the point that is this library. */
  reachHere: string;
  themesTitle: string;
  /** `Missing limit: 7 incidents, 6 with an action`. */
  theme(label: string, n: number, answered: number): string;
}
