import type { Fault } from '../../src/core/import/answers.ts';
import type { Library } from '../../src/core/model/library.ts';
import { kinds } from '../../src/core/model/vocabulary.ts';

/** Every fault of the answers, and what each missing one may be: one block of lines. */
export function usageOf(faults: readonly Fault[], library: Library): string {
  const wrong = faults.filter(({ reason }) => reason !== undefined);
  const missing = faults.filter(({ reason }) => reason === undefined);
  const lines = wrong.map(({ answer, reason, hint }) =>
    answer === 'template'
      ? `${reason}. Add template.mdx to the content folder.`
      : `--${answer}: ${reason}${hint === undefined ? '' : `\n  → ${hint.includes('`') ? hint : `--${answer} ${quoted(hint)}`}`}`,
  );
  if (missing.length > 0) {
    if (lines.length > 0) lines.push('');
    lines.push(missing.length === 1 ? 'One answer is missing:' : `${missing.length} answers are missing:`);
    for (const { answer } of missing) lines.push(...meaningOf(answer, library));
  }
  return lines.join('\n');
}

function meaningOf(answer: string, { configuration, services }: Library): string[] {
  const list = (flag: string, what: string, options: readonly (readonly [string, string])[]) => {
    const width = Math.max(...options.map(([id]) => id.length));
    return [`  ${flag}  ${what}`, ...options.map(([id, about]) => `      ${id.padEnd(width)}  ${about}`.trimEnd())];
  };
  switch (answer) {
    case 'title':
      return ['  --title "…"  what broke, for whom; for a runbook, what it does; at most 140 characters'];
    case 'severity':
      return list(
        '--severity …',
        'the worst it reached',
        configuration.severities.map(({ id, name, description }) => [
          id,
          description ? `${name}. ${description}` : name,
        ]),
      );
    case 'service':
      return list(
        '--service …',
        'the service hit, once for each, the worst hit first',
        [...services.values()]
          .filter(({ retired }) => retired === undefined)
          .map(({ id, description, team }) => [id, description ?? team]),
      );
    case 'began':
      return [
        '  --began "…"  when it began: a day, or a day and a time, such as "2026-04-15 14:02"; a zone may follow',
      ];
    case 'id':
      return [`  --id …  its id, which matches ${configuration.ids?.pattern ?? ''}`];
    case 'kind':
      return [`  --kind …  ${kinds.join(', ')}`];
    default:
      return [`  --${answer} …`];
  }
}

/** A value as a shell takes it. */
export function quoted(text: string): string {
  return /^[\w@./:+-]+$/.test(text) ? text : `"${text.replace(/(["\\$`])/g, '\\$1')}"`;
}
