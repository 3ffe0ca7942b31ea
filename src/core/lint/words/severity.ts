import type { Configuration } from '../../model/configuration.ts';

/**
 * A pattern in which the severities of a library stand as people write them: `SEV1`, `SEV-1`, `sev 1`. It is put
 * together once for each library.
 */
export function severityPattern(write: (severity: string) => RegExp): (configuration: Scale) => RegExp {
  const patterns = new WeakMap<Scale['severities'], RegExp>();
  return ({ severities }) => {
    let pattern = patterns.get(severities);
    if (!pattern) {
      const ids = severities.map(({ id }) =>
        id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/(?<=[A-Za-z])-?(?=\d)/, '[ -]?'),
      );
      patterns.set(severities, (pattern = write(`(?:${ids.join('|')})`)));
    }
    return pattern;
  };
}

type Scale = Pick<Configuration, 'severities'>;
