import type { Document } from '../../model/document.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import type { Runbook } from '../../model/runbook.ts';
import { linksOf, picturesOf } from '../body.ts';
import { pathOf } from '../target.ts';
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

/** Its own names, those in its front matter, and every part of where its links and pictures lead. */
export const namesIn = derived(
  'names',
  (document: Postmortem | Runbook): readonly string[] => {
    const names = new Set(ownNames(document));
    if (document.type === 'postmortem') {
      const { related, runbooks, duplicateOf } = document.facts;
      for (const { id } of [...related, ...runbooks]) names.add(id);
      if (duplicateOf !== undefined) names.add(duplicateOf);
    }
    for (const path of pathsIn(document)) for (const part of path.split('/')) names.add(part).add(stemIn(part));
    names.delete('');
    return [...names];
  },
  { of: 'document', forFinding: true },
);

/** Where links and pictures lead: as it is written, and as it is meant. */
function pathsIn(document: Document): string[] {
  const urls = [...linksOf(document), ...picturesOf(document)].map(({ url = '' }) => url);
  return [...urls, ...urls.map(pathOf)];
}

function stemIn(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.mdx$/, '');
}
