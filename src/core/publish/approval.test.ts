import { describe, expect, test } from 'vitest';
import { approvalEntry, asApproved, withApproval } from './approval.ts';

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
});
