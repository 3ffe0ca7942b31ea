import { InvalidArgumentError } from 'commander';
import { startOf } from '../src/core/model/message.ts';
import { readTimes } from '../src/core/parse/time.ts';

/** The instant of a time given on the command line; as an end it takes in the whole minute or day it names. */
export function boundOf(option: string, text: string | undefined, zone: string, end = false): number | undefined {
  if (text === undefined) return undefined;
  const { moments } = readTimes([{ text, place: startOf('') }], { library: zone });
  const moment = moments[0];
  if (!moment)
    throw new InvalidArgumentError(
      `Unexpected ${option} ${JSON.stringify(text)}, expected a date and a time. Write it as "2026-04-15 14:00".`,
    );
  const lengths = { millisecond: 1, second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };
  return end ? moment.latest + lengths[moment.precision] - 1 : moment.earliest;
}
