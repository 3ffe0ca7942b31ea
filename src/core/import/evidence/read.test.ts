import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeMilestones } from './milestones.ts';
import { reportOn } from './report.ts';
import { timelineTable } from './timeline-rows.ts';
import { tally, timelineFrom } from './timeline.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
const values = fixtures.flatMap((text) => (/^\s*[[{]/.test(text) ? [JSON.parse(text) as unknown] : []));

/** A fixture in which one value has been replaced by another. */
const mutated = fc
  .tuple(fc.constantFrom(...values), fc.array(fc.nat(200), { maxLength: 12 }), fc.jsonValue({ maxDepth: 2 }))
  .map(([value, path, other]) => {
    const copy = structuredClone(value);
    let at: unknown = copy;
    for (const [depth, step] of path.entries()) {
      if (typeof at !== 'object' || at === null || Object.keys(at).length === 0) break;
      const key = Object.keys(at)[step % Object.keys(at).length]!;
      const holder = at as Record<string, unknown>;
      if (depth === path.length - 1) holder[key] = other;
      at = holder[key];
    }
    return JSON.stringify(copy);
  });
const cut = fc.tuple(fc.constantFrom(...fixtures), fc.nat(5_000)).map(([text, end]) => text.slice(0, end));
const content = fc.oneof(
  mutated,
  cut,
  fc.json(),
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        '2026-04-15T14:00:00Z',
        '04-03-2026 09:00',
        ' ERROR ',
        '{"ts":',
        '\n',
        '1776261600',
        'Feb  7 09:00:07',
        '"',
        '}',
        'x',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('whatever the files hold', () => {
  it('nothing throws, every entry is accounted for, and the table and the report can be printed', () => {
    fc.assert(
      fc.property(
        fc.array(content, { minLength: 1, maxLength: 3 }),
        fc.option(fc.constant('Europe/Oslo')),
        (texts, zone) => {
          const files = texts.map((text, index) => {
            const bytes = new TextEncoder().encode(text);
            return { path: `folder/${index}.json`, bytes, size: bytes.length };
          });
          const zones = zone ? [{ file: undefined, zone }] : [];
          const timeline = timelineFrom(files, { zones, context: [], least: 'info' });
          for (const reading of timeline.files) {
            const { read, used, folded, left, asked, unreadable } = tally(reading);
            expect(used + folded + left + asked + unreadable).toBe(read);
            if (reading.format === undefined) expect(reading.unreadable).not.toEqual([]);
          }
          const times = timeline.rows.map(({ at }) => at);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          const proposals = proposeMilestones(timeline.rows, new Map(), true);
          expect(timelineTable(timeline.rows, proposals, 'UTC').split('\n')).toHaveLength(timeline.rows.length + 2);
          expect(reportOn(timeline, proposals, 'UTC')).not.toMatch(/undefined|NaN|\[object/);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('bytes that are no text neither', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { files } = timelineFrom([{ path: 'x', bytes, size: bytes.length }], {
          zones: [],
          context: [],
          least: 'info',
        });
        expect(files).toHaveLength(1);
      }),
    );
  });
});
