import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt, daysIn } from './day.ts';

const shown = ({ year, month, day }: { year: number | undefined; month: number; day: number }) =>
  `${year ?? '?'}-${month}-${day}`;

test.each([
  ['Onsdag 3. juni 2020: nede', '2020-6-3', 19],
  ['1st of Dec, 2019', '2019-12-1', 16],
  ['2021.7.9', '2021-7-9', 8],
  ['Sept. 30th 11:00', '?-9-30', 10],
  ['9月12日', '?-9-12', 5],
  ['25/12/2023', '2023-12-25', 10],
  ['5/28 04:10', '?-5-28', 4],
  ['5 March 2024: then', '2024-3-5', 12],
  ['17. prosince 2023', '2023-12-17', 17],
  ['8 Ağustos 2022 Pazartesi', '2022-8-8', 24],
  ['19 листопада 2021 р. вранці', '2021-11-19', 20],
  ['6 ноября 2020 года', '2020-11-6', 18],
  ['2023. május 4.', '2023-5-4', 14],
  ['2023. 5. 4. 10:00', '2023-5-4', 11],
  ['20230504T1000Z', '2023-5-4', 8],
  ['7/Sep/21 4:05 PM', '2021-9-7', 8],
  ['Sep/07/2021', '2021-9-7', 11],
  ['2021-Sep-07', '2021-9-7', 11],
  ['ngày 7 tháng 9 năm 2021', '2021-9-7', 23],
  ['7 September 2021', '2021-9-7', 16],
  ['7 de setembre de 2021', '2021-9-7', 21],
  ['7. rujna 2021.', '2021-9-7', 13],
  ['7 септември 2021', '2021-9-7', 16],
  ['7 กันยายน 2021', '2021-9-7', 14],
])('%j is a day', (text, day, length) => {
  const found = dayAt(text, 0)!;
  expect([shown(found.day), found.length]).toEqual([day, length]);
});

test.each([
  '2023-05-0?',
  '2023-05-0x',
  '?? May 2023',
  'XX.05.2023',
  '4.??.2023',
  '20230504',
  '31 June 2021',
  '2021-02-29',
  '13/14/2021',
  'Marching 5',
  '12:30',
  '3 pods',
])('%j is none', (text) => expect(dayAt(text, 0)).toBeUndefined());

test('a year and a clock are told apart', () => expect(dayAt('Feb 7 2024:30', 0)?.day.year).toBeUndefined());

test('a day has a second reading where day and month could be swapped', () => {
  expect(dayAt('08.09.2021', 0)!.day.readings).toEqual([
    { year: 2021, month: 9, day: 8, order: 'day-first' },
    { year: 2021, month: 8, day: 9, order: 'month-first' },
  ]);
  for (const text of ['18.09.2021', '09/18/2021', '09-09-2021', '8 September'])
    expect(dayAt(text, 0)!.day.readings, text).toHaveLength(1);
});

test.each(['October 29-30, 2025', '12 Mar/13 Mar', 'Oct 29-30'])('no year is in %j behind a day', (text) =>
  expect(dayAt(text, 0)?.day.year).toBeUndefined(),
);

test('November in Poland is October in Croatia, which puts a point behind the number', () => {
  expect(dayAt('7 listopada 2021', 0)!.day.readings.map(({ month }) => month)).toEqual([11]);
  expect(dayAt('7. listopada 2021', 0)!.day.readings.map(({ month }) => month)).toEqual([10, 11]);
});

test('days are found in running text with their places, each once', () => {
  const text = 'Since 9 July, until 2022-02-22 or (May 3rd); 2025年4月3日. Not v1.2-3, 10.0.0.1 nor the 12 pods.';
  expect(daysIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '9 July',
    '2022-02-22',
    'May 3rd',
    '2025年4月3日',
  ]);
});

test('a day without a year takes no clock from the next line', () => {
  expect(daysIn('Release 3.15\n18:40 Alert')).toEqual([]);
  expect(daysIn('15.3 18:40 Alert').map(({ text }) => text)).toEqual(['15.3']);
});

test('a day in numbers is the one in words behind it', () => {
  const read = (text: string) => daysIn(text).map(({ readings }) => readings);
  expect(read('On 05/04/2026 (5 April)')).toEqual([[{ year: 2026, month: 4, day: 5, order: 'day-first' }]]);
  expect(read('04/05/2026 = April 5, 2026')).toEqual([[{ year: 2026, month: 4, day: 5, order: 'month-first' }]]);
  // Another day, or another year, is another one.
  expect(read('05/04/2026 (6 April)')).toHaveLength(2);
  expect(read('05/04/2026 and 5 April')).toHaveLength(2);
});

test('never throws', () => fc.assert(fc.property(fc.string(), (text) => void daysIn(text))));
