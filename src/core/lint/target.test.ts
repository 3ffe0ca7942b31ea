import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../catalogue/catalogue.ts';
import { libraryOf } from './examples/example.ts';
import { exampleLibrary } from './examples/library.ts';
import { contextOf } from './judge.ts';
import { joined, targetOf } from './target.ts';

const file = 'postmortems/2026-04-15-bookings-5xx.mdx';
const yaml = new TextDecoder().decode(exampleLibrary[0]!.bytes);

function target(url: string, base = '/') {
  const text = '---\nformerly: [2026-04-15-payments]\n---\n';
  const files = [
    { path: file, text },
    { path: 'library.yaml', text: `${yaml}base: ${base}\n` },
  ];
  const context = contextOf(catalogueOf(libraryOf({ files })), '2026-06-01');
  return targetOf(url, context.documents.get(file)!, context);
}

describe('a link leads', () => {
  test.each([
    ['https://example.com/#x', undefined],
    ['mailto:a@example.com', undefined],
    ['//example.com/x', undefined],
    ['#timeline', true],
    ['../runbooks/invoices-failure-rate.mdx', true],
    ['2026-03-20-search-timeouts.mdx#timeline', true],
    ['./2026-03-20-search-timeouts.mdx', true],
    ['../images/invoices-failure-rate/switch.png', true],
    ['../library.yaml', true],
    ['../runbooks/nowhere.mdx', false],
    ['../../../etc/passwd', false],
    ['/incidents/2026-03-20-search-timeouts/', true],
    ['/incidents/2026-03-20-search-timeouts', true],
    ['/incidents/2026-04-15-payments/', true],
    ['/runbooks/invoices-failure-rate/#steps', true],
    ['/services/search/', true],
    ['/factors/missing-limit/', true],
    ['/rules/no-code/', true],
    ['/incidents/nothing/', false],
    ['/services/constructor/', false],
    ['/factors/constructor/', false],
  ])('%s: %s', (url, expected) => {
    expect(target(url)?.exists).toBe(expected);
  });

  test.each(['/', '/incidents/', '/handbook/writing/', '../docs/on-call.md'])(
    '%s: cannot be known from here',
    (url) => {
      expect(target(url)).toMatchObject({ exists: undefined });
    },
  );

  test('below the base path as well as without it', () => {
    expect(target('/x/services/search/', '/x/')?.exists).toBe(true);
    expect(target('/services/search/', '/x/')?.exists).toBe(true);
    expect(target('/x/services/nothing/', '/x')?.exists).toBe(false);
  });
});

test('a path never leaves the folder', () => {
  expect(joined('postmortems/a.mdx', '../runbooks/b.mdx')).toBe('runbooks/b.mdx');
  expect(joined('postmortems/a.mdx', '../../b.mdx')).toBeUndefined();
});
