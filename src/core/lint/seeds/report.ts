import type { Message } from '../../model/message.ts';
import { fixtures, type Contradiction, type Kind, type TrueSum } from './contradictions.ts';

/** A contradiction and the message that finds it, where one does. */
export interface Result {
  contradiction: Contradiction;
  message: Pick<Message, 'rule' | 'place'> | undefined;
}

const kinds: Record<Kind, string> = {
  H: 'decidable from the text',
  S: 'by a heuristic',
  D: 'only with knowledge of the field',
};

/** What is caught and what is not, as a page of Markdown. */
export function printReport(results: readonly Result[], sums: readonly TrueSum[]): string {
  const lines = [
    '# What the linter finds in the seed documents',
    '',
    'Generated from `contradictions.ts` and the messages over `content/`; a test holds it up to date, and holds what each message says.',
    '',
    '| Kind | | Decidable | Caught |',
    '| --- | --- | --: | --: |',
    ...(['H', 'S', 'D'] as const).map((kind) => {
      const own = results.filter(({ contradiction }) => contradiction.kind === kind);
      const decidable = own.filter(({ contradiction }) => !contradiction.undecidable);
      return `| ${kind} | ${kinds[kind]} | ${decidable.length} of ${own.length} | ${own.filter(({ message }) => message).length} |`;
    }),
    '',
  ];
  for (const document of Object.keys(fixtures) as Contradiction['document'][]) {
    const own = results.filter(({ contradiction }) => contradiction.document === document);
    if (own.length === 0) continue;
    lines.push(`## ${fixtures[document]}`, '', '| Id | Kind | Contradiction | Result |', '| --- | --- | --- | --- |');
    for (const { contradiction, message } of own)
      lines.push(
        `| ${contradiction.id} | ${contradiction.kind} | ${cell(contradiction.what)} | ${resultOf(contradiction, message)} |`,
      );
    lines.push('');
  }
  lines.push('## True sums', '', 'No rule says anything about these:', '', ...sums.map(({ what }) => `- ${what}`), '');
  return lines.join('\n');
}

function resultOf({ undecidable }: Contradiction, message: Result['message']): string {
  if (message) return `\`${message.rule}\`, line ${message.place.line}`;
  return undecidable ? `not decidable: ${cell(undecidable)}` : 'not caught';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '\\<');
}
