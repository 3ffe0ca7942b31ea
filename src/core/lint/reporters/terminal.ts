import { VFile } from 'vfile';
import { reporter } from 'vfile-reporter';
import type { JudgedMessage } from '../../model/message.ts';

/**
 * Messages as a person reads them in a terminal: by file, with the rule, other places and the line to write.
 * Without messages, the empty string.
 *
 * @param folder the content folder as it should be shown before each path
 */
export function reportToTerminal(messages: readonly JudgedMessage[], folder: string, color: boolean): string {
  if (messages.length === 0) return '';
  const files = new Map<string, VFile>();
  for (const message of messages) {
    const { place } = message;
    let file = files.get(place.file);
    if (!file)
      files.set(place.file, (file = new VFile({ path: tame(folder ? `${folder}/${place.file}` : place.file) })));
    const added = file.message(tame(message.reason), {
      ruleId: message.rule,
      source: 'postmortem',
      place: {
        start: { line: place.line, column: place.column },
        end: { line: place.endLine, column: place.endColumn },
      },
    });
    added.fatal = message.level === 'error' ? true : message.level === 'warning' ? false : undefined;
    // The rule's id is a name of ours alone; the source would only repeat it.
    added.source = undefined;
    const notes = (message.causes ?? []).map((cause) => {
      const where = cause.place.file === place.file ? '' : `${folder ? `${folder}/` : ''}${cause.place.file}:`;
      return `${where}${cause.place.line}:${cause.place.column}: ${cause.reason}`;
    });
    if (message.hint) notes.push(`→ ${message.hint}`);
    if (notes.length > 0) added.note = tame(notes.join('\n'));
  }
  return reporter([...files.values()], { color, verbose: true });
}

/** Text as a terminal may have it: what would move its cursor, colour it or turn its direction is shown as a mark. */
function tame(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
