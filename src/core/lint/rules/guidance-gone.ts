import { memo } from '../../model/memo.ts';
import type { Template } from '../../model/template.ts';
import { plain } from '../../parse/prose.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { sentencesIn } from '../../text/sentences.ts';
import { bodyOf } from '../body.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  about: 'document',
  check(document, report, { library }) {
    const { file, text } = document;
    if (text.includes('::')) {
      for (const node of bodyOf(document).leftovers) {
        const mark = node.type === 'leafDirective' ? `::${node.name}` : `:::${node.name}`;
        report({
          reason: `Unexpected \`${mark}\` of the template, expected the text it asks for`,
          place: placeOfNode(node, file),
        });
      }
    }
    const left = guidanceOf(library.templates).filter(({ beginning }) => text.includes(beginning));
    if (left.length === 0) return;
    const inside = bodyOf(document).leftovers.map((node) => placeOfNode(node, file));
    for (const paragraph of bodyOf(document).paragraphs) {
      const place = placeOfNode(paragraph, file);
      if (inside.some(({ line, endLine }) => line <= place.line && place.endLine <= endLine)) continue;
      const written = plain(paragraph);
      const found = left.find(({ sentence }) => written.includes(sentence));
      if (found) {
        report({
          reason: `Unexpected guidance of the template, expected the text it asks for`,
          place,
          causes: [{ reason: 'the guidance', place: found.place }],
        });
      }
    }
  },
};
export default rule;

interface Sentence {
  sentence: string;
  /** Its first words, which can be looked for before line ends are folded. */
  beginning: string;
  place: Template['sections'][number]['place'];
}

/** The sentences of the templates’ guidance that are long enough to be recognised, each once. */
const guidanceOf = memo((templates: readonly Template[]): Sentence[] => {
  const found = new Map<string, Sentence>();
  for (const { sections } of templates)
    for (const { guidance: paragraphs, place } of sections)
      for (const sentence of paragraphs.flatMap((paragraph) => sentencesIn(paragraph)).map(({ text }) => text.trim()))
        if (sentence.length >= 30 && !found.has(sentence))
          found.set(sentence, { sentence, beginning: /^\S+(?: \S+)?/.exec(sentence)![0], place });
  return [...found.values()];
});
