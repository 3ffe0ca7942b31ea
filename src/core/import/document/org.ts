/**
 * Markup of Org as Markdown: headings, what is to be done, settings, stamps of days, links and tables. Words are never
 * added or taken away, apart from those of the markup.
 *
 * https://orgmode.org/org.html
 */
export function orgToMarkdown(text: string): string {
  let fence = '';
  let isTask = false;
  return text
    .split('\n')
    .map((line) => {
      const block = /^[ \t]*#\+(begin|end)_(\w+)(.*)$/i.exec(line);
      if (block) {
        const isQuote = /^quote$|^center$|^verse$/i.test(block[2]!);
        fence = block[1]!.toLowerCase() === 'begin' && !isQuote ? block[2]! : '';
        return isQuote ? '' : '```';
      }
      if (fence !== '') return line;
      const heading = /^(\*+)[ \t]+(.*?)[ \t]*$/.exec(line);
      if (heading) {
        const task = /^(TODO|DONE|NEXT|WAITING|STARTED|DOING|IN-PROGRESS|CANCELL?ED|WONTFIX)[ \t]+(.*)$/.exec(
          heading[2]!,
        );
        isTask = task !== null;
        if (task) return `- ${/^(?:DONE|TODO)$/.test(task[1]!) ? task[1]! : `${task[1]!}:`} ${unmarked(task[2]!)}`;
        return `\n${'#'.repeat(Math.min(6, heading[1]!.length + 1))} ${unmarked(heading[2]!)}\n`;
      }
      return `${isTask && line.trim() !== '' ? '  ' : ''}${lineOf(line)}`;
    })
    .join('\n');
}

/** A line that is no heading. */
function lineOf(line: string): string {
  const setting = /^#\+(\w+):[ \t]*(.*)$/.exec(line);
  if (setting)
    return /^title$/i.test(setting[1]!) ? `# ${setting[2]!}\n` : `- ${setting[1]!}: ${unmarked(setting[2]!)}`;
  if (/^[ \t]*:(?:PROPERTIES|LOGBOOK|END):[ \t]*$/i.test(line)) return '';
  if (/^[ \t]*\|[-+]+\|[ \t]*$/.test(line)) return line.replaceAll('+', '|');
  const property = /^([ \t]*):([\w-]+):[ \t]+(\S.*)$/.exec(line);
  const term = /^([ \t]*[-+][ \t]+\S.*?)[ \t]+::[ \t]+(\S.*)$/.exec(line);
  if (term) return unmarked(`${term[1]!} – ${term[2]!}`);
  return unmarked(property ? `${property[1]!}${property[2]!}: ${property[3]!}` : line);
}

/** Text without the brackets of stamps and links, and with bold as Markdown has it. */
function unmarked(text: string): string {
  return text
    .replace(/[<[](\d{4}-\d\d-\d\d[^<>[\]\n]{0,30})[>\]]/g, '$1')
    .replace(/\[\[([^[\]]+)\]\[([^[\]]+)\]\]/g, '[$2]($1)')
    .replace(/(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g, '**$1**')
    .replace(/(?<![\w=~])[=~]([^\s=~](?:[^=~\n]*[^\s=~])?)[=~](?![\w=~])/g, '`$1`');
}
