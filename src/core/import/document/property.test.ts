import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurationSchema } from '../../model/configuration.ts';
import { checkClosed } from '../../parse/closed.ts';
import { indexHeadings } from '../../parse/sections.ts';
import { parseTree } from '../../parse/tree.ts';
import { coverageOf } from '../../../../scripts/corpus/coverage.ts';
import { importFolder } from './folder.ts';
import type { ImportSettings } from './import.ts';

const settings: ImportSettings = {
  configuration: configurationSchema.parse({
    schema: 1,
    name: 'A library',
    severities: [{ id: 'SEV1', name: 'Critical' }],
  }),
  find: indexHeadings([]),
  services: new Map(),
  status: 'draft',
  on: '2026-01-01',
  zones: {},
};

const pieces = fc.constantFrom(
  '# Title\n',
  '## Timeline\n',
  '## Action items\n',
  '### 14:08\n',
  '### 2024-05-06 09:02 PM\n',
  '## Summary\n',
  '\n',
  '\n\n',
  '- ',
  '* [x] ',
  '1. ',
  '  - ',
  '> ',
  '    ',
  '```\n',
  '~~~ {.bash}\n',
  '| Time | Event |\n|---|---|\n| 14:02 | a \\| b |\n',
  '| a | b |\n|---|---|\n| c |\n',
  '**14:32** - ',
  '- 08:15 UTC: ',
  'All times in UTC.\n',
  '**bold** ',
  '_it_',
  '*x',
  '`code`',
  '``a ` b``',
  '<br>',
  '<details>\n<summary>More</summary>\n\n',
  '</details>\n',
  '<!-- note -->',
  '<!-- a */ b',
  '<pod-name>',
  '<a href="https://a.example/x">here</a>',
  '<https://b.example/y?z=1>',
  '<script>alert(1)</script>',
  'https://c.example/(d)_e',
  'www.d.example',
  '[text](https://e.example "tip")',
  '[local](./other.md)',
  '[bad](javascript:alert)',
  '![alt](pic.png)',
  '[ref][one] ',
  '\n\n[one]: https://f.example\n\n',
  '[^1] ',
  '\n\n[^1]: a footnote\n\n',
  '{process.exit()}',
  '{{ summary }}',
  '::: {.callout-note}\n',
  ':::\n',
  '{{< include x >}}',
  '{#id .class}',
  'import os\n',
  'export A=1\n',
  '---\n',
  '===\n',
  '&amp; &copy; &#35;',
  '\\* \\_ \\',
  '~~gone~~',
  '$x^2$',
  'word ',
  'déjà vu 時刻 ',
  '22025-03-18 ',
  '04-03-2026 14:00 - ',
  '14:?? ',
  '1600 - ',
  'IST ',
  '😀',
);

test('of any Markdown nothing is lost, and what comes out parses without a fault', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 25 }), async (parts) => {
      const text = parts.join('');
      fc.pre(text.trim() !== '');
      const { files, failures } = await importFolder(
        [{ path: 'a.md', bytes: new TextEncoder().encode(text) }],
        new Set(),
        settings,
      );
      expect(failures).toEqual([]);
      const [file] = files;
      const { tree, messages } = parseTree(file!.mdx, 'a.mdx');
      expect(messages).toEqual([]);
      expect(checkClosed(tree, 'a.mdx')).toEqual([]);
      expect(coverageOf(file!.document, file!).lost).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('code in a time cell that is no time stays code', async () => {
  const text = '| Time | Event |\n|---|---|\n| 14:02 | a |\n| `cron`ish | b |\n';
  const { files } = await importFolder([{ path: 'a.md', bytes: new TextEncoder().encode(text) }], new Set(), settings);
  expect(coverageOf(files[0]!.document, files[0]!).lost).toEqual([]);
  expect(files[0]!.mdx).toContain('`cron`ish');
});

test('no bytes make it throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('a.md', 'a.html', 'a.docx', 'a.txt', 'a.qmd'),
      async (bytes, path) => {
        const { files, failures } = await importFolder([{ path, bytes }], new Set(), settings);
        expect(files.length + failures.length).toBe(1);
        for (const { reason } of failures) expect(reason).toMatch(/^Unexpected (?!fault)/);
      },
    ),
    { numRuns: 100 },
  );
});
