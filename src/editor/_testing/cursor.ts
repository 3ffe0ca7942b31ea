import { TextDocument } from 'vscode-languageserver-textdocument';
import { exampleLibrary, sourceFile } from '../../core/lint/examples/library.ts';
import type { Library } from '../../core/model/library.ts';
import { parseLibrary } from '../../core/parse/library.ts';

/** A text of the example library with the cursor where `‸` stands. */
export interface Cursor {
  document: TextDocument;
  text: string;
  offset: number;
  file: string;
  library: Library;
}

export function cursorIn(file: string, marked: string): Cursor {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const library = parseLibrary([...exampleLibrary.filter(({ path }) => path !== file), sourceFile(file, text)]);
  return { document: TextDocument.create(`file:///${file}`, 'mdx', 1, text), text, offset, file, library };
}
