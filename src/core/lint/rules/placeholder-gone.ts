import type { Document } from '../../model/document.ts';
import { attributesOf } from '../../parse/components.ts';
import { shown } from '../../parse/schema.ts';
import { placeOfNode } from '../../parse/tree.ts';
import { bodyOf } from '../body.ts';
import { listOf } from '../missing.ts';
import { findPlaceholders } from '../placeholder.ts';
import type { Rule } from '../rule.ts';
import { placeOfStretch } from '../../text/place.ts';

const rule: Rule = {
  about: 'document',
  check(document, report, { library }) {
    const { text } = document;
    const stretches = [...frontMatterOf(document), ...textsOf(document), ...attributesIn(document)];
    const all = stretches.map(([start, end]) => text.slice(start, end)).join('\n');
    const hasAny = findPlaceholders(all, library.templates).length > 0;
    const found = (hasAny ? stretches : []).flatMap(([start, end]) =>
      findPlaceholders(text.slice(start, end), library.templates).map(({ offset, placeholder }) => ({
        placeholder,
        place: placeOfStretch(document, start + offset, start + offset + placeholder.length),
      })),
    );
    const [first, ...others] = found;
    if (first && others.length === 0)
      report({
        reason: `Unexpected placeholder \`${first.placeholder}\`, expected what it stands for`,
        place: first.place,
      });
    else if (first) {
      const names = [...new Set(found.map(({ placeholder }) => `\`${placeholder}\``))];
      const shownNames = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
      report({
        reason:
          names.length === 1
            ? `Unexpected placeholder ${names[0]!} in ${found.length} places, expected what it stands for`
            : `Unexpected placeholders ${listOf(shownNames)}, expected what they stand for: ${found.length} are left`,
        place: first.place,
        causes: others.map(({ placeholder, place }) => ({ reason: `\`${placeholder}\``, place })),
      });
    }
    for (const { heading, nodes } of document.sections) {
      const last = nodes.at(-1);
      const end = last?.type === 'paragraph' ? last.children.at(-1) : undefined;
      if (!last || end?.type !== 'text') continue;
      const mark = /(?:\\?\[(?:…|\.\.\.)\\?\]|(?<=[\p{L}\p{N},;:]\s?)(?:…|\.\.\.))$/u.exec(end.value)?.[0];
      if (mark) {
        report({
          reason: `Unexpected \`${mark}\` at the end of ${shown(heading)}, expected the rest of the text`,
          place: placeOfNode(last, document.file),
        });
      }
    }
  },
};
export default rule;

/** Where running text stands: offsets of every text node. */
function textsOf(document: Document): [number, number][] {
  return bodyOf(document).texts.flatMap(({ position }): [number, number][] =>
    position?.start.offset === undefined || position.end.offset === undefined
      ? []
      : [[position.start.offset, position.end.offset]],
  );
}

/** Where the attributes of components stand that are read as text: a command may hold what looks like a gap. */
function attributesIn(document: Document): [number, number][] {
  return bodyOf(document).elements.flatMap((element): [number, number][] => {
    let at = element.position?.start.offset ?? 0;
    return [...attributesOf(element)].flatMap(([name, value]): [number, number][] => {
      const start = document.text.indexOf(value, document.text.indexOf(`${name}=`, at));
      if (start === -1 || value === '' || start >= (element.position?.end.offset ?? 0)) return [];
      at = start + value.length;
      return name === 'command' || name === 'src' ? [] : [[start, at]];
    });
  });
}

/** Where front matter stands, line by line, comments left out. */
function frontMatterOf({ text }: Document): [number, number][] {
  const end = /^---[ \t]*\n/.test(text) ? text.indexOf('\n---', 3) : -1;
  const lines: [number, number][] = [];
  for (let start = text.indexOf('\n') + 1; start < end + 1;) {
    const lineEnd = text.indexOf('\n', start);
    const comment = /(?:^|\s)#/.exec(text.slice(start, lineEnd))?.index;
    lines.push([start, comment === undefined ? lineEnd : start + comment]);
    start = lineEnd + 1;
  }
  return lines;
}
