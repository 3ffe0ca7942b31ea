import { reminderKinds, type Reminder, type ReminderKind } from '../core/actions/reminders.ts';
import type { Addresses } from '../core/model/address.ts';
import type { Texts } from '../texts/texts.ts';

/** A reminder as people read it. */
export interface Line {
  kind: ReminderKind;
  text: string;
  /** Where it is; undefined where nobody knows the address of the site. */
  address: string | undefined;
}

/** What reminders are told with. */
export interface Telling {
  texts: Texts['following'];
  /** Whole addresses; undefined where library.yaml does not know them. */
  addresses: Addresses | undefined;
}

/** A reminder in a line: what, of which document, who, and when. */
export function lineOf(reminder: Reminder, { texts, addresses }: Telling): Line {
  const { kind, action, rule, document, owner, day, late } = reminder;
  const isLate = late !== undefined && late > 0;
  const parts = [
    action && [action.id, action.text].filter(Boolean).join(' '),
    rule !== undefined && texts.allowanceOf(rule),
    document.title,
    action?.ticket,
    owner ?? texts.nobody,
    day !== undefined && (isLate ? texts.late(day, late) : texts.left(day, -(late ?? 0))),
  ];
  const address = action ? addresses?.action(document, action) : addresses?.document(document);
  return {
    kind,
    text: parts.filter((part) => typeof part === 'string' && part !== '').join(' · '),
    address,
  };
}

/** How many there are of each kind, in a line each. */
export function countsOf(reminders: readonly Reminder[], texts: Texts['following']): string[] {
  return reminderKinds.flatMap((kind) => {
    const count = reminders.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [`${texts.kinds[kind]}: ${count}`];
  });
}

/** Everything that waits, as Markdown for a job summary; of each kind at most so many, the longest late first. */
export function markdownSummary(reminders: readonly Reminder[], title: string, telling: Telling, most = 100): string {
  const { texts } = telling;
  const blocks = [`## ${escaped(title)}`];
  if (reminders.length === 0) blocks.push(texts.nothingDue);
  for (const kind of reminderKinds) {
    const some = reminders.filter((one) => one.kind === kind);
    if (some.length === 0) continue;
    blocks.push(`### ${texts.kinds[kind]} (${some.length})`);
    const lines = some.slice(0, most).map((one) => {
      const { text, address } = lineOf(one, telling);
      return `- ${address === undefined ? escaped(text) : `[${escaped(text)}](${address})`}`;
    });
    if (some.length > most) lines.push(`- ${texts.more(some.length - most)}`);
    blocks.push(lines.join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

/** Everything that waits, as paragraphs of plain text. */
export function paragraphsOf(reminders: readonly Reminder[], telling: Telling, most = 100): string[] {
  const { texts } = telling;
  if (reminders.length === 0) return [texts.nothingDue];
  return reminderKinds.flatMap((kind) => {
    const some = reminders.filter((one) => one.kind === kind);
    if (some.length === 0) return [];
    const lines = some.slice(0, most).map((one) => {
      const { text, address } = lineOf(one, telling);
      return address === undefined ? text : `${text} ${address}`;
    });
    return [
      `${texts.kinds[kind]} (${some.length})`,
      ...lines,
      ...(some.length > most ? [texts.more(some.length - most)] : []),
    ];
  });
}

/** Text of documents makes no markup and mentions nobody. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~!&]/g, '\\$&')
    .replaceAll('@', '@\u200b');
}
