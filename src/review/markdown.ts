import type { Meeting } from '../core/review/meeting.ts';
import { toldOf, type Block, type Line, type Telling, type Words } from './told.ts';

/** What a review meeting works from, as Markdown. */
export function reviewMarkdown(meeting: Meeting, telling: Telling): string {
  const { title, lead, sections } = toldOf(meeting, telling);
  const blocks = [
    `# ${safe(title)}`,
    ...lead.map(inline),
    ...sections.flatMap(({ heading, blocks: own }) => [`## ${safe(heading)}`, ...own.map(blockText)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `### ${safe(block.text)}`;
    case 'text':
      return inline(block.words);
    case 'list':
      return listText(block.lines, block.ordered ? (index) => `${index + 1}.` : () => '-');
    case 'table':
      return table(block.head, block.rows);
  }
}

/** Lines of a list, those inside others indented by the width of their mark. */
function listText(lines: readonly Line[], mark: (index: number) => string, indent = ''): string {
  return lines
    .map(({ words, notes = [], lines: inside = [] }, index) => {
      const own = mark(index);
      const inner = indent + ' '.repeat(own.length + 1);
      return [
        `${indent}${own} ${inline(words)}`,
        ...notes.map((note) => `${inner}${inline(note)}`),
        ...(inside.length > 0 ? [listText(inside, () => '-', inner)] : []),
      ].join('\n');
    })
    .join('\n');
}

/** Markdown of an agenda alone, with the ids that a kept review is found by. */
export function agendaMarkdown(meeting: Meeting, telling: Telling): string | undefined {
  const agenda = toldOf(meeting, telling).sections.find(({ id }) => id === 'agenda');
  return agenda && `${agenda.blocks.map(blockText).join('\n\n')}\n`;
}

function inline(words: Words): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return safe(word);
      return word.address === undefined ? safe(word.text) : `[${safe(word.text)}](${word.address})`;
    })
    .join('');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => safe(cell)).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Text of documents makes no markup. */
function safe(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&]/g, '\\$&');
}
