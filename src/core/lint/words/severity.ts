import type { Configuration } from '../../model/configuration.ts';

const patterns = new WeakMap<object, string>();

/** A regular expression for the severities of a library, as people write them: `SEV1`, `SEV-1`, `sev 1`. */
export function severityPattern({ severities }: Pick<Configuration, 'severities'>): string {
  let pattern = patterns.get(severities);
  if (pattern === undefined) {
    const ids = severities.map(({ id }) =>
      id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/(?<=[A-Za-z])-?(?=\d)/, '[ -]?'),
    );
    patterns.set(severities, (pattern = `(?:${ids.join('|')})`));
  }
  return pattern;
}
