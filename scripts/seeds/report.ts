import type { Message } from '../../src/core/model/message.ts';
import { fixtures, type Contradiction, type Kind, type TrueSum } from './contradictions.ts';

/** A contradiction and the message that finds it, where one does. */
export interface Result {
  contradiction: Contradiction;
  message: Pick<Message, 'rule' | 'place'> | undefined;
}

/** What was found in the seed documents as `npx postmortems import` reads them: rules by contradiction, and sums that were doubted. */
export interface Imported {
  caught: Record<string, string>;
  doubted: string[];
}

const kinds: Record<Kind, string> = {
  H: 'decidable from the text',
  S: 'by a heuristic',
  D: 'only with knowledge of the field',
};

/** What is caught and what is not, as a page of Markdown. */
export function printReport(results: readonly Result[], sums: readonly TrueSum[], imported: Imported): string {
  const lines = [
    '# What the linter finds in the seed documents',
    '',
    'Generated from `contradictions.ts` and the messages over `content/`; a test holds it up to date, and holds what each message says.',
    '',
    'The last column is the seed document itself, as `npx postmortems import` reads it, before anybody has answered what the import asks. It is written by `npm run seeds -- <folder of the seed documents>`, which are not part of this repository.',
    '',
    '| Kind | | Decidable | Caught | Caught as imported |',
    '| --- | --- | --: | --: | --: |',
    ...(['H', 'S', 'D'] as const).map((kind) => {
      const own = results.filter(({ contradiction }) => contradiction.kind === kind);
      const decidable = own.filter(({ contradiction }) => !contradiction.undecidable);
      return `| ${kind} | ${kinds[kind]} | ${decidable.length} of ${own.length} | ${own.filter(({ message }) => message).length} | ${own.filter(({ contradiction: { id } }) => imported.caught[id]).length} |`;
    }),
    '',
  ];
  for (const document of Object.keys(fixtures) as Contradiction['document'][]) {
    const own = results.filter(({ contradiction }) => contradiction.document === document);
    if (own.length === 0) continue;
    lines.push(
      `## ${fixtures[document]}`,
      '',
      '| Id | Kind | Contradiction | Result | As imported |',
      '| --- | --- | --- | --- | --- |',
    );
    for (const { contradiction, message } of own)
      lines.push(
        `| ${contradiction.id} | ${contradiction.kind} | ${cell(contradiction.what)} | ${resultOf(contradiction, message)} | ${importedOf(contradiction, imported)} |`,
      );
    lines.push('');
  }
  lines.push(
    '## True sums',
    '',
    'No rule says anything about these:',
    '',
    ...sums.map(({ what }) => `- ${what}${imported.doubted.includes(what) ? ' (doubted as imported)' : ''}`),
    '',
  );
  return lines.join('\n');
}

function resultOf({ undecidable }: Contradiction, message: Result['message']): string {
  if (message) return `\`${message.rule}\`, line ${message.place.line}`;
  return undecidable ? `not decidable: ${cell(undecidable)}` : 'not caught';
}

function importedOf({ id }: Contradiction, { caught }: Imported): string {
  const rule = caught[id];
  return rule === undefined ? 'not caught' : `\`${rule}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '\\<');
}
