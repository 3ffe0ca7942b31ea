import { describe, expect, test } from 'vitest';
import { approvalEntry, asApproved, confirmedBy, obstaclesToApproval, withApproval } from './approval.ts';
import type { Decision, Reason } from './publish.ts';

describe('an approval is written', () => {
  const entry = { by: 'hlind', on: '2026-05-01', digest: 'v1:sha256-00' };
  const written = 'publication:\n  by: hlind\n  on: 2026-05-01\n  digest: v1:sha256-00\n';

  test('at the end of the front matter, where there is none', () => {
    expect(withApproval('---\ntitle: X # a comment\n---\n\nText\n', entry)).toBe(
      `---\ntitle: X # a comment\n${written}---\n\nText\n`,
    );
  });

  test('into the one that is there; what stands around it stays as it is', () => {
    const text = '---\ntitle:   X\npublication:\n  by: bpark\n  embargo: 2026-06-01\nstatus: published\n---\nText\n';
    expect(withApproval(text, entry)).toBe(
      '---\ntitle:   X\npublication:\n  by: hlind\n  embargo: 2026-06-01\n  on: 2026-05-01\n  digest: v1:sha256-00\nstatus: published\n---\nText\n',
    );
  });

  test('at the end of what is there, over lines and empty ones', () => {
    const text = '---\npublication:\n  confirmed:\n    cart: 1\n\n  embargo: 2026-06-01\n---\n';
    expect(withApproval(text, entry)).toBe(
      '---\npublication:\n  confirmed:\n    cart: 1\n\n  embargo: 2026-06-01\n  by: hlind\n  on: 2026-05-01\n  digest: v1:sha256-00\n---\n',
    );
    expect(withApproval('---\npublication:\n---\n', entry)).toBe(`---\n${written}---\n`);
  });

  test('in one line where the entry is in one', () => {
    expect(withApproval('---\npublication: { by: bpark }\nstatus: draft\n---', entry)).toBe(
      '---\npublication: {by: hlind, on: 2026-05-01, digest: v1:sha256-00}\nstatus: draft\n---',
    );
  });

  test('behind a byte-order mark and spaces, and not into a key that only ends so', () => {
    expect(withApproval('\uFEFF---  \nlast-publication: 1\n---  \nText\n---\n', entry)).toBe(
      `\uFEFF---  \nlast-publication: 1\n${written}---  \nText\n---\n`,
    );
  });

  test('only where there is front matter', () => {
    expect(() => withApproval('Text\n---\na: 1\n---\n', entry)).toThrow('The front matter could not be found.');
  });

  test('with the line ends that are there', () => {
    expect(withApproval('---\r\ntitle: X\r\n---\r\n', entry)).toBe(
      `---\r\ntitle: X\r\n${written.replaceAll('\n', '\r\n')}---\r\n`,
    );
  });
});

describe('what is written for an approval', () => {
  const none = { formerly: [], corrections: [] };
  const digest = 'v1:sha256-00';

  test('is who, when and the digest, at first', () => {
    expect(approvalEntry(undefined, 'hlind', '2026-05-01', digest)).toEqual({ by: 'hlind', on: '2026-05-01', digest });
  });

  test('keeps the day of the first approval', () => {
    expect(approvalEntry({ ...none, by: 'bpark', on: '2026-04-01', digest }, 'hlind', '2026-05-01', digest)).toEqual({
      by: 'hlind',
      on: '2026-05-01',
      since: '2026-04-01',
      digest,
    });
    expect(
      approvalEntry(
        { ...none, by: 'bpark', on: '2026-04-01', since: '2026-03-01', digest },
        'hlind',
        '2026-05-01',
        digest,
      ),
    ).toMatchObject({ since: '2026-03-01' });
  });

  test('names no first day that is the same one', () => {
    const before = { ...none, by: 'bpark', on: '2026-05-01', digest };
    expect(Object.keys(approvalEntry(before, 'hlind', '2026-05-01', digest))).toEqual(['by', 'on', 'digest']);
  });

  test('has the words that were confirmed', () => {
    expect(approvalEntry(undefined, 'hlind', '2026-05-01', digest, { cart: 2 })).toEqual({
      by: 'hlind',
      on: '2026-05-01',
      digest,
      confirmed: { cart: 2 },
    });
  });

  test('takes no day from an entry without a digest, which is no approval', () => {
    expect(approvalEntry({ ...none, by: 'bpark', on: '2026-04-01' }, 'hlind', '2026-05-01', digest)).toEqual({
      by: 'hlind',
      on: '2026-05-01',
      digest,
    });
  });

  test('leaves the rest of the entry as it was', () => {
    expect(asApproved({ ...none, embargo: '2026-06-01', formerly: ['old'] }, 'hlind', '2026-05-01')).toEqual({
      corrections: [],
      embargo: '2026-06-01',
      formerly: ['old'],
      by: 'hlind',
      on: '2026-05-01',
    });
  });

  test('begins with nothing where there was none', () => {
    expect(asApproved(undefined, 'hlind', '2026-05-01')).toEqual({ ...none, by: 'hlind', on: '2026-05-01' });
  });
});

describe('words that were asked about', () => {
  const asked = new Map([
    ['cart', [1, 2]],
    ['search', [1]],
  ]);

  test('are confirmed with the number of their places, in whatever case', () => {
    expect(confirmedBy(['Cart', 'other'], asked, undefined)).toEqual({ cart: 2 });
  });

  test('stay confirmed as often as before, until nobody asks about them any more', () => {
    expect(confirmedBy(['search'], asked, { Cart: 1, gone: 3 })).toEqual({ cart: 1, search: 1 });
  });

  test('are none where none is confirmed', () => {
    expect(confirmedBy([], asked, {})).toBeUndefined();
  });
});

test('an approval is kept up by everything but what it removes, and an embargo that runs', () => {
  const reasons = [
    { obstacle: 'unapproved', reason: 'Not approved' },
    { obstacle: 'digest', reason: 'No digest' },
    { obstacle: 'changed', reason: 'Changed' },
    { obstacle: 'embargo', reason: 'Unexpected embargo until 2026-06-01, expected one that is over' },
    { obstacle: 'embargo', reason: 'Unexpected day' },
    { obstacle: 'author', reason: 'Unexpected embargo of words' },
  ] as Reason[];
  expect(obstaclesToApproval({ reasons } as Decision).map(({ reason }) => reason)).toEqual([
    'Unexpected day',
    'Unexpected embargo of words',
  ]);
});
