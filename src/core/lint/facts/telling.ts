import { memo } from '../../model/memo.ts';
import type { Place } from '../../model/message.ts';
import type { Communication, Postmortem, TimelineEvent } from '../../model/postmortem.ts';
import type { Passage } from '../../text/passages.ts';
import { lengthNamed, readLengths, type Length } from '../../text/length.ts';
import { placeInSentence, sentencesOf, withoutDigitsInCode } from '../../text/said.ts';

/** Where a sentence stands, since a row of the timeline claims something else than a lesson does. */
export type Setting =
  'title' | 'front-matter' | 'heading' | 'prose' | 'timeline' | 'communications' | 'actions' | 'table';

/** A sentence as one looks at it for claims about time. */
export interface Telling {
  /** Plain text; what stands in code keeps its width and its words, and its digits are gone. */
  text: string;
  setting: Setting;
  passage: Passage;
  /** Id of the section it stands in, of the innermost that a template knows. */
  section: string | undefined;
  /** The sentence before it in the same paragraph, cell or list entry. */
  before: Telling | undefined;
  /** The sentence behind it there. */
  next: Telling | undefined;
  /** The row it stands in, in a timeline or a table of communications. */
  row: TimelineEvent | Communication | undefined;
  /** The lengths of time in it. */
  lengths: readonly Length[];
  /** Whether it repeats what somebody else says. */
  isOthers: boolean;
  /** Place of a stretch of the text. */
  placeOf(start: number, end: number): Place;
}

/** Every sentence of a postmortem, front matter, headings and tables included, code and quotations left out. */
export const tellingsOf = memo((postmortem: Postmortem): Telling[] => {
  const tellings: Telling[] = [];
  let last: Passage | undefined;
  for (const sentence of sentencesOf(postmortem)) {
    const { passage } = sentence;
    if (passage.isQuoted) continue;
    const before = passage === last ? tellings.at(-1) : undefined;
    const text = withoutDigitsInCode(sentence);
    const telling: Telling = {
      text,
      setting: settingOf(passage),
      passage,
      section: passage.section,
      before,
      next: undefined,
      row: passage.event ?? passage.communication,
      lengths: lengthsIn(text, passage),
      isOthers: sentence.isReported,
      placeOf: (start, end) => placeInSentence(sentence, start, end),
    };
    if (before) before.next = telling;
    tellings.push(telling);
    last = passage;
  }
  return tellings;
});

/** The lengths of a sentence; where it is a number alone, or a name and a number, the one that its name gives a unit. */
function lengthsIn(text: string, { named }: Passage): readonly Length[] {
  const read = readLengths(text);
  if (read.length > 0 || text.length > 80 || !/\d\s*[.]?\s*$/.test(text)) return read;
  const colon = /[:：=] */.exec(text);
  const names = named ? [named.column, named.row] : colon ? [text.slice(0, colon.index)] : [];
  const from = named || !colon ? 0 : colon.index + colon[0].length;
  const length = names.map((name) => lengthNamed(name, text, from)).find((found) => found !== undefined);
  return length ? [length] : read;
}

function settingOf({ kind, event, action, communication }: Passage): Setting {
  if (event) return 'timeline';
  if (communication) return 'communications';
  if (action) return 'actions';
  switch (kind) {
    case 'title':
    case 'heading':
      return kind;
    case 'impact':
    case 'unknown':
      return 'front-matter';
    case 'cell':
    case 'head':
      return 'table';
    default:
      return 'prose';
  }
}

/** Where the text tells what happened. */
export function isTold({ setting, section }: Telling): boolean {
  return (
    setting !== 'timeline' &&
    setting !== 'communications' &&
    setting !== 'actions' &&
    section !== 'action-items' &&
    section !== 'hypotheses' &&
    section !== 'investigation'
  );
}

/** A length as it was written, with the word that weakens it. */
export function shownLength({ text }: Telling, { start, end }: Length): string {
  return `\`${text.slice(start, end).replaceAll('`', '').replace(/\s+/g, ' ')}\``;
}
