import { expect, test } from 'vitest';
import { relativeDayAt, relativeDayBehind } from './relative-day.ts';

test.each([
  ['Next day 07:15', 1, 8],
  ['the following evening, 19:00', 1, 21],
  ['Am Folgetag: alles gut', 1, 11],
  ['le lendemain matin', 1, 18],
  ['No dia seguinte, 9h05', 1, 15],
  ['de volgende ochtend', 1, 19],
  ['på följande dag', 1, 15],
  ['následujícího dne', 1, 17],
  ['на следующий день 10:00', 1, 17],
  ['ertesi sabah', 1, 12],
  ['翌朝8:00', 1, 2],
  ['翌 6:40 再起動', 1, 1],
  ['翌午前2時', 1, 1],
  ['翌5日 1:00', 1, 3],
  ['Later the same day', undefined, undefined],
  ['same afternoon: done', 0, 14],
  ['am selben Abend', 0, 15],
  ['two days later, 10:00', 2, 14],
  ['3 Tage später', 3, 13],
  ['через два дня', 2, 13],
  ['2日後', 2, 3],
])('%j says how many days lie between', (text, days, length) => {
  const found = relativeDayAt(text, 0);
  expect([found?.day.shift?.days, found?.length]).toEqual([days, length]);
});

test.each(['next week', 'Day 2', 'later that week', 'a week later', 'the day before', 'Wednesday', '前日'])(
  '%j is a day nobody can tell',
  (text) => expect(relativeDayAt(text, 0)?.day).toMatchObject({ readings: [], text }),
);

test.each(['next days', 'Same daybook', 'Monday’s', 'two days', 'tomatoes'])('%j is no day', (text) =>
  expect(relativeDayAt(text, 0)?.day.shift).toBeUndefined(),
);

test.each([
  [' (next day)', 1, 'first'],
  [' (+1d)', 1, 'first'],
  [' D+2 ', 2, 'first'],
  [' next day: it works', 1, 'above'],
])('behind a clock, %j is %i days from the day of %s', (text, days, from) =>
  expect(relativeDayBehind(text, 0)?.day.shift).toEqual({ days, from }),
);

test.each([' +1 the till works', ' (+1)'])('without a word for a day, %j gives none', (text) =>
  expect(relativeDayBehind(text, 0)?.day).toMatchObject({ readings: [], text: text.trim().replace(/ the.*/, '') }),
);

test.each([' next day delivery fails', ' (see below)', ' +10 pods', ': next'])(
  '%j behind a clock is of the event',
  (text) => expect(relativeDayBehind(text, 0)).toBeUndefined(),
);

test('翌 before anything but a clock tells no day', () => expect(relativeDayAt('翌 再起動', 0)).toBeUndefined());
