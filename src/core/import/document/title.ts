import type { Heading, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import type { HeadingIndex } from '../../parse/sections.ts';
import { rawText } from './inline.ts';
import { labelled, titleOf, type Labelled } from './facts.ts';
import { textOfInline } from './print.ts';
import type { ImportReport } from './report.ts';
import { isTimelineHeading, sectionNamed } from './heading-words.ts';
import { linksOf } from './sections.ts';
import type { ReadDocument } from './source.ts';
import type { WrittenDay } from '../../text/day.ts';

/** The title of a document, and its body without it. */
export interface Titled {
  title: string;
  /** Days in the title. */
  days: WrittenDay[];
  nodes: RootContent[];
}

/** Finds the title of a document and reports how it was changed. */
export function readTitle(
  document: ReadDocument,
  nodes: readonly RootContent[],
  given: readonly Labelled[],
  name: string,
  find: HeadingIndex,
  words: Configuration['words'],
  kept: ImportReport['kept'],
): Titled {
  const first = nodes.findIndex(({ type }) => type === 'heading' || type === 'paragraph');
  const opening =
    nodes.slice(0, 3).find((node): node is Heading => node.type === 'heading' && node.depth === 1) ??
    (nodes[first]?.type === 'heading' ? (nodes[first] as Heading) : undefined);
  const frontTitle = typeof document.front['title'] === 'string' ? document.front['title'] : undefined;
  const openingText = opening ? textOfInline(opening.children) : undefined;
  const isSection = sectionNamed(openingText ?? '', find) !== undefined || isTimelineHeading(openingText ?? '');
  // Word gives sections the first level too.
  const isOneOfMany =
    nodes.filter((node) => node.type === 'heading' && node.depth === 1).length > 1 || first !== nodes.indexOf(opening!);
  const isTitle = opening !== undefined && (!isSection || (opening.depth === 1 && !isOneOfMany));
  const plainTitle = document.format === 'text' && !isTitle ? (ownLine(nodes[0]) ?? firstLine(nodes)) : undefined;
  const titleText =
    frontTitle ?? (isTitle ? openingText : undefined) ?? labelled(given, 'title', words) ?? plainTitle ?? name;
  const { title: bareTitle, days } = titleOf(titleText);
  let title = titleText === name ? bareTitle.charAt(0).toUpperCase() + bareTitle.slice(1) : bareTitle;
  let left = [...nodes];
  if (title.length > 140) {
    title = `${title.slice(0, 137).replace(/\s+\S*$/, '')}…`;
    kept.push({ line: 1, text: titleText, now: 'title, cut' });
  } else if (title !== titleText) kept.push({ line: opening?.position?.start.line ?? 1, text: titleText, now: title });
  if (opening && isTitle) {
    // The title loses its inline markup.
    if (opening.children.length > 1)
      kept.push({
        line: opening.position?.start.line ?? 1,
        text: opening.children.map((child) => rawText([child])).join(' '),
        now: title,
      });
    left = left.filter((node) => node !== opening);
    if (frontTitle !== undefined && openingText !== undefined) {
      kept.push({ line: opening.position?.start.line ?? 1, text: openingText, now: title });
    }
    if (opening.children.some((child) => child.type !== 'text')) left = [...linksOf(opening), ...left];
  }
  return { title, days, nodes: left };
}

/** A first line that stands alone and is no label: in plain text, a title. */
function ownLine(node: RootContent | undefined): string | undefined {
  const text = node?.type === 'paragraph' ? rawText(node.children).trim() : '';
  const isName = /\p{L}{2,}/u.test(text) && !/\n|[:：]\s|[.!?]$/u.test(text) && text.length <= 100;
  return isName && !/^(?:←|press|type to|skip|home|menu)/i.test(text) && text.includes(' ') ? text : undefined;
}

function firstLine(nodes: readonly RootContent[]): string | undefined {
  const texts = nodes
    .slice(0, 12)
    .flatMap((node) => (node.type === 'paragraph' ? rawText(node.children).split('\n') : []));
  return texts
    .map((text) => text.trim())
    .find(
      (text) =>
        /[\p{L}]{3,} [\p{L}]{2,} [\p{L}]{2,}/u.test(text) &&
        text.length <= 140 &&
        !/^(?:←|press|type to|skip)/i.test(text),
    );
}
