import type { HeadingIndex } from '../../parse/sections.ts';
import { isActionHeading, isTimelineHeading, sectionNamed } from './heading-words.ts';

/**
 * Plain text with the structure that can be seen in it as Markdown: pages pasted to one line, headings that lost
 * their marks, bullets of other programs, tables whose rows broke. Words are never added or taken away.
 */
export function foldedLines(text: string, find: HeadingIndex): string {
  const lines = text.split('\n').flatMap((line) => (line.length > 200 ? unrolled(line, find) : [line]));
  const folded: string[] = [];
  let columns = 0;
  let inCode = false;
  lines.forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line)) inCode = !inCode;
    if (inCode) {
      folded.push(line);
      return;
    }
    const pipes = (row: string) => (row.match(/(?<!\\)\|/g) ?? []).length;
    if (columns > 0 && folded.length > 0) {
      const last = folded.at(-1)!;
      if (/^\s*\|/.test(last) && pipes(last) < columns && line.trim() !== '') {
        folded[folded.length - 1] = `${last} ${line.trim()}`;
        return;
      }
      if (!/^\s*\|/.test(line)) columns = 0;
    }
    if (/^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)) columns = pipes(line);
    const bullet = /^\s*[•‣◦▪]\s+(.*)$/.exec(line);
    if (bullet) {
      folded.push(`- ${bullet[1]}`);
      return;
    }
    const trimmed = line.trim();
    const isBelowGap = (lines[index - 1] ?? '').trim() === '';
    const isAlone = isBelowGap && (lines[index + 1] ?? '').trim() === '';
    const heading = trimmed.replace(/¶$/, '').trim();
    const isHeading =
      heading !== '' &&
      heading.length < 90 &&
      !/^[#\-*|>]/.test(heading) &&
      (trimmed.endsWith('¶') ||
        (isAlone && (isKnown(heading, find) || isTimelineHeading(heading))) ||
        // Right above its text stands a heading of one or two words.
        (isBelowGap && isKnown(heading.replace(/\s*[(（].*$/u, ''), find) && heading.split(/\s+/).length <= 3));
    if (isHeading) {
      folded.push('', `## ${heading}`, '');
      return;
    }
    // Indented text in a captured page is seldom code.
    folded.push(/^ {4,}\S/.test(line) && (lines[index - 1] ?? '').trim() === '' ? `   ${trimmed}` : line);
  });
  return folded.join('\n');
}

/** Whether a line is the name of a section and nothing else. */
function isKnown(heading: string, find: HeadingIndex): boolean {
  const name = heading.replace(/[:：]$/u, '');
  return sectionNamed(name, find) !== undefined || isActionHeading(name) || /^timeline$/i.test(name);
}

/** Breaks a page pasted as one line at headings, rules and bold times. */
function unrolled(line: string, find: HeadingIndex): string[] {
  const known = (rest: string): string | undefined => {
    const words = rest.split(' ');
    for (let count = Math.min(6, words.length); count > 0; count--) {
      const candidate = words.slice(0, count).join(' ');
      if (find(candidate) !== undefined) return candidate;
    }
    return undefined;
  };
  let text = line.replace(/ --- /g, '\n\n---\n\n').replace(/ (?=\*\*\d{1,2}:\d\d\*\*)/g, '\n\n');
  text = text.replace(
    /(^| |\n)(#{2,6}) (?=\S)([^\n]*?)(?= #{2,6} |\n|$)/g,
    (_, before: string, marks: string, rest: string) => {
      const bold = rest.indexOf(' **');
      const name = known(rest) ?? (bold > 0 && bold < 70 ? rest.slice(0, bold) : undefined);
      if (name === undefined)
        return rest.length < 70 ? `${before}\n\n${marks} ${rest}\n\n` : `${before}${marks} ${rest}`;
      return `${before}\n\n${marks} ${name}\n\n${rest.slice(name.length).trim()}`;
    },
  );
  const clocks = text.match(/(?<= )\d{1,2}:\d\d(?::\d\d)? - /g) ?? [];
  if (clocks.length >= 3) {
    text = text.replace(/ Timeline (?=\d{1,2}:\d\d(?::\d\d)? - )/, '\n\n## Timeline\n\n');
    text = text.replace(/(?:^|[ \n])(?=\d{1,2}:\d\d(?::\d\d)? - )/g, '\n\n');
    for (const name of ['Root Cause Analysis', 'Root Cause']) {
      if (text.includes(` ${name} `)) {
        text = text.replace(` ${name} `, `\n\n## ${name}\n\n`);
        break;
      }
    }
  }
  return text.split('\n').map((part) => part.trim());
}
