import { shownValue } from './evidence.ts';

/** Outputs whose times count from a moment that they do not hold: their heads, and what prints the times instead. */
const outputs: readonly { head: RegExp; what: string; instead: string; isLow?: boolean }[] = [
  {
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/
    head: /^(?:NAMESPACE +)?(?:LAST SEEN|FIRST SEEN)\b.*\b(?:REASON|MESSAGE)\b/,
    what: 'ages in the column `LAST SEEN`',
    instead: '`kubectl get events -A -o json`',
  },
  {
    head: /^\s*Type +Reason +Age +From +Message\s*$/,
    what: 'ages in the events of `kubectl describe`',
    isLow: true,
    instead: '`kubectl get events -A -o json`',
  },
  {
    head: /^(?:NAMESPACE +)?NAME +.*\bAGE\b/,
    what: 'ages in the column `AGE`',
    instead: 'the same with `-o json`, and `kubectl get events -A -o json`',
  },
  {
    head: /^CONTAINER ID +IMAGE +.*\bCREATED\b/,
    what: 'ages in the column `CREATED`',
    instead: '`docker events --since … --until …` or `docker inspect`',
  },
  {
    // https://man7.org/linux/man-pages/man1/dmesg.1.html
    head: /^(?:<\d+>)?\[ *\d{1,8}\.\d{6}\] /,
    what: 'seconds since the start of the machine',
    instead: '`journalctl -k -o json`, or `dmesg --time-format iso`',
  },
];

/**
 * Text whose times are relative to a moment it does not hold: a table of `kubectl`, or seconds since the start of a
 * machine. No row can be made of it.
 */
export function ages(text: string): { reason: string; hint: string; line: number } | undefined {
  const lines = text.slice(0, 20_000).split(/\r\n|\r|\n/, 200);
  // A prompt and the command may stand above; the events of `describe` come last.
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    // Custom columns may bear the name and hold times.
    const column = line.indexOf('LAST SEEN');
    const below = lines[index + 1] ?? '';
    if (column >= 0 && /^\s*\d{4}-\d\d-\d\dT/.test(below.slice(column))) return undefined;
    const found = outputs.find(({ head, isLow }) => (index <= 5 || isLow) && head.test(line));
    if (found)
      return {
        reason: `Unexpected ${found.what}, which are relative to a moment that ${shownValue(line)} does not say, expected times`,
        hint: `Export ${found.instead}.`,
        line: index + 1,
      };
  }
  return undefined;
}
