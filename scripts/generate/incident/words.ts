import { phrases, services, type Look } from '../data.ts';
import type { Random } from '../random.ts';

const { synonyms } = phrases;

/** A text with some of its words exchanged for others of the same meaning. */
export function vary(text: string, random: Random): string {
  let varied = text;
  for (const group of synonyms) {
    for (const word of group) {
      const at = varied.search(new RegExp(`(?<![\\w-])${word}(?![\\w-])`));
      if (at < 0) continue;
      if (random.chance(0.4)) varied = varied.slice(0, at) + random.pick(group) + varied.slice(at + word.length);
      break;
    }
  }
  return varied;
}

/** With a capital first letter, unless a name of a service is first. */
export function capital(text: string): string {
  return /^[a-z]+(-[a-z]+)+\b/.test(text) || services.some(({ id }) => text.startsWith(`${id} `))
    ? text
    : text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a small first letter, for the middle of a sentence. */
export function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !/^(I|BGP|TLS)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Without the full stop, and fit for a table cell. */
export function stripStop(text: string): string {
  return text.replace(/\.$/, '').replaceAll('|', '/');
}

export function code(text: string): string {
  return `\`${text.replaceAll('`', '’').replaceAll('|', '/')}\``;
}

/** A command with what it printed, as comments below it. */
export function shell({ command, output }: Look, fill: (text: string) => string): string {
  const printed = fill(output).split('\n');
  return `${fill(command)}\n${printed.map((line) => `# ${line.trim()}`).join('\n')}`;
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
