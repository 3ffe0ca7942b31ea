/**
 * Runs a step that may last. At a terminal it says at once what it does; elsewhere, and afterwards, it says how long
 * it took where that was over a second. On standard error, so that output can be piped.
 */
export async function step<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const { stderr } = process;
  const started = process.uptime();
  if (stderr.isTTY) stderr.write(`${what} …`);
  // Lets the line out before work that does not yield.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    return await work();
  } finally {
    const seconds = process.uptime() - started;
    if (stderr.isTTY) stderr.write('\r\u001b[K');
    if (seconds > 1) stderr.write(`${what}: ${seconds.toFixed(1)} s\n`);
  }
}
