import { expect, test } from 'vitest';
import { exampleLibrary, sourceFile } from '../../src/core/lint/examples/library.ts';
import { planSplitRunbook, type ChosenSections } from './split-runbook.ts';

const front = (title: string, summary: string, more = '') =>
  `---\ntitle: ${title}\nsummary: ${summary}\nservices: [bookings-api]\n${more}owner: "@kbell"\nreviewed: 2026-05-01\n---\n\n`;
const path = 'runbooks/restart.mdx';
const text = `${front('Restart', 'It hangs', 'alerts: [hangs]\n')}Begin here, then [check](#check) or [drain](#drain-it).

## Stop

1. Stop it.

## Drain it

1. Drain, as [stopping](#stop) does.

### By hand

1. See [below](#by-hand).

## Check

1. Look.
`;
const incident = 'postmortems/2026-05-04-other.mdx';
const told = `---
title: T
status: draft
severity: SEV2
services: [bookings-api]
runbooks: [{ id: restart, helped: "no" }]
---

[Drained](../runbooks/restart.mdx#by-hand), [so](/runbooks/restart/#drain-it), [not](/runbooks/restart/#drain-it-all), [checked](/runbooks/restart/#check).
`;
const files = [
  ...exampleLibrary.filter((one) => one.path !== 'services.yaml' && !/^(?:postmortems|runbooks)\//.test(one.path)),
  sourceFile('services.yaml', 'bookings-api:\n  name: B\n  team: payments\n  tier: 0\n  runbooks: [restart]\n'),
  sourceFile(path, text),
  sourceFile(incident, told),
];
const split = (to: string, more: Partial<ChosenSections> = {}) =>
  planSplitRunbook('restart', to, { title: 'Drain', summary: 'It is full', sections: ['drain it'], ...more }, files);

test('sections begin a runbook of their own; services list both, links follow, incidents say what was opened then', () => {
  const { after, notes } = split('drain');
  expect(after.get('runbooks/drain.mdx')).toBe(`${front('Drain', 'It is full')}## Drain it

1. Drain, as [stopping](/runbooks/restart/#stop) does.

### By hand

1. See [below](#by-hand).
`);
  expect(after.get(path)).toBe(
    text
      .replace(/## Drain it[^]*?(?=## Check)/, '')
      .replace('[drain](#drain-it)', '[drain](/runbooks/drain/#drain-it)'),
  );
  expect(after.get('services.yaml')).toContain('  runbooks: [restart, drain]\n');
  expect(after.get(incident)).toBe(
    told.replace('restart.mdx#by-hand', 'drain.mdx#by-hand').replace('restart/#drain-it)', 'drain/#drain-it)'),
  );
  expect(notes).toEqual([
    'These alerts go on leading to `restart`: hangs.',
    'Incidents go on naming `restart`, which is what was opened then.',
  ]);
});

test.each<[string, Partial<ChosenSections>, string]>([
  ['drain', { sections: [] }, 'Nothing is chosen. Give --section, once for each heading, of `restart`: Stop, Drain it, By hand'],
  ['drain', { sections: ['Run'] }, 'There is no section "Run" in `restart`. It has Stop, Drain it, By hand, Check.'],
  ['restart', {}, 'There is a runbook `restart` already.'],
  ['../drain', {}, 'Unexpected id "../drain"'],
])('into %s with %j nothing is split, and it is said why', (to, more, why) =>
  expect(() => split(to, more)).toThrow(why),
);

test('a runbook is not emptied', () => {
  const whole = files.map((one) =>
    one.path === path ? sourceFile(path, `${front('Restart', 'It hangs')}## Stop\n\n1. Stop it.\n`) : one,
  );
  expect(() => planSplitRunbook('restart', 'x', { title: 'X', summary: 'X', sections: ['Stop'] }, whole)).toThrow(
    'Nothing would be left in `restart`. `npx postmortems rename runbook restart x` moves it all.',
  );
});
