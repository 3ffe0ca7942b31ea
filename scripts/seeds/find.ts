import type { JudgedMessage } from '../../src/core/model/message.ts';
import type { Contradiction, TrueSum } from './contradictions.ts';

/** The message of one document that finds a contradiction: its rule speaks, at one of these lines, for its reason. */
export function messageFor(
  { caught }: Contradiction,
  messages: readonly JudgedMessage[],
  isAt: (at: string, line: number) => boolean = () => true,
): JudgedMessage | undefined {
  if (!caught) return undefined;
  return messages.find(
    ({ rule, reason, place }) => rule === caught.rule && isAt(caught.at, place.line) && caught.reason.test(reason),
  );
}

/** What is said of one document about a sum that is true. */
export function doubtsOf(
  { at, quotes }: TrueSum,
  messages: readonly JudgedMessage[],
  isAt: (at: string, line: number) => boolean = () => true,
): JudgedMessage[] {
  // Whether a sum may be shown to the public is no doubt about it.
  return messages.filter(
    ({ rule, reason, place }) =>
      isAt(at, place.line) && quotes.test(reason) && !rule.endsWith('-in-public') && rule !== 'public-text-sayable',
  );
}
