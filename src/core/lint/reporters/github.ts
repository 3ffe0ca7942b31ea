import type { JudgedMessage } from '../../model/message.ts';
import { heaviestFirst, nameCounts, countsOf, pathFromRoot, type Report } from './report.ts';
import { tame } from './tame.ts';

/** How many annotations of each level GitHub shows for one step; what is beyond is dropped without a word. */
export const mostAnnotations = 10;

/**
 * Workflow commands that GitHub shows as annotations, errors first. Of each level only as many as it shows; a line of
 * plain text counts the rest. Without messages, the empty string.
 */
export function reportToGithub({ messages, root }: Report): string {
  const lines: string[] = [];
  const left: JudgedMessage[] = [];
  const given = { error: 0, warning: 0, info: 0 };
  for (const message of heaviestFirst(messages)) {
    if (given[message.level] < mostAnnotations) {
      given[message.level]++;
      lines.push(annotationOf(message, root));
    } else left.push(message);
  }
  if (left.length > 0)
    lines.push(
      `Not annotated, since GitHub shows ${mostAnnotations} of each level in a step: ${nameCounts(countsOf(left))}.`,
    );
  return lines.map((line) => `${line}\n`).join('');
}

const commands: Record<JudgedMessage['level'], string> = { error: 'error', warning: 'warning', info: 'notice' };

function annotationOf({ level, place, rule, reason, causes = [], hint }: JudgedMessage, root: string): string {
  const { line, column, endLine, endColumn } = place;
  // Columns across several lines are refused. GitHub counts the last column in.
  const columns = endLine === line ? { col: column, endColumn: Math.max(endColumn - 1, column) } : {};
  const properties = Object.entries({
    file: pathFromRoot(root, place.file),
    line,
    endLine,
    ...columns,
    title: rule,
  });
  const text = [
    reason,
    ...causes.map((cause) => {
      const where = cause.place.file === place.file ? 'line ' : `${pathFromRoot(root, cause.place.file)}:`;
      return `${where}${cause.place.line}: ${cause.reason}`;
    }),
    ...(hint === undefined ? [] : hint.split('\n').map((one, index) => `${index === 0 ? '→ ' : '  '}${one}`)),
  ];
  return `::${commands[level]} ${properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')}::${escapeData(text.map(tame).join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
