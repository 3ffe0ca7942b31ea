import { parseDocument } from 'yaml';
import { editFrontMatter } from '../../src/core/import/frontmatter.ts';
import { documentsOf, type SourceFile } from '../../src/core/model/library.ts';
import { occurrencesOf } from '../../src/editor/occurrences.ts';
import { demand, demandFree, lists, Refused, replaceId, textsOf, unchanged, type Change } from './change.ts';

/** What is the new one’s. */
export interface ChosenDocuments {
  title: string;
  /** Ids of documents that name the new one from now on. */
  documents: readonly string[];
}

/**
 * Makes two of a service: the new one stands behind it in the list, with the same team, tier and runbooks, and chosen
 * documents name it in the place of the old one. Other documents that name the old one are told.
 *
 * @throws Refused where there is no such service or document, or the new id is taken or none
 */
export function planSplitService(
  id: string,
  to: string,
  { title, documents }: ChosenDocuments,
  files: readonly SourceFile[],
): Change {
  const change = unchanged(files);
  const { library } = change;
  demand('service', id, library);
  demandFree('service', to, library, id);
  const all = documentsOf(library);
  const naming = new Set(
    occurrencesOf('service', id, library, textsOf(change)).flatMap(({ file, isCertain }) => (isCertain ? [file] : [])),
  );
  const taken = new Set(
    documents.map((one) => {
      const document = all.find((other) => other.id === one);
      if (!document) throw new Refused(`There is no document \`${one}\`.`);
      if (!naming.has(document.file)) throw new Refused(`\`${one}\` does not name \`${id}\`.`);
      return document.file;
    }),
  );
  // Other files keep the name, with nothing to decide.
  replaceId(
    change,
    'service',
    id,
    () => to,
    (file) => !taken.has(file),
  );
  change.left = change.left.filter(({ file }) => taken.has(file));
  const { team, tier, runbooks } = library.services.get(id)!;
  const list = change.before.get(lists.service)!;
  const entry = editFrontMatter('', { [to]: { name: title, team, ...(runbooks.length > 0 && { runbooks }) } }).replace(
    /^([ \t]+)team:.*\n/m,
    (line, indent: string) => `${line}${indent}tier: ${tier}\n`,
  );
  const longer = `${list}${list.endsWith('\n') ? '' : '\n'}${entry}`;
  if (parseDocument(longer).errors.length > 0)
    throw new Refused(`${lists.service} is written in a way that cannot be changed by a program. Change it by hand.`);
  change.after.set(lists.service, longer);
  const others = all.filter(({ file }) => naming.has(file) && !taken.has(file));
  if (others.length > 0)
    change.notes.push(
      `These go on naming \`${id}\` (--documents <ids> gives them to \`${to}\`):`,
      ...others.map((one) => `  ${one.id}  ${one.facts.title}`),
    );
  change.notes.push(
    `\`${to}\` has the team, the tier and the runbooks of \`${id}\`; what it is called in public is yours to say.`,
  );
  return change;
}
