import { describe, expect, it } from 'vitest';
import { parseSnapshot, writeSnapshot } from './snapshot.ts';

const said = (text: string) =>
  parseSnapshot(text).messages.map(({ place, reason }) => `${place.line}:${place.column} ${reason}`);

describe('the snapshot of tickets', () => {
  it('is written one ticket a line, in the order of numbers, whatever order they came in', () => {
    const text = writeSnapshot([
      { ticket: 'INF-10', state: 'done', closed: '2026-04-28' },
      { ticket: 'INF-9', state: 'open', owner: 'bpark', due: '2026-05-06' },
    ]);
    expect(text).toBe(`{
  "schema": 1,
  "tickets": [
    {"ticket":"INF-9","state":"open","owner":"bpark","due":"2026-05-06"},
    {"ticket":"INF-10","state":"done","closed":"2026-04-28"}
  ]
}
`);
    expect([...parseSnapshot(text).tickets.keys()]).toEqual(['INF-9', 'INF-10']);
    expect(parseSnapshot(text).messages).toEqual([]);
  });

  it('may be empty, and may be missing', () => {
    expect(parseSnapshot(writeSnapshot([]))).toEqual({ tickets: new Map(), messages: [] });
    expect(parseSnapshot(undefined)).toEqual({ tickets: new Map(), messages: [] });
  });

  it('counts for nothing where it breaks off, wherever that is', () => {
    const whole = writeSnapshot([
      { ticket: 'A-1', state: 'open' },
      { ticket: 'A-2', state: 'done' },
    ]);
    // Only the line end and the spaces at the end may be missing.
    for (let end = 1; end < whole.length - 1; end++) {
      const { tickets, messages } = parseSnapshot(whole.slice(0, end));
      expect(messages.length, whole.slice(0, end)).toBeGreaterThan(0);
      expect([...tickets.keys()], whole.slice(0, end)).toEqual([]);
    }
  });

  it('counts for nothing with the marks of a merge in it', () => {
    expect(said('{\n  "schema": 1,\n<<<<<<< HEAD\n  "tickets": []\n=======\n  "tickets": []\n>>>>>>> b\n}\n')).toEqual([
      expect.stringMatching(/^\d+:\d+ Unexpected text that is not JSON, or breaks off/),
    ]);
  });

  it('says nothing of a ticket that stands there twice, and keeps the others', () => {
    const { tickets, messages } = parseSnapshot(
      '{"schema":1,"tickets":[{"ticket":"A-1","state":"open"},{"ticket":"A-2","state":"open"},{"ticket":"A-1","state":"done"}]}',
    );
    expect([...tickets.keys()]).toEqual(['A-2']);
    expect(messages.map(({ reason }) => reason)).toEqual([
      'Unexpected second entry of `A-1`, expected each ticket once',
    ]);
  });

  it('is told what is wrong with an entry, and keeps the others', () => {
    const text =
      '{"schema":1,"tickets":[\n{"ticket":"A-1","state":"shut"},\n{"ticket":"A-2","state":"open","due":"soon"}]}';
    expect(said(text)).toEqual([
      expect.stringContaining('2:25 Unexpected `shut` in `state`'),
      expect.stringContaining('3:38 Unexpected `soon` in `due`'),
    ]);
  });
});
