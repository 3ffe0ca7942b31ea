/** Milliseconds of processor time that this process has spent, whatever else the machine does. */
export function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
