import { isHollow, markOfRank, outlineOf } from '../../core/model/severity-mark.ts';
import satori, { type SatoriOptions } from 'satori';
import sharp from 'sharp';
import { cardFonts, families } from './fonts.ts';
import { oneLine } from './feed.ts';

/** The contents of a social card, as plain text. */
export interface Card {
  /** Name of the library or of the public site. */
  library: string;
  title: string;
  /** Stands in for a title in a script that the shipped typeface does not have: the id. */
  fallback: string;
  /** Its rank on the scale, 1 for the worst; 0 for one that is not on it. */
  severity: { name: string; rank: number };
  /** When it happened, as people read it. */
  when: string;
  /** More about it, the most important first: how long, which services. */
  facts: readonly string[];
  /** Its phases in order, each with its length in any unit; drawn to scale. */
  phases?: readonly { name: CardPhase; length: number }[] | undefined;
  /** Colour of the mark beside the name, `#rrggbb`. */
  colour?: string | undefined;
}
export type CardPhase = 'undetected' | 'responding' | 'recovering' | 'clean-up';

export const cardSize = { width: 1200, height: 630 } as const;

/**
 * Draws a social card as a PNG of `cardSize`. The same card is the same picture everywhere: letters become outlines of
 * the shipped typeface, and those that it lacks (emoji, other scripts) are left out.
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const svg = await cardSvg(card);
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true, quality: 90, effort: 4 }).toBuffer();
}

const paper = '#fdfcfa';
const ink = '#12181f';
const soft = '#46525f';
const severities = ['#b3261e', '#8f5a00', '#0b6690', '#56616e'] as const;
const phases: Record<CardPhase, string> = {
  undetected: '#c24a1d',
  responding: '#d9a033',
  recovering: '#1d72a8',
  'clean-up': '#b9b5ac',
};

async function cardSvg(card: Card): Promise<string> {
  const missing = new Set<string>();
  const options: SatoriOptions = {
    ...cardSize,
    fonts: await cardFonts(),
    loadAdditionalAsset: (_language, segment) => {
      missing.add(segment);
      return Promise.resolve([]);
    },
  };
  const svg = await satori(layoutOf(drawable(card, missing)), options);
  // Only now is it known which characters the typeface lacks.
  return missing.size === 0 ? svg : satori(layoutOf(drawable(card, missing)), options);
}

/** The card with words that can be drawn. A title of which half the letters are missing says nothing any more. */
function drawable(card: Card, missing: ReadonlySet<string>): Card {
  const characters = new Set([...missing].flatMap((segment) => [...segment]));
  const words = (text: string) =>
    oneLine(
      [...text]
        .map((character) =>
          characters.has(character) || unseen.test(character) ? (standIns[character] ?? ' ') : character,
        )
        .join(''),
    );
  const title = words(card.title);
  const lettersOf = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return {
    ...card,
    library: words(card.library),
    title: lettersOf(title) * 2 > lettersOf(card.title) ? title : words(card.fallback),
    severity: { ...card.severity, name: words(card.severity.name) },
    when: words(card.when),
    facts: card.facts.map(words).filter((fact) => fact !== ''),
  };
}

/** Replacements for characters of titles that the typeface lacks. */
const standIns: Readonly<Record<string, string>> = { '→': '›', '⇒': '›', '←': '‹', '≥': '>=', '≤': '<=', '≠': '!=' };

/** Invisible characters: controls and direction marks. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

type Node = { type: string; props: Record<string, unknown> };

function box(style: Record<string, unknown>, ...children: (Node | string | undefined)[]): Node {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children: children.filter(Boolean) } };
}

function layoutOf({ library, title, severity, when, facts, phases: parts, colour: own = severities[0] }: Card) {
  const colour = severities[Math.min(Math.max(severity.rank, 1), 4) - 1]!;
  const size = title.length <= 44 ? 76 : title.length <= 80 ? 64 : title.length <= 130 ? 54 : 46;
  const root = box(
    {
      ...cardSize,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      padding: '60px 72px 58px',
      backgroundColor: paper,
      color: ink,
      fontFamily: families.join(', '),
      borderLeft: `18px solid ${colour}`,
    },
    box({ alignItems: 'center', gap: 18, fontSize: 30, fontWeight: 600, color: soft }, mark(own), cut(library, 60)),
    box(
      { flexDirection: 'column', gap: 26 },
      box(
        { alignItems: 'center', gap: 16, fontSize: 32, fontWeight: 600, color: colour },
        shape(severity.rank, colour),
        cut(severity.name, 50),
      ),
      box(
        {
          display: 'block',
          fontSize: size,
          fontWeight: 600,
          lineHeight: 1.14,
          letterSpacing: -size / 50,
          lineClamp: size > 60 ? 3 : 4,
          wordBreak: 'break-word',
        },
        title,
      ),
    ),
    box(
      { flexDirection: 'column', gap: 26 },
      band(parts ?? []),
      box(
        { display: 'block', fontSize: 28, fontWeight: 400, color: soft, lineClamp: 1 },
        [when, ...facts].filter((part) => part !== '').join('  ·  '),
      ),
    ),
  );
  return root as unknown as Parameters<typeof satori>[0];
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}

function svg(width: number, height: number, box: string, ...children: Node[]): Node {
  return { type: 'svg', props: { width, height, viewBox: box, children } };
}

/** The mark of the library: a flag on a band, and a point at its end. */
function mark(colour: string): Node {
  return svg(
    47,
    36,
    '0 0 26 20',
    { type: 'rect', props: { x: 1, y: 11, width: 24, height: 6, rx: 1, fill: '#d8d2c7' } },
    { type: 'path', props: { d: 'M6 2v15M6 3h6', fill: 'none', stroke: colour, strokeWidth: 2.2 } },
    { type: 'circle', props: { cx: 20, cy: 14, r: 4.2, fill: soft } },
  );
}

/** The same shapes as on the pages. */
function shape(rank: number, colour: string): Node {
  const mark = markOfRank(rank - 1);
  const looks = isHollow(mark) ? { fill: 'none', stroke: colour, strokeWidth: 1.8 } : { fill: colour };
  return svg(36, 36, '0 0 12 12', { type: 'path', props: { d: `M6 6${outlineOf(mark, 5.6)}`, ...looks } });
}

/** The phases to scale; a short one keeps a visible width. */
function band(parts: NonNullable<Card['phases']>): Node | undefined {
  const shown = parts.filter(({ length }) => Number.isFinite(length) && length > 0);
  if (shown.length === 0) return undefined;
  const whole = shown.reduce((sum, { length }) => sum + length, 0);
  return box(
    { width: '100%', height: 18, gap: 4 },
    ...shown.map(({ name, length }) =>
      box({
        flexGrow: length / whole,
        flexBasis: '12px',
        height: '100%',
        backgroundColor: phases[name],
        borderRadius: 3,
      }),
    ),
  );
}
