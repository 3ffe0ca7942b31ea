import { memo } from '../model/memo.ts';
import type { Template } from '../model/template.ts';

/** A gap somebody left to be filled. */
export interface Placeholder {
  offset: number;
  placeholder: string;
}

/**
 * What people write where something is still to come. Words count in capitals only (a “todo list” is none), question
 * marks only where they stand alone, brackets only with a word that asks for something.
 */
const patterns: readonly RegExp[] = [
  /\\?\[\s*(?:(?:fill[ -]?(?:me |this )?in|todo|tbd|tbc|insert)(?:[ :,][^\]\n]{0,60})?|(?:your|add|insert) [^\]\n]{1,60})\](?!\()/gi,
  /(?<![\w"“'‘`/.-])(?:TODO|TBD|TBC|FIXME)(?![\w"”'’`-])/g,
  /(?<![^\s|([:~])\?\?+(?![^\s|)\].,;:%])/g,
  /\b(?:YYYY-MM-DD(?:[ T](?:hh:mm|HH:MM|XX:XX)(?::(?:ss|SS))?)?|XXXX-XX-XX)\b/g,
  /\b(?:(?:hh:mm|HH:MM)(?::(?:ss|SS))?|XX:XX)\b/g,
  /(?<![\w_*])_{3,}(?![\w_*])/g,
];

/** Whether a value is nothing but a gap that is to be filled in, as an import leaves it. */
export function isGap(value: string): boolean {
  return findPlaceholders(value, []).some(({ placeholder }) => placeholder === value.trim());
}

/** Every placeholder in a stretch of text, in order, none inside another. */
export function findPlaceholders(text: string, templates: readonly Template[]): Placeholder[] {
  const found: Placeholder[] = [];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) found.push({ offset: match.index, placeholder: match[0] });
  for (const known of bracketsOf(templates))
    for (let at = text.indexOf(known); at !== -1; at = text.indexOf(known, at + known.length))
      found.push({ offset: at, placeholder: known });
  found.sort((a, b) => a.offset - b.offset || b.placeholder.length - a.placeholder.length);
  let end = 0;
  return found.filter(({ offset, placeholder }) => {
    if (offset < end) return false;
    end = offset + placeholder.length;
    return true;
  });
}

/** What the templates themselves put in brackets to be replaced: `[What broke, for whom]`. */
const bracketsOf = memo((templates: readonly Template[]): string[] => {
  const all = templates.flatMap(({ text }) => text.match(/\[[A-Z][^\][\n|]{3,80}\](?!\()/g) ?? []);
  return [...new Set(all)];
});
