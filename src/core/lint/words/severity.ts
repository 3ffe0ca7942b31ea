import type { Configuration } from '../../model/configuration.ts';
import { memo } from '../../model/memo.ts';
import { literal } from '../../text/literal.ts';

/**
 * A pattern in which the severities of a library stand as people write them: `SEV1`, `SEV-1`, `sev 1`. It is put
 * together once for each library.
 */
export function severityPattern(write: (severity: string) => RegExp): (configuration: Scale) => RegExp {
  const patternOf = memo((severities: Scale['severities']) => {
    const ids = severities.map(({ id }) => literal(id).replace(/(?<=[A-Za-z])-?(?=\d)/, '[ -]?'));
    return write(`(?:${ids.join('|')})`);
  });
  return ({ severities }) => patternOf(severities);
}

type Scale = Pick<Configuration, 'severities'>;
