import type { PhrasingContent, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { rawText } from './entries.ts';
import { dayAt, daysIn, type WrittenDay } from '../../text/day.ts';

/** A label with its value, as documents write facts: `**Severity:** SEV1`, `- Severity: SEV1`, a row of two cells. */
export interface Labelled {
  label: string;
  value: string;
}

type Label = 'title' | 'date' | 'severity' | 'services' | 'detection';
const labels: Readonly<Record<Label, RegExp>> = {
  title: /^(?:title|incident title|incident)$/i,
  date: /^(?:date|incident date|date of (?:the )?incident|when|date \/ time(?: \(utc\))?|day|datum(?: des vorfalls)?|dato|fecha(?: del incidente)?|data(?: do incidente| dell['’]incidente)?|date de l['’]incident|dag|tag|日付|日期|発生日|发生日期|날짜)$/i,
  severity: /^(?:severity|sev|incident severity|priority level)$/i,
  services:
    /^(?:(?:affected|impacted) services?|services? (?:affected|impacted)|services?|components? affected|system)$/i,
  detection: /^(?:detection(?: method)?|detected by|how detected)$/i,
};

/** Labels with values at the start of lines, in front matter, bold, bullets and two-column tables. */
export function labelsIn(nodes: readonly RootContent[], front: Readonly<Record<string, unknown>>): Labelled[] {
  const found: Labelled[] = [];
  for (const [label, value] of Object.entries(front)) {
    if (typeof value === 'string' || typeof value === 'number')
      found.push({ label: label.replace(/[_-]/g, ' '), value: String(value) });
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      found.push({ label, value: value.join(', ') });
  }
  const line = (inline: readonly PhrasingContent[]) => {
    const text = rawText(inline);
    for (const part of text.split('\n')) {
      const match = /^\s*([\p{L}][\p{L}\p{N} /()-]{1,40}?)\s*[:：]\s*(\S.*)$/u.exec(part);
      if (match) found.push({ label: match[1]!.trim(), value: match[2]!.trim() });
    }
    // Captured pages put several on one line: `Date: 2025-10-14 Time: 03:15 UTC Severity: SEV-1 (Critical) Impact: …`.
    for (const match of text.matchAll(/(?:^|\s)(Date|Severity|Services Affected):\s+(\S+(?: \([^)]*\))?)/g))
      if (!found.some(({ label }) => label === match[1])) found.push({ label: match[1]!, value: match[2]! });
  };
  const visit = (list: readonly RootContent[], depth: number) => {
    for (const node of list) {
      if (node.type === 'paragraph') line(node.children);
      else if (node.type === 'list' && depth < 2) for (const item of node.children) visit(item.children, depth + 1);
      else if (node.type === 'table')
        for (const row of node.children)
          if (row.children.length === 2)
            found.push({
              label: rawText(row.children[0]!.children).replace(/:$/, '').trim(),
              value: rawText(row.children[1]!.children).trim(),
            });
    }
  };
  visit(nodes, 0);
  return found;
}

/** The first value of a label, by its usual names and the taught ones. */
export function labelled(found: readonly Labelled[], label: Label, words: Configuration['words']): string | undefined {
  const taught = (words.labels[label] ?? []).map((word) => word.toLowerCase());
  return found.find((one) => labels[label].test(one.label) || taught.includes(one.label.toLowerCase()))?.value;
}

/** The severity of the scale that a text names, else the text as written. */
export function severityOf(
  text: string | undefined,
  severities: Configuration['severities'],
): { value: string; isKnown: boolean } | undefined {
  if (!text) return undefined;
  const fold = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, '');
  for (const { id, name } of severities) {
    const start = fold(text);
    if (start === fold(id) || new RegExp(`^${fold(id)}(?![a-z0-9])`).test(start.replace(/[(:,].*$/, '')))
      return { value: id, isKnown: true };
    if (fold(text.replace(/\(.*$/, '')) === fold(name)) return { value: id, isKnown: true };
  }
  const code = /\b(?:SEV|P|S)[\s-]?\d\b/i.exec(text)?.[0];
  const known = code && severities.find(({ id }) => fold(id) === fold(code));
  if (known) return { value: known.id, isKnown: true };
  return { value: (code ?? text).slice(0, 60).trim(), isKnown: false };
}

/** Services named in a text: those of the catalogue, and words that look like the id of one. */
export function servicesOf(text: string | undefined, services: ReadonlyMap<string, string>): string[] {
  if (!text) return [];
  const found: string[] = [];
  for (const part of text.replace(/\([^)]*\)/g, '').split(/[,;/]| and /)) {
    const word = part.trim();
    const slug = word.toLowerCase().replace(/\s+/g, '-');
    const known = services.has(slug)
      ? slug
      : [...services].find(([, name]) => name.toLowerCase() === word.toLowerCase())?.[0];
    if (known) found.push(known);
    else if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(word)) found.push(word);
  }
  return [...new Set(found)];
}

const clockBehind =
  /^(?:[\s,T]*(?:at|um|à)?\s*\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[AP]M)?\s*(?:UTC|GMT|Z|[A-Z]{3,4})?)?[\s)\]}.,:;–—-]*$/i;
const linkAhead =
  /(?:^|[\s,(])(?:on|of|from|at|since|in|the|am|vom|von|den|dem|der|du|le|del|de|el|em|no|do|dia|día|di|il|op|van|fra|från|d\.)\s*$/i;
const weekdayAhead = /(?:^|[\s,(])(?:\p{L}+(?:day|tag|dag|di|feira)|\p{L}{2,3})[.,]*\s*$/iu;

/** A title without a date before or behind it, the words “incident report” and braces, with the days it held. */
export function titleOf(text: string): { title: string; days: WrittenDay[] } {
  const whole = text.replace(/\s+/g, ' ').trim();
  const days = daysIn(whole);
  let title = whole;
  const [day] = days;
  // A date within a sentence is part of it, and so are two.
  if (day && days.length === 1) {
    const [before, behind] = [whole.slice(0, day.start), whole.slice(day.end)];
    if (
      /^[\s{[(]*(?:incident date\s*:\s*)?$/i.test(before) ||
      (before.length < 14 && weekdayAhead.test(before) && /^\S+\s*$/.test(before))
    )
      title = behind.replace(/^\s*\d{1,2}:\d\d\s*(?:[AP]M)?\s*(?:[A-Z]{3,4}\b)?/i, '');
    else if (/\(\s*$/.test(before) && /^\s*\)/.test(behind))
      title = before.replace(/\(\s*$/, '') + behind.replace(/^\s*\)/, '');
    else if (clockBehind.test(behind)) title = withoutLinks(before);
  }
  title = title
    .replace(/\{\{|\}\}/g, ' ')
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:;)\]–—-]+|[\s,:;([–—-]+$/g, '')
    .replace(/^(?:incident report|post-?mortem)\s*[:–—-]+\s*/i, '')
    .replace(/^incident report\s*[,:–—-]?\s+(?=\S)/i, '')
    .trim();
  if (
    title.replace(/[^\p{L}]/gu, '').length < 3 ||
    /^(?:incident|outage|post-?mortem|störung|panne|incidente|incidencia)$/i.test(title)
  )
    title = whole;
  const isCut = !whole.startsWith(title);
  return { title: isCut ? title.charAt(0).toUpperCase() + title.slice(1) : title, days };
}

/** A text without the small words and the day of the week that led to a date behind it. */
function withoutLinks(text: string): string {
  let left = text;
  if (/\p{L}+(?:day|tag|dag|di|feira)[.,]*\s*$/iu.test(left)) left = left.replace(/\p{L}+[.,]*\s*$/u, '');
  for (let round = 0; round < 2; round++) left = left.replace(linkAhead, '');
  return left;
}

/** A file’s name as an id: what it says in small letters, digits and hyphens. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The day a file’s name begins with. */
export function dayOfName(name: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(name);
  return match && dayAt(match[0], 0) ? match[0] : undefined;
}
