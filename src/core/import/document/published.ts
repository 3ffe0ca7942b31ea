import type { RootContent } from 'mdast';
import type { Milestone } from '../../model/vocabulary.ts';
import { readLengths, type Length } from '../../text/length.ts';
import { rawText } from './inline.ts';
import type { Proposal } from './milestones.ts';

/** A duration that the document itself states, by what it names: `time to detection 54 min`. */
interface Published {
  ends: readonly [Milestone, Milestone];
  length: Length;
  words: string;
}

/** The durations people publish, by the milestones they lie between. */
const labels: readonly [RegExp, readonly [Milestone, Milestone]][] = [
  [
    /(?:time|delay) (?:to|until|till) (?:detect(?:ion)?|notice|discover(?:y)?)|\b(?:MT)?TTD\b|detection time|Erkennungszeit|temps de détection|tiempo de detección|検知(?:までの)?時間/iu,
    ['impact-start', 'detected'],
  ],
  [/time to ack(?:nowledge(?:ment)?)?|\b(?:MT)?TTA\b/iu, ['detected', 'acknowledged']],
  [/time to mitigat(?:e|ion)|\b(?:MT)?TTM\b/iu, ['impact-start', 'mitigated']],
  [
    /(?:time )?to (?:full )?(?:recover(?:y)?|restor(?:e|ation))|recovery time|(?:outage|impact|incident|total|service)? ?(?:duration|downtime)(?: of (?:the )?(?:outage|impact|incident))?|Ausfalldauer|Ausfallzeit|Dauer|Wiederherstellungszeit|durée(?: de (?:la panne|l['’]incident))?|duración|duração|durata|停止時間|復旧(?:までの)?時間/iu,
    ['impact-start', 'recovered'],
  ],
  [/time to (?:resolve|resolution|close)/iu, ['detected', 'resolved']],
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
  const published = new Map<string, Published>();
  for (const one of publishedIn(nodes)) {
    const key = one.ends.join(' ');
    const earlier = published.get(key);
    // Two figures of one name are of two things.
    if (earlier && earlier.length.least !== one.length.least) return [];
    published.set(key, one);
  }
  const figures = [...published.values()];
  if (figures.length === 0 || times.length > 300) return [];
  const decided = new Map(known.filter(({ isDecided }) => isDecided).map(({ milestone, row }) => [milestone, row]));
  let fits: Fit[] = [{ rows: new Map(), words: [] }];
  for (const figure of figures) {
    const next: Fit[] = [];
    for (const fit of fits)
      for (const [from, start] of times.entries())
        for (const [to, end] of times.entries()) {
          if (start === undefined || end === undefined || to <= from) continue;
          if (!isLong(end - start, figure.length)) continue;
          const rows = new Map(fit.rows);
          const isSame = ([milestone, row]: readonly [Milestone, number]) => {
            const there = rows.get(milestone) ?? decided.get(milestone);
            return there === undefined || times[there] === times[row];
          };
          const ends = [
            [figure.ends[0], from],
            [figure.ends[1], to],
          ] as const;
          if (!ends.every(isSame)) continue;
          for (const [milestone, row] of ends) if (!rows.has(milestone)) rows.set(milestone, row);
          next.push({ rows, words: [...fit.words, figure.words] });
          if (next.length > 2_000) return [];
        }
    fits = next;
  }
  const sets = new Map(
    fits.map((fit) => [[...fit.rows].map(([milestone, row]) => `${milestone} ${times[row]}`).join(), fit]),
  );
  const spoken = (fit: Fit) =>
    known.filter(
      ({ milestone, row }) =>
        times[fit.rows.get(milestone) ?? -1] !== undefined && times[fit.rows.get(milestone)!] === times[row],
    ).length;
  const best = [...sets.values()].filter((fit) => figures.length > 1 || spoken(fit) > 0);
  const most = Math.max(0, ...best.map(spoken));
  const left = best.length === 1 ? best : best.filter((fit) => spoken(fit) === most && most > 0);
  const [only, another] = left;
  if (!only || another) return [];
  return [...only.rows]
    .filter(([milestone]) => !decided.has(milestone))
    .map(([milestone, row]): Proposal => ({ row, milestone, words: only.words.join(', '), isDecided: false }));
}

function isLong(span: number, { least, most, unit, bound }: Length): boolean {
  const slack = Math.max(unit / 2, bound === 'about' || bound === 'nearly' ? most * 0.1 : 0, 60_000);
  return span > 0 && span >= least - slack && (bound === 'over' ? span <= most * 1.25 : span <= most + slack);
}
