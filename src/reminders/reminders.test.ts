import { describe, expect, it } from 'vitest';
import type { Reminder } from '../core/actions/reminders.ts';
import { addressesBelow } from '../core/model/address.ts';
import { de } from '../texts/de.ts';
import { en } from '../texts/en.ts';
import { textsFor } from '../texts/texts.ts';
import { afterTelling, readState, tellingOf, writeState, type State } from './state.ts';
import { countsOf, lineOf, markdownSummary, paragraphsOf } from './tell.ts';
import { payloadOf } from './webhook.ts';

const reminder = (id: string, more: Partial<Reminder> = {}): Reminder => ({
  kind: 'overdue',
  key: `overdue a#${id} 2026-05-01`,
  document: { type: 'postmortem', id: 'a', title: 'Search was slow' },
  action: { id, row: 1, text: 'Cap the cache', ticket: 'INF-1' },
  rule: undefined,
  owner: 'Bob Park',
  teams: ['payments'],
  day: '2026-05-01',
  late: 1,
  ...more,
});
const telling = { texts: en.following, addresses: addressesBelow('https://incidents.example/') };

describe('what a channel is told', () => {
  const [one, two] = [reminder('A1'), reminder('A2')];
  const told = (state: State, ...reminders: Reminder[]) => {
    const telling = tellingOf(state, 'slack X', reminders);
    return telling.what === 'nothing' ? 'nothing' : `${telling.what}: ${telling.reminders.map(({ key }) => key)}`;
  };

  it('is everything in short the first time, then what is new, and nothing twice', () => {
    const none = readState(undefined);
    expect(told(none, one)).toBe('summary: overdue a#A1 2026-05-01');
    const first = afterTelling(none, 'slack X', [one]);
    expect(told(first, one)).toBe('nothing');
    expect(told(first, one, two)).toBe('news: overdue a#A2 2026-05-01');
    const second = afterTelling(first, 'slack X', [one, two]);
    expect(told(second, two)).toBe('nothing');
    expect(told(second, reminder('A1', { key: 'overdue a#A1 2026-06-01' }))).toBe('news: overdue a#A1 2026-06-01');
  });

  it('is kept for each channel by itself', () => {
    const state = afterTelling(readState(undefined), 'slack Y', [one]);
    expect(told(state, one)).toMatch(/^summary/);
  });

  it('is a summary again where the state is lost, torn or foreign, and nothing where nothing waits', () => {
    for (const text of [undefined, '', '{"schema":1,"told":{"slack X":["over', '[]', '{"schema":2,"told":{}}'])
      expect(told(readState(text), one)).toMatch(/^summary/);
    expect(told(readState(undefined))).toBe('nothing');
  });

  it('is written in the same order, however it came about', () => {
    const one_ = afterTelling(afterTelling(readState(undefined), 'b', [two, one]), 'a', []);
    const other = afterTelling(afterTelling(readState(undefined), 'a', []), 'b', [one, two]);
    expect(writeState(one_)).toBe(writeState(other));
    expect(readState(writeState(one_))).toEqual(one_);
  });
});

describe('a reminder', () => {
  it('is a line with its address', () => {
    expect(lineOf(reminder('A1'), telling)).toEqual({
      kind: 'overdue',
      text: 'A1 Cap the cache · Search was slow · INF-1 · Bob Park · due 2026-05-01, 1 day late',
      address: 'https://incidents.example/incidents/a/#action-A1',
    });
    expect(
      lineOf(
        reminder('', {
          kind: 'allowance',
          action: undefined,
          rule: 'step-expected',
          owner: undefined,
          document: { type: 'runbook', id: 'r', title: 'Roll back' },
          late: 0,
        }),
        { ...telling, addresses: undefined },
      ),
    ).toEqual({
      kind: 'allowance',
      text: 'allow of step-expected · Roll back · nobody · due 2026-05-01, today',
      address: undefined,
    });
  });

  it('is told in the language of the library', () => {
    expect(lineOf(reminder('A1', { late: 2 }), { ...telling, texts: textsFor('de').following }).text).toMatch(
      /fällig am 2026-05-01, seit 2 Tagen$/,
    );
    expect(Object.keys(de.following!).sort()).toEqual(Object.keys(en.following).sort());
  });

  it('makes no markup and mentions nobody in a summary', () => {
    const bad = reminder('A1', {
      action: { id: 'A1', row: 1, text: '<img src=x> [a](b) @everyone `c`\n# d', ticket: undefined },
    });
    expect(markdownSummary([bad], 'To do', telling)).toContain(
      '- [A1 \\<img src=x\\> \\[a\\](b) @\u200beveryone \\`c\\` \\# d · Search was slow',
    );
  });

  it('is one of a list that is cut, and says how much', () => {
    const many = Array.from({ length: 130 }, (_, index) => reminder(`A${index}`));
    expect(markdownSummary(many, 'To do', telling).split('\n').at(-2)).toBe('- and 30 more');
    expect(paragraphsOf(many, telling)).toHaveLength(102);
    expect(countsOf(many, en.following)).toEqual(['Action items overdue: 130']);
    expect(markdownSummary([], 'To do', telling)).toBe('## To do\n\nNothing waits to be followed up.\n');
  });
});

describe('a message to a chat', () => {
  const message = {
    title: 'To do',
    lines: [
      { text: '<!channel> *a* | b & c', address: 'https://x.example/?a=1&b=2|c' },
      { text: '[a](b)', address: undefined },
    ],
  };

  it('mentions nobody in Slack', () => {
    expect(payloadOf('slack', message)).toEqual({
      text: '*To do*\n• <https://x.example/?a=1&amp;b=2%7Cc|&lt;!channel&gt; *\u200ba*\u200b ¦ b &amp; c>\n• [a](b)',
      unfurl_links: false,
    });
  });

  it('is a card in Teams', () => {
    const card = payloadOf('teams', message) as { attachments: { content: { body: { text: string }[] } }[] };
    expect(card.attachments[0]!.content.body.map(({ text }) => text)).toEqual([
      'To do',
      '• [\\<!channel\\> \\*a\\* | b & c](https://x.example/?a=1&b=2|c)',
      '• \\[a\\](b)',
    ]);
  });
});
