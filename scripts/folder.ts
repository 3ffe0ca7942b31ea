import { relative } from 'node:path';
import { contentFolder } from '../src/library.ts';

/** The content folder as a person at this prompt would write it. */
export function shownFolder(): string {
  return relative(process.cwd(), contentFolder()) || '.';
}
