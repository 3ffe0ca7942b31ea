import { markOfRank, outlineOf, severityMarks } from '../core/model/severity-mark.ts';
import { escape, idPart, tag } from './svg.ts';

/** An incident in the picture of the months. */
export interface MonthPoint {
  /** `2026-04`. */
  month: string;
  /** Rank on the severity scale, 0 is the worst; -1 for one that is not on it. */
  rank: number;
  title: string;
  href: string;
}

/** The words of the picture. */
export interface MonthWords {
  title: string;
  /** A month as people write it: `April 2026`. */
  month: (month: string) => string;
  /** The month alone, shortened where there is little room. */
  name: (month: string) => string;
  /** `2 incidents`. */
  count: (count: number) => string;
}

/** With more incidents in a month, severities become bars. */
const mostMarks = 14;
const step = 13;

/**
 * The months up to one, each a column of its incidents, the worst at the bottom; every mark is a link. Where a month has
 * too many for that, all months become stacks of bars. Two pictures, one for wide and one for narrow places.
 *
 * @param last the month at the right, `2026-04`
 */
export function drawMonths(
  points: readonly MonthPoint[],
  words: MonthWords,
  { last, count = 24, id = 'months' }: { last: string; count?: number; id?: string },
): string {
  const months = Array.from({ length: count }, (_, index) => monthBefore(last, count - 1 - index));
  const columns = months.map((month) =>
    points.filter((point) => point.month === month).sort((a, b) => markOfRank(a.rank) - markOfRank(b.rank)),
  );
  const tallest = Math.max(1, ...columns.map(({ length }) => length));
  const told = months
    .flatMap((month, index) =>
      columns[index]!.length > 0 ? [`${words.month(month)}: ${words.count(columns[index]!.length)}`] : [],
    )
    .join('; ');
  const picture = (width: number, layout: string) => {
    const column = width / count;
    const height = Math.min(tallest, mostMarks) * step + 8;
    const base = height;
    const marks = columns.flatMap((column_, index) => {
      const x = (index + 0.5) * column;
      if (tallest <= mostMarks) return column_.map((point, place) => drawMark(point, x, base - 8 - place * step));
      return drawBars(column_, x, column, base, tallest, height - 8, words.month(months[index]!));
    });
    const axis = months.flatMap((month, index) => {
      const [year, number] = month.split('-');
      const x = (index + 0.5) * column;
      // The first year has no room where the next one begins right after it.
      const room = months.findIndex((each) => each.endsWith('-01')) > 2 || months[0]!.endsWith('-01');
      const starts = number === '01' || (index === 0 && room);
      const label = words.name(month).slice(0, layout === 'wide' ? 3 : 1);
      return [
        tag('text', { class: 'mo-month', x, y: base + 16, 'text-anchor': 'middle' }, escape(label)),
        starts ? tag('text', { class: 'mo-year', x: index * column + 1, y: base + 32 }, escape(year!)) : '',
        starts && index > 0
          ? tag('line', { class: 'mo-seam', x1: index * column, x2: index * column, y1: 0, y2: base + 34 })
          : '',
      ];
    });
    const ids = { title: `${idPart(id)}-${layout}-title`, desc: `${idPart(id)}-${layout}-desc` };
    return tag(
      'svg',
      {
        class: `months-${layout}`,
        viewBox: `0 0 ${width} ${base + 36}`,
        width,
        height: base + 36,
        role: 'group',
        'aria-labelledby': `${ids.title} ${ids.desc}`,
      },
      tag('title', { id: ids.title }, escape(words.title)),
      tag('desc', { id: ids.desc }, escape(told)),
      tag(
        'g',
        { 'aria-hidden': 'true' },
        tag('line', { class: 'mo-base', x1: 0, x2: width, y1: base, y2: base }),
        ...axis,
      ),
      ...marks,
    );
  };
  return `<div class="months-picture">${picture(960, 'wide')}${picture(360, 'narrow')}</div>`;
}

function drawMark({ rank, title, href }: MonthPoint, x: number, y: number): string {
  const kind = markOfRank(rank);
  return tag(
    'a',
    { href, class: 'mo-link', 'aria-label': title },
    tag('title', {}, escape(title)),
    tag('path', { class: `mo-mark mo-severity-${kind}`, d: `M${x} ${y}${outlineOf(kind, 6)}` }),
  );
}

function drawBars(
  points: readonly MonthPoint[],
  x: number,
  column: number,
  base: number,
  tallest: number,
  room: number,
  month: string,
): string[] {
  let y = base;
  return severityMarks.flatMap((kind) => {
    const count = points.filter(({ rank }) => markOfRank(rank) === kind).length;
    if (count === 0) return [];
    const height = (count / tallest) * room;
    y -= height;
    return [
      tag(
        'rect',
        { class: `mo-mark mo-bar mo-severity-${kind}`, x: x - column * 0.32, y, width: column * 0.64, height },
        tag('title', {}, escape(`${month}: ${count}`)),
      ),
    ];
  });
}

function monthBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
