import type { JudgedMessage } from '../../model/message.ts';
import { counted, countsOf, heaviestFirst, nameCounts, pathFromRoot, type Report, nameJudged } from './report.ts';
import { tame } from './tame.ts';

/** What a comment on GitHub or a GitLab note holds at most, in characters; a job summary holds more. */
export const mostCharacters = 65_536;

/**
 * A summary for a job or a comment: one table, errors first. It never grows over what a comment holds; how many
 * messages were left out is said. Nothing a document says can leave its cell, make a link or mention anybody.
 */
export function reportToMarkdown(report: Report): string {
  const { messages, judged, known, changedSince } = report;
  const heading = `## Postmortems: ${messages.length === 0 ? 'no messages' : nameCounts(countsOf(messages))}\n`;
  const about = [
    `${nameJudged(judged)} judged`,
    changedSince === undefined ? '' : `, compared with ${code(changedSince)}`,
    known === 0 ? '' : `; ${counted(known, 'message')} known to the baseline`,
    '.\n',
  ].join('');
  const parts = [heading, about];
  if (messages.length > 0) parts.push('| | Where | What | Rule |\n| --- | --- | --- | --- |\n');
  const room = mostCharacters - parts.join('\n').length - 200;
  const rows: string[] = [];
  let length = 0;
  const ordered = heaviestFirst(messages);
  for (const message of ordered) {
    const row = rowOf(message, report);
    if (length + row.length > room) break;
    rows.push(row);
    length += row.length;
  }
  const left = ordered.slice(rows.length);
  const text = `${parts.join('\n')}${rows.join('')}`;
  return left.length === 0
    ? text
    : `${text}\n${counted(left.length, 'message')} left out, since they do not fit: ${nameCounts(countsOf(left))}.\n`;
}

const marks: Record<JudgedMessage['level'], string> = { error: '❌ error', warning: '⚠️ warning', info: 'ℹ️ note' };

function rowOf({ level, place, reason, causes = [], hint, rule }: JudgedMessage, { root, addressOf }: Report): string {
  const what = [
    prose(reason),
    ...causes.map((cause) => {
      const where = `${cause.place.file === place.file ? 'line ' : `${cause.place.file}:`}${cause.place.line}`;
      return `${code(where)} ${prose(cause.reason)}`;
    }),
    ...(hint === undefined ? [] : hint.split('\n').map((line) => `→ ${code(line)}`)),
  ].join('<br>');
  const address = addressOf(rule);
  const name = address === undefined || /[\s()<>|]/.test(address) ? code(rule) : `[${code(rule)}](${address})`;
  return `| ${marks[level]} | ${code(`${pathFromRoot(root, place.file)}:${place.line}`)} | ${what} | ${name} |\n`;
}

/** A reason: what stands between backticks stays code, and all else is plain text. */
function prose(text: string): string {
  const parts = tame(cut(text, 1_000)).split('`');
  // A lone backtick opens nothing.
  if (parts.length % 2 === 0) return plain(tame(cut(text, 1_000)));
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : plain(part))).join('');
}

/** Text that stays what it is: no markup, no link, no mention, no reference, no emoji. */
function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_~[\]|$]/g, '\\$&')
    .replace(/[@#!%:](?=\S)/g, '$&\u200b')
    .replace(/\bwww\./gi, 'www\u200b.');
}

/** Text as a code span that stays within a table cell. */
function code(text: string): string {
  const content = tame(cut(text, 300))
    .replaceAll('`', 'ˋ')
    // In a table `\|` is a bar; a backslash before it must not take its place.
    .replace(/\\(?=\|)/g, '\\\u200b')
    .replaceAll('|', '\\|');
  if (content.trim() === '') return '` `';
  // A backslash at the end would escape the mark behind it for the table.
  return `\`${content.replace(/\\$/, '\\\u200b')}\``;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
