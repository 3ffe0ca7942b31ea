/** A line of a stack: of Java, JavaScript, .NET, Python, Ruby, PHP, Go, Elixir, gdb. */
const frame =
  /^\s+at \S|^\s+from \S.*:\d+|^\s*File ".*", line \d+|^\s*#\d+\s+\S|^\s*\.\.\. \d+ (?:more|common frames)|^\s+\S+\.(?:go|rs|ex|exs|erl|py|rb|php|swift|dart):\d+|^\s+\d+: \S|^\s+\([\w.-]+ [\d.]+\) \S|^\s+what\(\):|^ {2,}\S.* in \S+:line \d+|^Stack trace:$|^stack backtrace:$|^goroutine \d+ \[|^\[signal \S+/i;
/** A line between the stacks of one error and of its cause. */
const joint =
  /^\s*(?:Caused by: |Suppressed: |Traceback \(most recent call last\):|During handling of the above exception|The above exception was the direct cause|--- End of |---> |note: run with |exit status \d|created by \S|Node\.js v\d|(?:\/|[A-Z]:\\|file:)\S+:\d+$|\[signal )/;
const pythonHead = /^\s*Traceback \(most recent call last\):/;
const panic =
  /^(?:panic: |fatal error: |thread '.*' panicked at |terminate called after throwing|Exception in thread |Unhandled [Ee]xception|Uncaught |PHP Fatal error:|\*\* \()/;
/** `java.net.ConnectException: refused`, `ValueError`, `app.OutOfStock: none left`. */
const named =
  /^(?:Caused by: )?(?:[A-Za-z_$][\w$]*(?:\.|::|\\))*[A-Z][\w$]*(?:Exception|Error|Failure|Fault|Timeout|Interrupt|Exit|Panic|Expired)(?:$|[:\s(])|^(?:[a-z_$][\w$]*\.)+[A-Z][\w$]*: /;

/** Whether an error is the end of a process, not one that it reported. */
export function isCrash(error: string): boolean {
  return panic.test(error);
}

/** What a stack trace says: the line that names its error, with the cause at its root, and where the trace stands. */
export interface Trace {
  error: string;
  /** Indices of the first and the last of its lines. */
  from: number;
  to: number;
}

/** Whether a line can only be part of a stack trace that began above it. */
export function isTracePart(line: string): boolean {
  return frame.test(line) || joint.test(line);
}

/** Whether lines end within a Python traceback, whose next line that is not indented names the error. */
export function awaitsError(lines: readonly string[]): boolean {
  const head = lines.findLastIndex((line) => pythonHead.test(line));
  return head >= 0 && lines.slice(head + 1).every((line) => /^\s/.test(line));
}

/** Finds the error of a stack trace among the lines below a line of a log. */
export function traceIn(lines: readonly string[]): Trace | undefined {
  const errors: { at: number; isCause: boolean }[] = [];
  const take = (at: number, isCause: boolean) => {
    if (!errors.some((error) => error.at === at)) errors.push({ at, isCause });
  };
  let python: number | undefined;
  let above = 0;
  lines.forEach((line, index) => {
    if (pythonHead.test(line)) {
      // What a chain of Python ends with is what was raised.
      errors.length = 0;
      python = index;
      above = index + 1;
    } else if (python !== undefined) {
      if (/^\s/.test(line)) return;
      take(index, false);
      python = undefined;
      above = index + 1;
    } else if (/^\s*Caused by: /.test(line)) {
      take(index, true);
      above = index + 1;
    } else if (panic.test(line)) {
      take(index, false);
      above = index + 1;
    } else if (frame.test(line)) {
      // A message may have several lines: the first that looks like an error, else the one right above the stack.
      const from = lines.slice(above, index).findIndex((one) => named.test(one));
      if (from >= 0) take(above + from, false);
      else if (index > above && !/^\s/.test(lines[index - 1]!) && !joint.test(lines[index - 1]!))
        take(index - 1, false);
      above = index + 1;
    }
  });
  const parts = lines.flatMap((line, index) => (isTracePart(line) ? [index] : []));
  const all = [...parts, ...errors.map(({ at }) => at)];
  if (all.length === 0) return undefined;
  const first = errors.find(({ isCause }) => !isCause) ?? errors[0];
  const root = errors.findLast(({ isCause }) => isCause);
  const said = (at: number) => {
    const next = lines[at + 1];
    const line = lines[at]!.trim().replace(/^Caused by: |^Exception in thread "[^"]*" /, '');
    // Rust names the place first; C++ says the reason on a line of its own.
    if (/panicked at [^']*:\d+:\d+:$/.test(line) && next) return `${line} ${next.trim()}`;
    const reason = /^\s+what\(\):\s+(.*)$/.exec(next ?? '');
    return reason ? `${line}: ${reason[1]}` : line;
  };
  const error = first ? `${said(first.at)}${root && root !== first ? ` (caused by ${said(root.at)})` : ''}` : '';
  return { error, from: Math.min(...all), to: Math.max(...all) };
}
