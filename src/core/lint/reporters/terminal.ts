import type { JudgedMessage, Place } from '../../model/message.ts';
import { lineOf } from './identity.ts';
import { counted, countsOf, nameCounts } from './report.ts';
import { columnsOf, firstOf, lastOf, tame, wrap } from './tame.ts';

/** How a terminal shows messages; everything may be left out. */
export interface TerminalSettings {
  /** How many columns there are; kept between 80 and 120. */
  columns?: number;
  /** Text of a file; without it no source lines are shown. */
  sourceOf?: (file: string) => string | undefined;
  /** Address of a rule’s page. */
  addressOf?: (rule: string) => string | undefined;
  /** Whether a file with many messages is summed up by rule. */
  isSummed?: boolean;
  /** Whether a file is a draft of another program’s, which is summed up where its messages take more lines than a summary. */
  isRough?: (file: string) => boolean;
}

/**
 * Messages as a person reads them in a terminal: each with the line it is about and a mark under the place, the other
 * places it comes from and the line to write; at the end the rules with their pages, and how many there are.
 * Without messages, the empty string.
 *
 * @param folder the content folder as it should be shown before each path
 */
export function reportToTerminal(
  messages: readonly JudgedMessage[],
  folder: string,
  color: boolean,
  settings: TerminalSettings = {},
): string {
  if (messages.length === 0) return '';
  const columns = Math.min(Math.max(settings.columns ?? 100, 80), 120);
  const page: Page = {
    columns,
    paint: color ? (text, style) => (text === '' ? '' : `\u001b[${styles[style]}m${text}\u001b[0m`) : (text) => text,
    pathOf: (file) => tame(folder === '' ? file : `${folder}/${file}`),
    sourceOf: settings.sourceOf ?? (() => undefined),
  };
  const byFile = Map.groupBy(messages, ({ place }) => place.file);
  const short = new Set<string>();
  const blocks = [...byFile].flatMap(([file, own]) => {
    const isMany = settings.isSummed === true && own.length > most;
    const full = isMany ? [] : own.map((message) => blockOf(message, page));
    const isLong = settings.isSummed === true && settings.isRough?.(file) === true && full.flat().length > linesOfFile;
    if (isMany || isLong) short.add(file);
    return isMany || isLong ? [summaryOf(own, page).join('\n')] : full.map((lines) => lines.join('\n'));
  });
  const files = byFile.size;
  const total = `${counted(messages.length, 'message')} in ${counted(files, 'file')}: ${nameCounts(countsOf(messages))}`;
  const detailed = messages.filter(({ place }) => !short.has(place.file));
  const rules = detailed.length === 0 ? [] : [rulesOf(detailed, page, settings.addressOf).join('\n')];
  return [...blocks, ...rules, total].join('\n\n');
}

/** As many messages of a file as are shown with their lines. */
const most = 8;
/** As many lines as a file that is summed up takes. */
const linesOfFile = 15;

/** A file with many messages: what each rule says first, how often, the gravest first. */
function summaryOf(messages: readonly JudgedMessage[], page: Page): string[] {
  const weight = { error: 0, warning: 1, info: 2 };
  const rules = [...Map.groupBy(messages, ({ rule, level }) => `${level} ${rule}`).values()].sort(
    ([a], [b]) => weight[a!.level] - weight[b!.level],
  );
  const shown = rules.length > linesOfFile - 1 ? rules.slice(0, linesOfFile - 2) : rules;
  const lines = shown.map(([first, ...others]) => {
    const { place, level, rule, reason } = first!;
    const head = `  ${names[level]} ${rule}${others.length > 0 ? ` ×${others.length + 1}` : ''} ${place.line}: `;
    const room = page.columns - columnsOf(head);
    const text = tame(reason.replace(/\s+/g, ' '));
    const cut = columnsOf(text) > room ? `${firstOf(text, room - 1)}…` : text;
    return head.replace(names[level], page.paint(names[level], level)) + cut;
  });
  const rest = rules.slice(shown.length);
  if (rest.length > 0) {
    const count = rest.reduce((sum, own) => sum + own.length, 0);
    lines.push(`  and ${counted(count, 'message')} of ${counted(rest.length, 'other rule')}`);
  }
  const title = `${page.pathOf(messages[0]!.place.file)}: ${counted(messages.length, 'message')}, summed up; --details shows each`;
  return [page.paint(title, 'strong'), ...lines];
}

const styles = { error: '31', warning: '33', info: '34', faint: '2', strong: '1' } as const;
const names: Record<JudgedMessage['level'], string> = { error: 'error', warning: 'warning', info: 'note' };

interface Page {
  columns: number;
  paint: (text: string, style: keyof typeof styles) => string;
  pathOf: (file: string) => string;
  sourceOf: (file: string) => string | undefined;
}

/** Something to underline: the place itself, or a cause with what it says. */
interface Mark {
  place: Place;
  sign: '^' | '-';
  text: string;
}

function blockOf(message: JudgedMessage, page: Page): string[] {
  const { place, level } = message;
  const { paint } = page;
  const at = `${page.pathOf(place.file)}:${place.line}:${place.column}`;
  const lines = [`${at}  ${paint(names[level], level)}  ${paint(tame(message.rule), 'faint')}`];
  for (const line of wrap(tame(message.reason), page.columns - 2)) lines.push(`  ${paint(line, 'strong')}`);
  const marks: Mark[] = [
    { place, sign: '^', text: '' },
    ...(message.causes ?? []).map((cause): Mark => ({ place: cause.place, sign: '-', text: tame(cause.reason) })),
  ];
  const width = Math.max(...marks.map((mark) => String(mark.place.line).length), 3);
  const files = [...new Set(marks.map((mark) => mark.place.file))];
  for (const file of files) {
    const here = marks.filter((mark) => mark.place.file === file).sort((a, b) => a.place.line - b.place.line);
    if (file !== place.file) {
      const first = here[0]!.place;
      lines.push(`  ${paint(`${' '.repeat(width)} ┌ ${page.pathOf(file)}:${first.line}:${first.column}`, 'faint')}`);
    }
    lines.push(...frameOf(here, file, width, level, page));
  }
  for (const [index, line] of (message.hint ?? '').split('\n').entries()) {
    if (message.hint === undefined) break;
    lines.push(`  ${' '.repeat(width)} ${paint(index === 0 ? '→' : ' ', 'faint')} ${tame(line)}`);
  }
  return lines;
}

/** Source lines with marks under them; a mark on a line with nothing on it only says what it has to say. */
function frameOf(
  marks: readonly Mark[],
  file: string,
  width: number,
  level: JudgedMessage['level'],
  page: Page,
): string[] {
  const { paint, columns } = page;
  const source = page.sourceOf(file);
  const lines: string[] = [];
  const gutter = (text: string) => `  ${paint(`${text.padStart(width)} │`, 'faint')}`;
  const room = columns - width - 5;
  let shown = 0;
  for (const mark of marks) {
    const written = source === undefined ? '' : lineOf(source, mark.place.line);
    if (written.trim() === '') {
      if (mark.text !== '')
        lines.push(...wrap(`line ${mark.place.line}: ${mark.text}`, room).map((line) => `${gutter('')} ${line}`));
      continue;
    }
    const { place } = mark;
    const end = place.endLine === place.line ? place.endColumn : written.length + 1;
    const cut = windowOf(written, place.column - 1, Math.max(end - 1, place.column), room);
    if (shown !== place.line) {
      if (shown !== 0 && place.line > shown + 1) lines.push(`  ${paint(`${'⋮'.padStart(width)}`, 'faint')}`);
      lines.push(`${gutter(String(place.line))} ${cut.text}`);
      shown = place.line;
    }
    const sign = paint(mark.sign.repeat(cut.length), mark.sign === '^' ? level : 'faint');
    const beside = room - cut.before - cut.length - 1;
    if (mark.text === '' || columnsOf(mark.text) <= beside) {
      lines.push(`${gutter('')} ${' '.repeat(cut.before)}${sign}${mark.text === '' ? '' : ` ${mark.text}`}`);
    } else {
      lines.push(`${gutter('')} ${' '.repeat(cut.before)}${sign}`);
      const indent = Math.min(cut.before, Math.max(room - 40, 0));
      for (const line of wrap(mark.text, room - indent)) lines.push(`${gutter('')} ${' '.repeat(indent)}${line}`);
    }
  }
  return lines;
}

/**
 * The part of a line that fits, with the stretch in it.
 *
 * @returns the part, how many columns stand before the stretch, and how many it takes
 */
function windowOf(
  line: string,
  start: number,
  end: number,
  room: number,
): { text: string; before: number; length: number } {
  let left = tame(line.slice(0, start));
  let stretch = tame(line.slice(start, end));
  let right = tame(line.slice(end));
  let cutLeft = false;
  let cutRight = false;
  // A long stretch keeps its beginning.
  if (columnsOf(stretch) > room - 20) {
    stretch = firstOf(stretch, room - 20);
    right = '';
    cutRight = true;
  }
  const length = columnsOf(stretch);
  if (columnsOf(left) + length + columnsOf(right) + (cutRight ? 1 : 0) > room) {
    const half = Math.max(Math.floor((room - length) / 2), 10);
    const forLeft = Math.max(half, room - length - columnsOf(right) - 1);
    if (columnsOf(left) > forLeft - 1) {
      left = lastOf(left, forLeft - 1);
      cutLeft = true;
    }
    const forRight = room - columnsOf(left) - length - (cutLeft ? 1 : 0);
    if (columnsOf(right) > forRight) {
      right = firstOf(right, forRight - 1);
      cutRight = true;
    }
  }
  const before = (cutLeft ? '…' : '') + left;
  return {
    text: `${before}${stretch}${right}${cutRight ? '…' : ''}`.trimEnd(),
    before: columnsOf(before),
    length: Math.max(length, 1),
  };
}

/** The rules that spoke, how often, and where their pages are. */
function rulesOf(messages: readonly JudgedMessage[], page: Page, addressOf: TerminalSettings['addressOf']): string[] {
  const counts = new Map<string, number>();
  for (const { rule } of messages) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const names = [...counts.keys()].sort();
  const longest = Math.max(...names.map((name) => tame(name).length));
  const digits = Math.max(...[...counts.values()].map((count) => String(count).length));
  return names.map((name) => {
    const address = addressOf?.(name);
    const count = `${String(counts.get(name)).padStart(digits)} × `;
    return `${count}${address === undefined ? tame(name) : `${tame(name).padEnd(longest)}  ${page.paint(tame(address), 'faint')}`}`;
  });
}
