import { expect, test } from 'vitest';
import { parseLibrary } from '../parse/library.ts';
import { exampleLibrary, sourceFile } from '../lint/examples/library.ts';
import { firstFree, nextId, slugOf, takenBy } from './names.ts';

test.each([
  ['Checkout answered 502 during the spring sale', 'checkout-answered-502-during-spring-sale'],
  ['order-svc pods are killed for memory five hours after v3.7', 'order-svc-pods-killed-memory-five-hours-after'],
  ['Ødelagt kø på Østlandet – ß, Łódź & Çankırı', 'odelagt-ko-pa-ostlandet-ss-lodz-cankiri'],
  ["The CDN's cache didn't empty", 'cdns-cache-didnt-empty'],
  ['To be or not to be', 'be-not-be'],
  ['Roll-out of v3.7.1 on node_4', 'roll-out-v3-7-1-node-4'],
  ['The of', 'the-of'],
  ['  <script>alert("x")</script>\n{1}  ', 'script-alert-x-script-1'],
  ['障害：注文サービスが停止', ''],
  ['💥', ''],
  ['x'.repeat(200), 'x'.repeat(48)],
])('%j is named %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

function libraryWith(pattern: string, ids: readonly string[], formerly: readonly string[] = []) {
  return parseLibrary([
    ...exampleLibrary.filter(({ path }) => !path.startsWith('postmortems/') && path !== 'library.yaml'),
    sourceFile(
      'library.yaml',
      `schema: 1\nname: L\nseverities: [{ id: SEV1, name: Bad }]\nids: { pattern: '${pattern}' }\n`,
    ),
    ...ids.map((id, index) =>
      sourceFile(
        `postmortems/${index}.mdx`,
        `---\nid: ${id}\ntitle: t\nstatus: draft\nseverity: SEV1\nservices: [search]\nformerly: [${formerly.join(', ')}]\n---\n`,
      ),
    ),
  ]);
}

test.each([
  ['INC-\\d{4}', [], 'INC-0001'],
  ['^INC-\\d{4}$', ['INC-0041', 'INC-0007'], 'INC-0042'],
  ['INC-\\d+', [], 'INC-001'],
  ['INC-\\d+', ['INC-99'], 'INC-100'],
  ['INC-[0-9]{3,5}', ['INC-0009'], 'INC-0010'],
  ['\\d{4}/PM\\.\\d\\d', [], '2026/PM.01'],
  ['INC-\\d{4}-\\d{3}', ['INC-2025-014', 'INC-2026-002'], 'INC-2026-003'],
  ['INC-\\d{4}-\\d{3}', ['INC-2025-014'], 'INC-2026-001'],
  ['INC-\\d{2}', ['INC-99'], undefined],
  ['[a-z]+', ['abc'], undefined],
  ['(?:INC|SEC)-\\d{3}', ['SEC-003'], 'SEC-004'],
  ['(?:INC|SEC)-\\d{3}', [], undefined],
])('with the pattern %s and %j the next id of 2026 is %s', (pattern, ids, id) => {
  expect(nextId(libraryWith(pattern, ids), '2026')).toBe(id);
});

test('an id that was in use once is not given again', () => {
  expect(nextId(libraryWith('INC-\\d{4}', ['INC-0003'], ['INC-0004']), '2026')).toBe('INC-0005');
});

test('without a pattern the file’s name is the id', () => {
  expect(nextId(parseLibrary(exampleLibrary), '2026')).toBeUndefined();
});

test('an id is taken by a file’s name, its id and its former ids, whatever the case', () => {
  const { postmortems } = libraryWith('INC-\\d{4}', ['INC-0003'], ['2020-01-01-old']);
  for (const id of ['0', 'inc-0003', '2020-01-01-OLD']) expect(takenBy(id, postmortems)).toBe('postmortems/0.mdx');
  expect(takenBy('INC-0004', postmortems)).toBeUndefined();
});

test('of names that are all taken the first gets a number', () => {
  expect(firstFree(['a', 'b'], (name) => name === 'a')).toBe('b');
  expect(firstFree(['a'], (name) => ['a', 'a-2'].includes(name))).toBe('a-3');
});
