import type { Postmortem } from '../model/postmortem.ts';
import { sentencesOf } from './sentences.ts';

/**
 * What happened, in one sentence: the first of the summary, or of the text where nothing is called a summary.
 * Undefined where there is no sentence at all. `language` is the tag the document is written in.
 */
export function ledeOf(postmortem: Pick<Postmortem, 'sections' | 'tree'>, language = 'en'): string | undefined {
  const summary = postmortem.sections.find(({ id }) => id === 'summary');
  return sentencesOf(summary?.nodes ?? postmortem.tree.children, language)[0];
}
