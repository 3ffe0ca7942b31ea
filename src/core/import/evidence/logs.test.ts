import { describe, expect, it, test } from 'vitest';
import { maskIds } from './fold.ts';
import { readEvidence, type ReadOptions } from './read.ts';

const read = (text: string, options: Partial<ReadOptions> = {}, path = 'app.log') => {
  const bytes = new TextEncoder().encode(text);
  return readEvidence([{ path, bytes, size: bytes.length }], {
    zones: [],
    context: [],
    least: 'warning',
    ...options,
  })[0]!;
};
const utc = { zones: [{ file: undefined, zone: 'UTC' }] };
const year = { context: [Date.UTC(2024, 1, 7)] };
const first = (line: string, options: Partial<ReadOptions> = {}) => {
  const event = read(line, { least: 'debug', ...options }).events[0];
  return event && `${new Date(event.at).toISOString()} ${event.weight} ${event.text}`;
};

test.each([
  ['2024-02-07T09:00:07.123Z ERROR boom', '2024-02-07T09:00:07.123Z error ERROR boom'],
  ['2024-02-07T09:00:07+01:00 [warn] slow', '2024-02-07T08:00:07.000Z warning [warn] slow'],
  ['2024-02-07 09:00:07,123 +0000 WARNING slow', '2024-02-07T09:00:07.123Z warning WARNING slow'],
  ['[2024-02-07 09:00:07 UTC] error: boom', '2024-02-07T09:00:07.000Z error error: boom'],
  ['20240207T090007 nothing', undefined],
  ['1707296407 disk failed', '2024-02-07T09:00:07.000Z warning disk failed'],
  ['1707296407123 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['1707296407123456 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['1707296407123456789 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['1707296407.123 disk failed', '2024-02-07T09:00:07.123Z warning disk failed'],
  ['Feb 07, 2024 09:00:07 UTC pool is full: timeout', '2024-02-07T09:00:07.000Z warning pool is full: timeout'],
  ['7 February 2024 09:00:07 GMT timeout', '2024-02-07T09:00:07.000Z warning timeout'],
  ['Wed, 07 Feb 2024 09:00:07 +0100 timeout', '2024-02-07T08:00:07.000Z warning timeout'],
  ['Feb 7, 2024 9:00:07 PM UTC timeout', '2024-02-07T21:00:07.000Z warning timeout'],
  [
    '203.0.113.9 - bo [07/Feb/2024:09:00:07 +0000] "GET /pay HTTP/1.1" 502 17 "-" "curl"',
    '2024-02-07T09:00:07.000Z error GET /pay: 502',
  ],
  [
    '<165>1 2024-02-07T09:00:07.003Z web-1 app 812 ID47 [a@1 b="c"] upstream refused',
    '2024-02-07T09:00:07.003Z notice web-1 app: upstream refused',
  ],
  ['{"ts":1707296407.5,"level":"error","msg":"boom","err":"eof"}', '2024-02-07T09:00:07.500Z error boom: eof'],
  [
    '{"@timestamp":"2024-02-07T09:00:07Z","log.level":"WARN","message":"slow"}',
    '2024-02-07T09:00:07.000Z warning slow',
  ],
  ['{"time":1707296407123,"level":50,"msg":"boom"}', '2024-02-07T09:00:07.123Z error boom'],
  [
    'time="2024-02-07T09:00:07Z" level=error msg="no \\"route\\"" err=eof',
    '2024-02-07T09:00:07.000Z error no "route": eof',
  ],
  ['gateway-1  | 2024-02-07T09:00:07Z ERROR boom', '2024-02-07T09:00:07.000Z error gateway-1 ERROR boom'],
])('%s', (line, expected) => {
  expect(first(line)).toBe(expected);
});

test.each([
  ['2024/02/07 09:00:07 dial failed', '2024-02-07T09:00:07.000Z warning dial failed'],
  [
    '[Wed Feb 07 09:00:07.123456 2024] [core:error] [pid 9] boom',
    '2024-02-07T09:00:07.123Z error [core:error] [pid 9] boom',
  ],
  ['E0207 09:00:07.123456       1 main.go:12] no lease', '2024-02-07T09:00:07.123Z error main.go:12: no lease'],
  ['<34>Feb  7 09:00:07 web-1 su: failed', '2024-02-07T09:00:07.000Z critical web-1 su: failed'],
  ['Feb  7 09:00:07 web-1 kernel: oom-killer', '2024-02-07T09:00:07.000Z warning web-1 kernel: oom-killer'],
])('with the zone given and the year of the other times: %s', (line, expected) => {
  expect(first(line, { ...utc, ...year })).toBe(expected);
});

describe('a time that is open', () => {
  const asked = (text: string, options: Partial<ReadOptions> = {}) =>
    read(text, options).questions.map(({ line, reason, hint }) => `${line}: ${reason} | ${hint}`);

  it('for want of a zone is asked about, once for all of its lines', () => {
    const reading = read('2024-02-07 09:00:07 ERROR a\n2024-02-07 09:00:08 ERROR b\n2024-02-07 09:00:09 ERROR c');
    expect(reading.events).toEqual([]);
    expect(reading.asked).toBe(3);
    expect(asked('2024-02-07 09:00:07 ERROR a\n2024-02-07 09:00:08 ERROR b\n2024-02-07 09:00:09 ERROR c')).toEqual([
      '1: Unexpected time `2024-02-07 09:00:07`, expected a time with its zone (and 2 more lines, to line 3) | `--source-zone app.log=Europe/Oslo`, or the zone its clock shows.',
    ]);
  });

  it('is read in the zone given, through the change of the clock, and an hour that exists twice is not guessed', () => {
    const zones = [{ file: 'app.log', zone: 'Europe/Oslo' }];
    const reading = read('2026-10-25 01:59:00 ERROR a\n2026-10-25 02:30:00 ERROR b\n2026-10-25 03:00:00 ERROR c', {
      zones,
    });
    expect(reading.events.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-10-24T23:59:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
    expect(reading.unreadable[0]!.reason).toBe(
      'Unexpected time `2026-10-25 02:30:00`, expected one that exists once in `Europe/Oslo`, where clocks were changed',
    );
  });

  it('is read where the file says its zone, and the report says by what', () => {
    const reading = read('# timezone: Europe/Oslo\n2024-02-07 09:00:07 ERROR a');
    expect(reading.events[0]!.at).toBe(Date.UTC(2024, 1, 7, 8, 0, 7));
    expect(reading.notes[0]).toBe('times without a zone are read in Europe/Oslo, by line 1, `timezone: Europe/Oslo`');
  });

  it('is read where another line names the zone', () => {
    const reading = read('2024-02-07 09:00:07 ERROR a\n2024-02-07 09:00:08Z ERROR b');
    expect(reading.events).toHaveLength(2);
    expect(reading.notes[0]).toBe('times without a zone are read in UTC, by line 2, `2024-02-07 09:00:08Z`');
  });

  it('of an abbreviation several zones have is asked about', () => {
    expect(asked('2024-02-07 09:00:07 PST ERROR a')[0]).toMatch(/expected a time with its zone/);
  });

  it('for want of a year is asked about, unless the other times tell', () => {
    expect(asked('Feb  7 09:00:07 web-1 su: failed', utc)[0]).toMatch(/^1: .*expected a time with its year/);
    const reading = read('Dec 31 23:59:59 web-1 su: failed\nJan  1 00:00:01 web-1 cron: error', {
      ...utc,
      context: [Date.UTC(2026, 0, 1)],
    });
    expect(reading.events.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2025-12-31',
      '2026-01-01',
    ]);
    expect(reading.notes[0]).toBe('times without a zone are read in UTC, as given');
    expect(reading.notes[1]).toBe('times without a year are of 2025 and 2026, as the other times');
  });

  it('for want of an order of day and month is asked about, unless the file tells', () => {
    expect(asked('04-03-2026 09:00:07 UTC ERROR a')).toEqual([
      '1: Unexpected time `04-03-2026 09:00:07 UTC`, expected a date whose day and month can be told apart | Write the dates as `2026-03-04` and run this again.',
    ]);
    const dayFirst = read('04-03-2026 09:00:07 UTC ERROR a\n23-03-2026 09:00:07 UTC ERROR b');
    expect(dayFirst.events.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2026-03-04',
      '2026-03-23',
    ]);
    expect(dayFirst.notes[0]).toBe('dates are read day before month, by line 2, `23-03-2026 09:00:07 UTC`');
    const monthFirst = read('04/03/2026 09:00:07 UTC ERROR a\n04/23/2026 09:00:07 UTC ERROR b');
    expect(monthFirst.events.map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      '2026-04-03',
      '2026-04-23',
    ]);
    expect(asked('04-03-2026 09:00 UTC a\n23-03-2026 09:00 UTC b\n03-23-2026 09:00 UTC c')).toHaveLength(1);
  });
});

describe('a line that names its zone', () => {
  const tokyo = { zones: [{ file: undefined, zone: 'Asia/Tokyo' }] };

  test.each([
    ['2024-07-01 10:00:00.123 CEST [1] FATAL: full', '2024-07-01T08:00:00.123Z critical [1] FATAL: full'],
    ['2024-01-01 10:00:00 CET [1] ERROR: full', '2024-01-01T09:00:00.000Z error [1] ERROR: full'],
    ['[2024-07-01 10:00:00 EDT] ERROR full', '2024-07-01T14:00:00.000Z error ERROR full'],
    ['2024-07-01 10:00:00 (EDT) ERROR full', '2024-07-01T14:00:00.000Z error ERROR full'],
    ['Mon Jul  1 10:00:00 NZST 2024 ERROR full', '2024-06-30T22:00:00.000Z error ERROR full'],
    ['Jul 1, 2024 10:00:00 AM MDT ERROR full', '2024-07-01T16:00:00.000Z error ERROR full'],
    ['2024-07-01 10:00:00 Europe/Berlin [1] ERROR: full', '2024-07-01T08:00:00.000Z error [1] ERROR: full'],
    ['2024-07-01 10:00:00 WIB [1] ERROR: full', '2024-07-01T03:00:00.000Z error [1] ERROR: full'],
    ['2024-07-01 10:00:00 -03 [1] ERROR: full', '2024-07-01T13:00:00.000Z error [1] ERROR: full'],
    ['{"time":"2024-07-01 10:00:00 EEST","level":"error","msg":"full"}', '2024-07-01T07:00:00.000Z error full'],
    ['2024-01-01 10:00:00 PST ERROR full', '2024-01-01T18:00:00.000Z error ERROR full'],
    ['2024-07-01 10:00:00 ERROR full', '2024-07-01T01:00:00.000Z error ERROR full'],
  ])('has it, whatever zone is given: %s', (line, expected) => {
    expect(first(line, tokyo)).toBe(expected);
  });

  it('whose abbreviation is of several countries takes the zone given if that is one of them', () => {
    const line = '2024-01-01 10:00:00 CST ERROR full';
    expect(first(line, { zones: [{ file: undefined, zone: 'America/Winnipeg' }] })).toBe(
      '2024-01-01T16:00:00.000Z error ERROR full',
    );
    expect(read(line, tokyo).questions.map(({ reason, hint }) => `${reason} | ${hint}`)).toEqual([
      'Unexpected time `2024-01-01 10:00:00 CST`, expected a time with its zone: `CST` can be America/Chicago, Asia/Shanghai, America/Havana | `--source-zone app.log=America/Chicago`, if that is the one.',
    ]);
  });

  it('says nothing about a line without one that may be hours away', () => {
    const { events, questions } = read('2024-07-01 12:00:00 ERROR a\n2024-07-01T10:00:01Z ERROR b');
    expect(events.map(({ text }) => text)).toEqual(['ERROR b']);
    expect(questions).toHaveLength(1);
  });
});

describe('of a stack trace the line stays that names the error', () => {
  const texts = (lines: string[], options: Partial<ReadOptions> = {}) =>
    read(lines.join('\n'), options).events.map(({ text }) => text);
  const at = '2024-03-01T10:00:00Z';

  test.each([
    [
      'Java',
      ['java.io.IOException: no paper', '\tat a.B.c(B.java:1)', '\t... 3 more'],
      'java.io.IOException: no paper',
    ],
    [
      'Java with its cause, over several lines',
      [
        'org.shop.PrintException: cannot print',
        'label [7]',
        '\tat a.B.c(B.java:1)',
        '\tSuppressed: java.io.IOException: closed',
        '\t\tat a.D.e(D.java:2)',
        'Caused by: java.net.SocketException: reset',
        '\t... 9 more',
      ],
      'org.shop.PrintException: cannot print (caused by java.net.SocketException: reset)',
    ],
    [
      'Python',
      ['Traceback (most recent call last):', '  File "/a.py", line 3, in <module>', '    f()', "KeyError: 'paper'"],
      "KeyError: 'paper'",
    ],
    [
      'Python, the last of a chain',
      [
        'Traceback (most recent call last):',
        '  File "/a.py", line 3, in f',
        "KeyError: 'paper'",
        '',
        'During handling of the above exception, another exception occurred:',
        '',
        'Traceback (most recent call last):',
        '  File "/a.py", line 5, in g',
        'shop.NoPaper',
      ],
      'shop.NoPaper',
    ],
    ['JavaScript', ['TypeError: label is undefined', '    at print (/app/a.js:3:2)'], 'TypeError: label is undefined'],
    [
      '.NET',
      ['System.InvalidOperationException: no paper', '   at Shop.Print() in /src/Print.cs:line 12'],
      'System.InvalidOperationException: no paper',
    ],
    [
      'Ruby',
      ["/a.rb:3:in 'print': no paper (NoPaper)", "\tfrom /a.rb:9:in '<main>'"],
      "/a.rb:3:in 'print': no paper (NoPaper)",
    ],
    [
      'PHP',
      [
        'PHP Fatal error:  Uncaught NoPaper: none in /a.php:3',
        'Stack trace:',
        '#0 /a.php(9): f()',
        '  thrown in /a.php on line 3',
      ],
      'PHP Fatal error: Uncaught NoPaper: none in /a.php:3',
    ],
    [
      'Rust',
      ["thread 'main' panicked at src/main.rs:2:5:", 'no paper'],
      "thread 'main' panicked at src/main.rs:2:5: no paper",
    ],
    [
      'Elixir',
      ['** (KeyError) key :paper not found', '    (shop 0.1.0) lib/shop.ex:3: Shop.run/1'],
      '** (KeyError) key :paper not found',
    ],
    [
      'C++',
      ["terminate called after throwing an instance of 'std::out_of_range'", '  what():  vector::at'],
      "terminate called after throwing an instance of 'std::out_of_range': vector::at",
    ],
  ])('%s', (_, trace, error) => {
    expect(texts([`${at} ERROR print failed`, ...trace, '2024-03-01T10:05:00Z ERROR tray is open'])).toEqual([
      `ERROR print failed: ${error}`,
      'ERROR tray is open',
    ]);
  });

  it('also where each of its lines has a time', () => {
    expect(
      texts([
        `${at} ERROR print failed`,
        `${at} Traceback (most recent call last):`,
        `${at}   File "/a.py", line 3, in <module>`,
        `${at} ValueError: no paper`,
        `${at} INFO next`,
      ]),
    ).toEqual(['ERROR print failed: ValueError: no paper']);
  });

  it('and weighs a line without a level as an error', () => {
    expect(first(`${at} printing\nAssertionError\n    at print (/app/a.js:3:2)`)).toBe(
      '2024-03-01T10:00:00.000Z error printing: AssertionError',
    );
  });

  it('also in a field of a record', () => {
    const record = {
      time: at,
      level: 'error',
      msg: 'print failed',
      err: { type: 'NoPaper', message: 'none', stack: 'NoPaper: none\n    at f (a.js:1:1)' },
    };
    expect(first(JSON.stringify(record))).toBe('2024-03-01T10:00:00.000Z error print failed: NoPaper: none');
  });

  it('but the end of a process below a line about something else has no time', () => {
    const { events, unreadable } = read(
      `${at} INFO serving\npanic: no paper\n\ngoroutine 1 [running]:\nmain.main()\n\t/a.go:1`,
    );
    expect(events).toEqual([]);
    expect(unreadable.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '2: Unexpected `panic: no paper`, expected a line that begins with a time',
    ]);
  });
});

test.each([
  ['02-07 09:00:07.123  1234  5678 E Printer : no paper', '2024-02-07T09:00:07.123Z error Printer: no paper'],
  ['02-07 09:00:07.123 W/Printer ( 1234): slow', '2024-02-07T09:00:07.123Z warning Printer: slow'],
  ['[ 02-07 09:00:07.123  1234: 5678 F/Printer ]\nno paper', '2024-02-07T09:00:07.123Z critical Printer: no paper'],
  ['2024-02-07 09:00:07.123 +0100  1234  5678 D Printer: error?', '2024-02-07T08:00:07.123Z debug Printer: error?'],
  ['1707296407.123  1234  5678 I Printer: ready', '2024-02-07T09:00:07.123Z info Printer: ready'],
])('logcat: %s', (line, expected) => {
  expect(first(line, { ...utc, ...year })).toBe(expected);
});

test('logcat without a year and a zone is asked about, the year first', () => {
  const { events, questions } = read('02-07 09:00:07.123  1234  5678 E Printer : no paper');
  expect(events).toEqual([]);
  expect(questions[0]!.reason).toBe('Unexpected time `02-07 09:00:07.123`, expected a time with its year');
});

test.each([
  [
    '24/02/07 09:00:07 ERROR TaskSetManager: Task 3 failed',
    '2024-02-07T09:00:07.000Z error ERROR TaskSetManager: Task 3 failed',
  ],
  ['24/02/07 09:00:07.250 WARN yarn.Client: slow', '2024-02-07T09:00:07.250Z warning WARN yarn.Client: slow'],
])('Spark: %s', (line, expected) => {
  expect(first(line, utc)).toBe(expected);
  expect(read(line).questions).toHaveLength(1);
});

test.each([
  [
    '<11>1 2024-02-07T10:00:07.003+01:00 web-1 cart 8 ID1 [a@1 b="c ]\\" d"][e@2] \ufeffno paper',
    '2024-02-07T09:00:07.003Z error web-1 cart: no paper',
  ],
  ['<14>1 2024-02-07T09:00:07Z - - - - - no failure', '2024-02-07T09:00:07.000Z info no failure'],
  ['57 <10>1 2024-02-07T09:00:07Z web-1 cart 8 - - no paper', '2024-02-07T09:00:07.000Z critical web-1 cart: no paper'],
  ['<11>1 - web-1 cart - - - since 2024-02-07T09:00:07Z', undefined],
])('RFC 5424: %s', (line, expected) => {
  expect(first(line)).toBe(expected);
});

test.each([
  [
    'LAST SEEN   TYPE      REASON    OBJECT   MESSAGE\n2m   Warning   Failed   pod/a   until 2024-02-07T09:00:07Z',
    'ages in the column `LAST SEEN`',
  ],
  [
    '$ kubectl get events -A\nNAMESPACE   LAST SEEN   TYPE   REASON   OBJECT   MESSAGE\nshop   <unknown>   Normal   Pulled   pod/a   x',
    'ages in the column `LAST SEEN`',
  ],
  [
    'Name:  a\nStart Time:  Wed, 07 Feb 2024 09:00:07 +0000\nEvents:\n  Type     Reason   Age   From   Message\n  ----     ------   ----  ----   -------\n  Warning  BackOff  3m    kubelet  x',
    'ages in the events of `kubectl describe`',
  ],
  ['NAME    READY   STATUS    RESTARTS   AGE\ncart-1  0/1     Error     5          10m', 'ages in the column `AGE`'],
  ['[   12.345678] Out of memory: Killed process 1', 'seconds since the start of the machine'],
])('times relative to a moment that is not there give no row: %s', (text, what) => {
  const { events, unreadable } = read(text);
  expect(events).toEqual([]);
  expect(unreadable[0]!.reason).toContain(`Unexpected ${what}`);
  expect(unreadable[0]!.hint).toMatch(/^Export .*json/);
});

test('a column of times that is called like one of ages is read', () => {
  expect(first('LAST SEEN              TYPE      REASON\n2024-02-07T09:00:07Z   Warning   BackOff')).toBe(
    '2024-02-07T09:00:07.000Z info Warning BackOff',
  );
});

describe('records in one JSON value', () => {
  const records = [{ '@timestamp': '2024-02-07T09:00:07Z', level: 'error', message: 'no paper' }];

  test.each([
    ['a list', records],
    ['a list under a name', { logs: records }],
    ['hits of a search', { took: 1, hits: { total: 1, hits: records.map((_source) => ({ _index: 'a', _source })) } }],
  ])('%s is read', (_, value) => {
    expect(read(JSON.stringify(value)).events.map(({ text }) => text)).toEqual(['no paper']);
  });

  test.each([
    [
      { answer: { 'the items': [{ occurredAt: '2024-02-07T09:00:07Z', what: 'no paper' }] } },
      `jq -c '.answer.["the items"][] | {time: .occurredAt, message: .what}' app.log`,
    ],
    [
      { items: [{ fields: { date_time: 1707296407, note: 'no paper' } }] },
      `jq -c '.items[].fields | {time: .date_time, message: .note}' app.log`,
    ],
  ])('else the hint says the path and the fields: %j', (value, hint) => {
    expect(read(JSON.stringify(value)).unreadable[0]!.hint).toBe(
      `Records of a log are read as JSON lines with a time: \`${hint}\`.`,
    );
  });
});

test('messages that differ in numbers and ids are one', () => {
  expect(maskIds('request 8f14e45f took 120 ms on pod web-7d9f8 (id 5b1c9d0e-0000-4000-8000-000000000000)')).toBe(
    maskIds('request c9f0f895 took 9 ms on pod web-x2k4q1 (id 6b1c9d0e-0000-4000-8000-000000000000)'),
  );
  expect(maskIds('disk full')).not.toBe(maskIds('disk failed'));
});

test('a message that comes again after an hour of quiet is a row of its own', () => {
  const { events } = read(
    '2024-02-07T09:00:00Z ERROR boom\n2024-02-07T09:50:00Z ERROR boom\n2024-02-07T12:00:00Z ERROR boom',
  );
  expect(events.map(({ repeats }) => repeats?.count)).toEqual([2, undefined]);
});

test('a broken line among JSON lines is listed, the others are read', () => {
  const { events, unreadable } = read(
    '{"time":"2024-02-07T09:00:00Z","level":"error","msg":"a"}\n{"time":"2024-02-07T09:\n{"time":"2024-02-07T09:00:02Z","level":"error","msg":"b"}',
  );
  expect(events.map(({ text }) => text)).toEqual(['a', 'b']);
  expect(unreadable.map(({ line }) => line)).toEqual([2]);
});

test.each([
  [
    'a load balancer behind syslog',
    'Aug 16 10:00:00 lb haproxy[14]: 203.0.113.9:51 [16/Aug/2026:10:00:00.123] fe be/<NOSRV> 503 refused',
    '2026-08-16T10:00:00.000Z',
  ],
  [
    'with its offset as well',
    'Aug 16 10:00:00 lb nginx: 203.0.113.9 - - [16/Aug/2026:10:00:00 +0200] "GET /pay HTTP/1.1" 502 refused',
    '2026-08-16T08:00:00.000Z',
  ],
])('a time without a year has the year with which the line says it again: %s', (_, line, at) => {
  const { events, questions } = read(line, { least: 'debug', ...utc });
  expect(questions).toEqual([]);
  expect(events.map((event) => new Date(event.at).toISOString())).toEqual([at]);
});

test('another time in the line says nothing of its year', () => {
  const line = 'Aug 16 10:00:00 lb cron: certificate ends 2027-03-01 09:00:00, renewal failed';
  expect(read(line, { least: 'debug', ...utc }).questions).toHaveLength(1);
});

test.each([
  [
    'MongoDB, with the time in an object and the level as a letter',
    { t: { $date: '2026-09-01T08:00:00.123+02:00' }, s: 'E', c: 'REPL', id: 1, msg: 'election lost' },
    '2026-09-01T06:00:00.123Z error election lost',
  ],
  [
    'a chat, with the local time and the same once more as a number',
    { id: 1, date: '2026-09-01T08:00:00', date_unixtime: '1788242400', from: 'Ada', text: 'it is down' },
    '2026-09-01T06:00:00.000Z info it is down',
  ],
  [
    'a function, with the words one level down',
    { type: 'stderr', created: 1788242400000, payload: { text: 'no pool left, timeout' } },
    '2026-09-01T06:00:00.000Z warning no pool left, timeout',
  ],
])('a record of %s', (_, record, expected) => {
  expect(first(JSON.stringify(record))).toBe(expected);
});

test('a local time in a record has no zone by another time of another moment', () => {
  const record = { date: '2026-09-01T08:00:00', ingest_time: '2026-09-01T06:00:07Z', message: 'it failed' };
  expect(read(JSON.stringify(record)).questions).toHaveLength(1);
});

test('the extended log format has its times in UTC', () => {
  const log =
    '#Software: IIS\n#Fields: date time cs-method cs-uri-stem sc-status\n2026-09-01 06:00:00 GET /pay refused';
  const { events, notes } = read(log);
  expect(events.map(({ at }) => new Date(at).toISOString())).toEqual(['2026-09-01T06:00:00.000Z']);
  expect(notes[0]).toBe('times without a zone are read in UTC, by line 2, `#Fields: … date time`');
});

test.each([
  'Sep 1, 2026 @ 08:00:00.123 failed',
  '1 Sep 2026 @ 08:00:00.123 failed',
  '21/09/2026 @ 08:00:00.123 failed',
])('the clock may stand behind a sign: %s', (line) => {
  expect(read(line, utc).events[0]?.at).toBe(Date.UTC(2026, 8, line.startsWith('21') ? 21 : 1, 8, 0, 0, 123));
});
