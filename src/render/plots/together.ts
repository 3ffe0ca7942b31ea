import { escape, idPart, round, shorten, tag, widthOf } from '../svg.ts';
import { safeUrl } from '../url.ts';
import { wrapped } from './frame.ts';
import type { PlotWords } from './words.ts';

/** How many incidents two services share, by their places in the list of services. */
interface SharedRow {
  first: number;
  second: number;
  n: number;
}

/** A service in the picture. */
interface SharedService {
  name: string;
  href: string;
}

const cell = 26;
const size = 12;
/** How many services there is room for on a narrow screen. */
const narrowest = 8;

/**
 * Services against services: a square for each pair that shares incidents, the larger the more, with their number beside it
 * where it fits. Each name is a link. The empty string where no pair shares any.
 */
export function drawTogether(
  services: readonly SharedService[],
  shared: readonly SharedRow[],
  words: PlotWords,
  { id = 'together' }: { id?: string } = {},
): string {
  if (services.length < 2 || shared.length === 0) return '';
  const most = Math.max(...shared.map(({ n }) => n));
  // Names stand beside the lower triangle alone: the upper one would say the same again.
  const picture = (layout: string, count: number, longest: number) => {
    const shownServices = services.slice(0, count);
    const shownPairs = shared.filter(({ first, second }) => Math.max(first, second) < count);
    const names = shownServices.map(({ name }) => shorten(name, longest));
    const left = Math.max(...names.map((name) => widthOf(name, size))) + 14;
    const side = shownServices.length * cell;
    const width = left + side + 8;
    const height = side + 8;
    return tag(
      'svg',
      {
        class: `plot-${layout}`,
        viewBox: `0 0 ${round(width)} ${height}`,
        width: round(width),
        height,
        role: 'group',
        'aria-labelledby': `${idPart(id)}-${layout}-title ${idPart(id)}-${layout}-desc`,
        'font-size': size,
        fill: 'currentColor',
      },
      tag('title', { id: `${idPart(id)}-${layout}-title` }, escape(words.togetherTitle)),
      tag(
        'desc',
        { id: `${idPart(id)}-${layout}-desc` },
        escape(
          `${shared
            .slice(0, 12)
            .map(({ first, second, n }) => words.together(services[first]!.name, services[second]!.name, n))
            .join('; ')}.`,
        ),
      ),
      ...shownServices.map(({ href }, place) =>
        tag(
          'a',
          { href: safeUrl(href) ?? '#', class: 'plot-link' },
          tag(
            'text',
            { x: round(left - 8), y: place * cell + cell / 2 + 4, 'text-anchor': 'end' },
            escape(names[place]!),
          ),
        ),
      ),
      tag(
        'g',
        { 'aria-hidden': 'true' },
        ...shownServices.map((_, place) =>
          tag('path', {
            class: 'plot-lane',
            d: `M${round(left)} ${place * cell + cell / 2}h${place * cell + cell / 2}v${side - place * cell - cell / 2}`,
            fill: 'none',
          }),
        ),
        ...shownPairs.map(({ first, second, n }) => {
          const [column, row] = [Math.min(first, second), Math.max(first, second)];
          const edge = 6 + 16 * Math.sqrt(n / most);
          const [x, y] = [left + column * cell + cell / 2, row * cell + cell / 2];
          return (
            tag('rect', {
              class: 'plot-together',
              x: round(x - edge / 2),
              y: round(y - edge / 2),
              width: round(edge),
              height: round(edge),
              rx: 2,
            }) +
            (edge >= 14
              ? tag('text', { class: 'plot-inside', x: round(x), y: y + 4, 'text-anchor': 'middle' }, String(n))
              : '')
          );
        }),
      ),
    );
  };
  // Links on a narrow screen are far enough apart for a finger.
  return wrapped(picture('wide', services.length, 24) + picture('narrow', narrowest, 15), 'plot-together-picture');
}
