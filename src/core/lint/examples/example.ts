import type { Library } from '../../model/library.ts';
import type { Message } from '../../model/message.ts';
import { parseLibrary } from '../../parse/library.ts';
import { parseTree } from '../../parse/tree.ts';
import { exampleLibrary, sourceFile } from './library.ts';

/** Files a rule page shows, and what the rule says about them. */
export interface Example {
  heading: 'Good' | 'Bad';
  /** Line of the page at which it begins. */
  line: number;
  files: { path: string; text: string }[];
  /** The messages as the page shows them; undefined for a good example. */
  messages: string | undefined;
}

/**
 * The examples of a rule page. Fences that follow each other are files of one library, named by `title="…"`;
 * under Bad, the `text` fence behind them shows the messages.
 *
 * @param file the path of a fence without a title
 */
export function examplesOf(page: string, file: string): Example[] {
  const examples: Example[] = [];
  let heading = '';
  let open: Example | undefined;
  const { tree } = parseTree(page, file);
  for (const node of tree.children) {
    if (node.type === 'heading') heading = node.children[0]?.type === 'text' ? node.children[0].value : '';
    if (node.type !== 'code' || (heading !== 'Good' && heading !== 'Bad')) {
      open = undefined;
      continue;
    }
    if (node.lang === 'text') {
      if (open) open.messages = node.value;
      open = undefined;
      continue;
    }
    if (!open) {
      open = { heading, line: node.position?.start.line ?? 0, files: [], messages: undefined };
      examples.push(open);
    }
    open.files.push({ path: /\btitle="([^"]+)"/.exec(node.meta ?? '')?.[1] ?? file, text: `${node.value}\n` });
  }
  return examples;
}

/** The example library with the files of an example in it. A picture is a path with nothing in it. */
export function libraryOf({ files }: Pick<Example, 'files'>): Library {
  const own = new Set(files.map(({ path }) => path));
  return parseLibrary([
    ...exampleLibrary.filter(({ path }) => !own.has(path)),
    ...files.map(({ path, text }) => sourceFile(path, text)),
  ]);
}

/** Messages as rule pages show them; places in another file than the first one name it. */
export function formatMessages(messages: readonly Message[], file: string): string {
  const at = (place: Message['place'], from: string) =>
    `${place.file === from ? '' : `${place.file}:`}${place.line}:${place.column}`;
  return messages
    .flatMap((message) => [
      `${at(message.place, file)} ${message.reason}`,
      ...(message.causes ?? []).map((cause) => `  ${at(cause.place, message.place.file)} ${cause.reason}`),
      ...(message.hint === undefined ? [] : [`  → ${message.hint.replaceAll('\n', '\n    ')}`]),
    ])
    .join('\n');
}
