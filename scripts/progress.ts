/**
 * Runs a step that may last. A terminal is told at once what it does, and afterwards how long it took where that was
 * over a second. Elsewhere it is silent, so that what a command prints does not depend on how fast it was.
 */
export async function step<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const { stderr } = process;
  const started = process.uptime();
  if (!stderr.isTTY) return work();
  stderr.write(`${what} …`);
  // Lets the line out before work that does not yield.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    return await work();
  } finally {
    const seconds = process.uptime() - started;
    stderr.write('\r\u001b[K');
    if (seconds > 1) stderr.write(`${what}: ${seconds.toFixed(1)} s\n`);
  }
}
