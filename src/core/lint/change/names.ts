import type { Document } from '../../model/document.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import { linksOf, picturesOf } from '../body.ts';
import { pathOf } from '../target.ts';
import { namesIn } from '../words/kinship.ts';
import { derived } from './derived.ts';

/** Names a document goes by: its ids and its file. Ids are compared without case in some places. */
export function ownNames({ file, id, facts }: Postmortem | Runbook): string[] {
  const names = [id, ...facts.formerly, stemIn(file)];
  return [...names, ...names.map((name) => name.toLowerCase())];
}

/** Names of a file that is no document: pictures are in a folder that has the id of their document. */
export function namesOfFile(path: string): string[] {
  return path.split('/').slice(1);
}

/** Whether a document goes by one of these names, or names something that does, in any of the ways there are. */
export function isNaming(document: Postmortem | Runbook, names: readonly string[]): boolean {
  const own = namesOf(document);
  const words = document.type === 'postmortem' ? namesIn(document) : '';
  return names.some((name) => isLine(own, name) || isLine(words, name));
}

/** Its own names, those in its front matter, and every part of where its links and pictures lead, one a line. */
const namesOf = derived(
  'names',
  (document: Postmortem | Runbook): string => {
    const names = new Set(ownNames(document));
    if (document.type === 'postmortem') {
      const { related, runbooks, duplicateOf } = document.facts;
      for (const { id } of [...related, ...runbooks]) names.add(id);
      if (duplicateOf !== undefined) names.add(duplicateOf);
    }
    for (const path of pathsIn(document)) for (const part of path.split('/')) names.add(part).add(stemIn(part));
    names.delete('');
    return [...names].join('\n');
  },
  'document',
);

/** Where links and pictures lead: as it is written, and as it is meant. */
function pathsIn(document: Document): string[] {
  const urls = [...linksOf(document), ...picturesOf(document)].map(({ url = '' }) => url);
  return [...urls, ...urls.map(pathOf)];
}

function stemIn(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.mdx$/, '');
}

function isLine(lines: string, line: string): boolean {
  for (let at = lines.indexOf(line); at >= 0; at = lines.indexOf(line, at + 1))
    if (isEnd(lines, at - 1) && isEnd(lines, at + line.length)) return true;
  return false;
}

function isEnd(lines: string, at: number): boolean {
  return at < 0 || at === lines.length || lines[at] === '\n';
}
