import type { RootContent } from 'mdast';
import type { Milestone } from '../../model/vocabulary.ts';
import { readLengths, type Length } from '../../text/length.ts';
import { rawText } from './entries.ts';
import type { Proposal } from './milestones.ts';

/** A duration that the document itself states, by what it names: `time to detection 54 min`. */
interface Published {
  /** What it may lie between; the first is what it mostly means. */
  ends: Ends;
  length: Length;
  words: string;
}

type Ends = readonly [Pair, ...Pair[]];
type Pair = readonly [Milestone, Milestone];

/** The durations people publish, by the milestones they lie between. */
const labels: readonly [RegExp, Ends][] = [
  [
    /(?:time|delay) (?:to|until|till) (?:detect(?:ion)?|notice|discover(?:y)?)|\b(?:MT)?TTD\b|detection time|Erkennungszeit|temps de détection|tiempo de detección|検知(?:までの)?時間/iu,
    [['impact-start', 'detected']],
  ],
  [/time to ack(?:nowledge(?:ment)?)?|\b(?:MT)?TTA\b/iu, [['detected', 'acknowledged']]],
  [
    /time to mitigat(?:e|ion)|\b(?:MT)?TTM\b/iu,
    [
      ['impact-start', 'mitigated'],
      ['detected', 'mitigated'],
    ],
  ],
  [
    /(?:time )?to (?:full )?(?:recover(?:y)?|restor(?:e|ation))|recovery time|(?:outage|impact|incident|total|service)? ?(?:duration|downtime)(?: of (?:the )?(?:outage|impact|incident))?|Ausfalldauer|Ausfallzeit|Dauer|Wiederherstellungszeit|durée(?: de (?:la panne|l['’]incident))?|duración|duração|durata|停止時間|復旧(?:までの)?時間/iu,
    [
      ['impact-start', 'recovered'],
      ['detected', 'recovered'],
    ],
  ],
  [
    /time to (?:repair|fix)/iu,
    [
      ['detected', 'recovered'],
      ['impact-start', 'recovered'],
      ['declared', 'recovered'],
    ],
  ],
  [
    /time to (?:resolve|resolution|close)/iu,
    [
      ['detected', 'resolved'],
      ['impact-start', 'resolved'],
    ],
  ],
];

/** Every duration that the text of some sections publishes under a name, as written. */
function publishedIn(nodes: readonly RootContent[]): Published[] {
  const found: Published[] = [];
  for (const line of nodes.flatMap(linesOf))
    for (const length of readLengths(line)) {
      const ahead = line.slice(0, length.start);
      const clause = /[^.;,|]*$/.exec(ahead)![0];
      if (
        /\b(?:target|objective|SL[AO]|goal|average|mean|median|previous|usually|threshold|timeout|interval)\b/i.test(
          clause,
        )
      )
        continue;
      const named = labels.find(([spelling]) =>
        new RegExp(
          `(?:${spelling.source})\\)?(?: \\([^)]*\\))?[*_]*\\s*(?::|：|=|–|-|was|is|of)?[*_]*\\s*$`,
          'iu',
        ).test(clause),
      );
      if (named)
        found.push({ ends: named[1], length, words: line.slice(ahead.length - clause.length, length.end).trim() });
    }
  return found;
}

/** Lines of a node; a cell of a table comes behind the head of its column and behind the first cell of its row. */
function linesOf(node: RootContent): string[] {
  if (node.type === 'table') {
    const [head, ...rows] = node.children.map((row) => row.children.map((cell) => rawText([cell]).trim()));
    return rows.flatMap((row) =>
      row.flatMap((cell, column) => [
        `${head![column] ?? ''}: ${cell}`,
        ...(column > 0 ? [`${row[0]!}: ${cell}`] : []),
      ]),
    );
  }
  if (node.type === 'list')
    return node.children.flatMap((item) => item.children.flatMap((child) => linesOf(child as RootContent)));
  if (node.type === 'code' || node.type === 'heading') return [];
  return 'children' in node ? rawText(node.children as RootContent[]).split('\n') : [];
}

/** A set of rows that published figures leave, as proposals. */
interface Fit {
  rows: Map<Milestone, number>;
  words: string[];
}

/**
 * Proposes milestones by the durations the document publishes: where they leave one set of rows. A single figure needs a
 * row that words speak for as well, since some pair of rows often fits by accident.
 *
 * @param times milliseconds of each row; undefined where unknown
 * @param known what the words of the rows propose
 */
export function proposeByFigures(
  nodes: readonly RootContent[],
  times: readonly (number | undefined)[],
  known: readonly Proposal[],
): Proposal[] {
  const figures = figuresOf(nodes);
  if (figures.length === 0 || times.length > 300) return [];
  // One that is counted otherwise fits nothing, and the others may still tell.
  for (const some of [figures, ...(figures.length > 1 ? figures.map((figure) => [figure]) : [])]) {
    // What a name mostly means comes first; what it means elsewhere only where that leaves nothing.
    const usual = some.map(({ ends: [first] }): readonly Pair[] => [first]);
    for (const pairs of [usual, some.map(({ ends }) => ends)]) {
      const only = onlyFit(some, pairs, times, known);
      if (only)
        return [...only.rows]
          .filter(([milestone]) => !known.some((one) => one.isDecided && one.milestone === milestone))
          .map(([milestone, row]): Proposal => ({ row, milestone, words: only.words.join(', '), isDecided: false }));
    }
  }
  return [];
}

/** The figures of a document; none where two of one name differ, which are of two things. */
function figuresOf(nodes: readonly RootContent[]): Published[] {
  const published = new Map<string, Published>();
  for (const one of publishedIn(nodes)) {
    const key = one.ends.join(' ');
    const earlier = published.get(key);
    if (earlier && earlier.length.least !== one.length.least) return [];
    published.set(key, one);
  }
  return [...published.values()];
}

/** Proposals without a beginning that a published figure contradicts: `time to detect 30 min`, and both in one row. */
export function withoutContradicted(
  nodes: readonly RootContent[],
  times: readonly (number | undefined)[],
  proposals: readonly Proposal[],
): Proposal[] {
  const at = (milestone: Milestone) => times[proposals.find((one) => one.milestone === milestone)?.row ?? -1];
  const isWrong = figuresOf(nodes).some(({ ends, length }) => {
    const spans = ends.flatMap(([first, second]) => {
      const [from, to] = [at(first), at(second)];
      return from === undefined || to === undefined ? [] : [to - from];
    });
    return ends[0][0] === 'impact-start' && spans.length > 0 && spans.every((span) => !isLong(span, length));
  });
  return proposals.filter(({ milestone, isDecided }) => isDecided || !isWrong || milestone !== 'impact-start');
}

/** Milestones that people call by one name, so that words for the one speak for the other. */
const akin: Partial<Record<Milestone, readonly Milestone[]>> = {
  'impact-start': ['cause-introduced'],
  recovered: ['mitigated', 'resolved'],
  resolved: ['recovered'],
};

/** The one set of rows that fits all figures and that words speak for most. */
function onlyFit(
  figures: readonly Published[],
  pairs: readonly (readonly Pair[])[],
  times: readonly (number | undefined)[],
  known: readonly Proposal[],
): Fit | undefined {
  const decided = new Map(known.filter(({ isDecided }) => isDecided).map(({ milestone, row }) => [milestone, row]));
  let fits: Fit[] = [{ rows: new Map(), words: [] }];
  for (const [index, { length, words }] of figures.entries()) {
    const next: Fit[] = [];
    for (const fit of fits)
      for (const [first, second] of pairs[index]!)
        for (const [from, start] of times.entries())
          for (const [to, end] of times.entries()) {
            if (start === undefined || end === undefined || to < from || !isLong(end - start, length)) continue;
            if (to === from && length.most > 0) continue;
            const rows = new Map(fit.rows);
            const isSame = ([milestone, row]: readonly [Milestone, number]) => {
              const there = rows.get(milestone) ?? decided.get(milestone);
              return there === undefined || times[there] === times[row];
            };
            const ends = [
              [first, from],
              [second, to],
            ] as const;
            if (!ends.every(isSame)) continue;
            for (const [milestone, row] of ends) if (!rows.has(milestone)) rows.set(milestone, row);
            if (isInOrder(new Map([...decided, ...rows]), times)) next.push({ rows, words: [...fit.words, words] });
            if (next.length > 2_000) return undefined;
          }
    fits = next;
  }
  const sets = new Map(
    fits.map((fit) => [[...fit.rows].map(([milestone, row]) => `${milestone} ${times[row]}`).join(), fit]),
  );
  const timeIn = (fit: Fit, milestone: Milestone) => times[fit.rows.get(milestone) ?? -1];
  const spoken = (fit: Fit) =>
    [...fit.rows.keys()].filter((milestone) =>
      known.some(
        (one) =>
          [milestone, ...(akin[milestone] ?? [])].includes(one.milestone) && timeIn(fit, milestone) === times[one.row],
      ),
    ).length;
  // Who saw it saw it after it began.
  const isSeenBefore = (fit: Fit) =>
    known.some(
      ({ milestone, row }) => milestone === 'detected' && times[row]! < (timeIn(fit, 'impact-start') ?? -Infinity),
    );
  // A figure in whole hours fits many a row: not against what the words of another say.
  const isCoarse = figures.length === 1 && figures[0]!.length.unit >= 3_600_000;
  const isAgainst = (fit: Fit) =>
    known.some(({ milestone, row }) => fit.rows.has(milestone) && timeIn(fit, milestone) !== times[row]);
  // Two figures of different lengths hardly fit by accident.
  const isSure = new Set(figures.map(({ length }) => length.least)).size > 1 && sets.size === 1;
  const best = [...sets.values()].filter(
    (fit) => (figures.length > 1 || spoken(fit) > 0) && (isSure || !isSeenBefore(fit)) && !(isCoarse && isAgainst(fit)),
  );
  const most = Math.max(0, ...best.map(spoken));
  const left = best.length === 1 ? best : best.filter((fit) => spoken(fit) === most && most > 0);
  return left.length === 1 ? left[0] : undefined;
}

function isInOrder(rows: ReadonlyMap<Milestone, number>, times: readonly (number | undefined)[]): boolean {
  const at = (milestone: Milestone) => times[rows.get(milestone) ?? -1];
  const isOne = at('detected') !== undefined && at('detected') === at('recovered');
  return !isOne && order.every(([first, second]) => !(at(first)! > at(second)!));
}

const order: readonly Pair[] = [
  ['impact-start', 'detected'],
  ['detected', 'recovered'],
  ['recovered', 'resolved'],
];

function isLong(span: number, { least, most, unit, bound }: Length): boolean {
  const slack = Math.max(unit / 2, bound === 'about' || bound === 'nearly' ? most * 0.1 : 0, 60_000);
  if (most === 0) return span === 0;
  return span > 0 && span >= least - slack && (bound === 'over' ? span <= most * 1.25 : span <= most + slack);
}
