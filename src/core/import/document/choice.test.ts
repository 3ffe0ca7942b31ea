import { describe, expect, it, test } from 'vitest';
import { configurationSchema } from '../../model/configuration.ts';
import { fileKind, stemOf } from './choice.ts';
import { importFolder } from './folder.ts';

const ids: Record<string, string> = {
  summary: 'summary',
  timeline: 'timeline',
  impact: 'impact',
  'root causes': 'causes',
};
const settings = {
  configuration: configurationSchema.parse({ schema: 1, name: 'a', severities: [{ id: 'SEV1', name: 'a' }] }),
  find: (heading: string) => ids[heading.toLowerCase().replace(/ \(.*$/, '')],
  services: new Map<string, string>(),
  status: 'draft',
  on: '2026-01-01',
  zones: {},
} as const;
const postmortem = (title: string) =>
  `# ${title}\n\nDate: 2026-05-02\n\n## Timeline (UTC)\n\n- 06:11 Labels are printed twice\n- 06:41 They are not\n`;
const folder = async (files: Record<string, string>, isGiven = false) => {
  const {
    files: read,
    skipped,
    failures,
  } = await importFolder(
    Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text), isGiven })),
    new Set(Object.keys(files)),
    settings,
  );
  expect(failures).toEqual([]);
  return { read: read.map(({ source, id }) => `${source} → ${id}`), skipped: skipped.map(({ path }) => path) };
};

test.each([
  ['2026-05-02-labels.md', 'document'],
  ['a/labels.HTML', 'document'],
  ['search-index-lost.md', 'document'],
  ['email-template-broken.md', 'document'],
  ['README.md', 'doubt'],
  ['incidents/index.md', 'doubt'],
  ['postmortem-template.md', 'doubt'],
  ['Incident Report Template v2.docx', 'doubt'],
  ['vorlage.md', 'doubt'],
  ['templates/labels.md', 'doubt'],
  ['2026-05-02-labels', 'doubt'],
  ['labels.html.md.erb', 'doubt'],
  ['Makefile', 'doubt'],
  ['img/load.png', 'picture'],
  ['labels.pdf', 'other'],
  ['data.json', 'other'],
])('the name %s says %s', (path, kind) => {
  expect(fileKind(path)).toBe(kind);
});

test.each([
  ['labels.html.md.erb', 'labels'],
  ['2026-05-02-labels', '2026-05-02-labels'],
  ['v1.2-labels.md', 'v1.2-labels'],
])('%s is called %s', (name, stem) => {
  expect(stemOf(name)).toBe(stem);
});

describe('a file whose name leaves it open', () => {
  it('is imported where it is a postmortem', async () => {
    const read = await folder({
      '2026-05-02-labels': postmortem('Labels'),
      'trays.html.md.erb': `<%= partial :head %>\n${postmortem('Trays')}`,
      'paper/README.md': postmortem('Paper'),
      'index.md': '# Ink\n\nDate: 2026-05-02\n\n## Summary\n\nNo ink.\n\n## Impact\n\nNo labels.\n',
      'notes.bak': '# Rollers\n\n## Summary\n\nThey slip.\n\n## Timeline\n\n- 06:11 slips\n',
    });
    expect(read).toEqual({
      read: [
        '2026-05-02-labels → 2026-05-02-labels',
        'trays.html.md.erb → 2026-05-02-trays',
        'paper/README.md → 2026-05-02-readme',
        'index.md → 2026-05-02-index',
        'notes.bak → undated-notes',
      ],
      skipped: [],
    });
  });

  it('is left out and named where it is none', async () => {
    const files = {
      'README.md': '# Our postmortems\n\n## Timeline\n\nWrite what happened, by the minute.\n\n- [Labels](labels.md)\n',
      'template.md': '# [What broke]\n\nDate: YYYY-MM-DD\n\n## Summary\n\n## Impact\n\n## Timeline\n\n- hh:mm …\n',
      'postmortem-template.md':
        '# Title\n\nDate: 2026-01-01\n\n## Timeline (UTC)\n\n- 10:00 what happened\n- 10:10 what then\n',
      Makefile: 'all:\n\techo 10:00\n',
      'slides.pdf': '%PDF',
      binary: 'a\0b',
      'labels.md': postmortem('Labels'),
    };
    expect(await folder(files)).toEqual({
      read: ['labels.md → 2026-05-02-labels'],
      skipped: ['README.md', 'template.md', 'postmortem-template.md', 'Makefile', 'slides.pdf', 'binary'],
    });
  });

  it('is imported where its own path is given', async () => {
    expect((await folder({ 'README.md': '# Labels\n\nThey were printed twice.\n' }, true)).read).toEqual([
      'README.md → undated-readme',
    ]);
  });
});
