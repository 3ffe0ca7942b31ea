import { expect, test } from 'vitest';
import { memo } from './memo.ts';

test('works a value out once for each object, undefined included', () => {
  const asked: string[] = [];
  const first = memo(({ name }: { name: string }) => {
    asked.push(name);
    return name[0];
  });
  const [one, same, none] = [{ name: 'one' }, { name: 'one' }, { name: '' }];
  expect([first(one), first(one), first(same), first(none), first(none)]).toEqual([
    'o',
    'o',
    'o',
    undefined,
    undefined,
  ]);
  expect(asked).toEqual(['one', 'one', '']);
});
