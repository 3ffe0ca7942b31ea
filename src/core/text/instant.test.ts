import { expect, test } from 'vitest';
import { readInstant } from './instant.ts';

/** Day, clock, end and zone of a stamp on one line, and what is left of the text. */
function read(text: string): string | undefined {
  const stamp = readInstant(text, {});
  if (!stamp) return undefined;
  const { day, clock, end, zone, approximate, isBroken, note, inUtc } = stamp;
  const parts = [
    approximate ? '~' : '',
    day ? `${day.year ?? '?'}-${day.month}-${day.day}${day.isSwappable ? ' or the other way' : ''}` : '',
    clock
      ? `${clock.hour}:${clock.minute}${clock.second === undefined ? '' : `:${clock.second}`}${clock.half ?? ''}${clock.isBare ? ' bare' : ''}`
      : '',
    end ? `to ${end.clock.hour}:${end.clock.minute}` : '',
    zone ? (zone.zone ?? zone.text) : '',
    inUtc ? `= ${inUtc.text} UTC` : '',
    note ? `(${note})` : '',
    isBroken ? 'broken' : '',
    `| ${text.slice(stamp.length).trim()}`,
  ];
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .trim();
}

test.each([
  ['08:52 PM', '8:52pm |'],
  ['July 11, 2025, 12:42 PM', '2025-7-11 12:42pm |'],
  ['19. April, 11:00', '?-4-19 11:0 |'],
  ['~13:30-13:45', '~ 13:30 to 13:45 |'],
  ['16:58 UTC - Pool full', '16:58 UTC | Pool full'],
  ['22:30 UTC (Oct 29) - Slow', '?-10-29 22:30 UTC | Slow'],
  ['13:14 EDT (17:14 UTC): A mail', '13:14 EDT = 17:14 UTC | A mail'],
  ['[08:47] Merged', '8:47 | Merged'],
  ['{{ 06:10 }}', '6:10 |'],
  ['22:52 (maybe earlier?)', '~ 22:52 (maybe earlier?) |'],
  ['10:45a', '10:45am |'],
  ['14:46 A person answers', '14:46 | A person answers'],
  ['3:15am Pacific', '3:15am Pacific |'],
  ['04-03-2026 14:02', '2026-3-4 or the other way 14:2 |'],
  ['31-03-2026 14:02', '2026-3-31 14:2 |'],
  ['22025-03-18 14:00', '14:0 broken |'],
  ['14:?? - Somebody notices', 'broken | Somebody notices'],
  ['24:00', 'broken |'],
  ['26:10 Shop reopens', 'broken | Shop reopens'],
  ['2024-03-10 24:00 Shop closes', '2024-3-10 broken | Shop closes'],
  ['torsdagen den 21 mars 2024 14:03', '2024-3-21 14:3 |'],
  ['fredag d. 22. marts 2024 kl. 14.03', '2024-3-22 14:3 |'],
  ['1600 - Restarted', '16:0 bare | Restarted'],
  ['1600 UTC Restarted', '16:0 UTC | Restarted'],
  ['18:20–laufend: Pumpe steht', '18:20 (laufend) | Pumpe steht'],
  ['18:20 - en cours : relevé à la main', '18:20 (en cours) | relevé à la main'],
  ['18:20 - present the bill', '18:20 | present the bill'],
  ['kl. 14.03 alarm', '14:3 | alarm'],
  [': 7:20pm Pumpe steht', '7:20pm | Pumpe steht'],
  ['2025年4月3日 14:03', '2025-4-3 14:3 |'],
])('%j is read as %j', (text, expected) => expect(read(text)).toBe(expected));

test.each(['3 pods', '300 ms', 'Over the weekend', '45:10 min', '2024 was a good year'])(
  '%j begins with no time',
  (text) => expect(read(text)).toBeUndefined(),
);
