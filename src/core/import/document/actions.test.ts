import { describe, expect, it, test } from 'vitest';
import { coverageOf } from '../../../../scripts/corpus/coverage.ts';
import { configurationSchema } from '../../model/configuration.ts';
import { importFolder, type ImportedFile } from './folder.ts';
import type { ImportSettings } from './import.ts';

function settingsOf(words: object = {}, services: ReadonlyMap<string, string> = new Map()): ImportSettings {
  const ids: Record<string, string> = { summary: 'summary', timeline: 'timeline', 'action items': 'action-items' };
  return {
    configuration: configurationSchema.parse({ schema: 1, name: 'a', severities: [{ id: 'SEV1', name: 'a' }], words }),
    find: (heading) => ids[heading.toLowerCase()],
    services,
    status: 'draft',
    on: '2026-01-01',
    zones: {},
  };
}

async function imported(
  path: string,
  text: string,
  words: object = {},
  services: ReadonlyMap<string, string> = new Map(),
): Promise<ImportedFile> {
  const bytes = new TextEncoder().encode(text);
  const { files, failures } = await importFolder([{ path, bytes }], new Set(), settingsOf(words, services));
  expect(failures).toEqual([]);
  expect(coverageOf(files[0]!.document, files[0]!).lost).toEqual([]);
  return files[0]!;
}

/** Action items as they are printed: action, type, owner, ticket, due, priority and status, empty ones as `-`. */
async function actions(body: string, words: object = {}): Promise<string[]> {
  const isHtml = /^<table|^<ul/.test(body);
  const { mdx } = isHtml
    ? await imported('a.html', `<h1>Labels</h1><h2>Action items</h2>${body}`, words)
    : await imported('a.md', `# Labels\n\n## Action items\n\n${body}\n`, words);
  return mdx
    .split('\n')
    .filter((line) => /^\| A\d/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(2, -1)
        .map((cell) => cell.trim() || '-')
        .join(' · '),
    );
}

const rows = (...lines: string[]) => [lines[0]!, lines[0]!.replace(/[^|]+/g, '-'), ...lines.slice(1)].join('\n');

describe('a table of action items', () => {
  test.each([
    [
      'the usual names',
      rows('| Action | Owner | Due | Status |', '| Seal the tray | ada | 2026-05-04 | done |'),
      ['Seal the tray · - · ada · - · 2026-05-04 · - · done'],
    ],
    [
      'other names, in bold and with marks',
      rows(
        '| # | **Task** | **Assignee(s)** | ETA: | **State** | Tracking bug | Urgency |',
        '| 1 | Seal the tray | Ada, Bo | May 4, 2026 | WIP | LAB-12 | High |',
      ),
      ['Seal the tray · - · Ada, Bo · LAB-12 · 2026-05-04 · High · in-progress'],
    ],
    [
      'a DRI, and a type of other words',
      rows(
        '| Follow-up | Kind | DRI | Complete by | Progress |',
        '| Seal the tray | Preventative | bo | 4 May 2026 | 100% |',
      ),
      ['Seal the tray · prevent · bo · - · 2026-05-04 · - · done'],
    ],
    [
      'German, where another day of the column shows the order',
      rows(
        '| Maßnahme | Verantwortlich | Bis wann | Erledigt? | Art |',
        '| Fach abdichten | Ada | 04.05.2026 | ja | Vorbeugung |',
        '| Alarm ergänzen | Bo | 31.05.2026 | nein | Erkennung |',
      ),
      [
        'Fach abdichten · prevent · Ada · - · 2026-05-04 · - · done',
        'Alarm ergänzen · detect · Bo · - · 2026-05-31 · - · open',
      ],
    ],
    [
      'Japanese',
      rows('| 対策 | 担当者 | 期限 | 状況 | 種別 |', '| 監視を追加する | 田中 | 2026年5月4日 | 対応中 | 検知 |'),
      ['監視を追加する · detect · 田中 · - · 2026-05-04 · - · in-progress'],
    ],
    [
      'Chinese',
      rows('| 改进措施 | 负责人 | 截止日期 | 状态 |', '| 增加监控 | 张伟 | 2026-05-04 | 已完成 |'),
      ['增加监控 · - · 张伟 · - · 2026-05-04 · - · done'],
    ],
    [
      'Norwegian',
      rows('| Tiltak | Ansvarlig | Frist | Tilstand |', '| Tett skuffen | Kari | 4. mai 2026 | ferdig |'),
      ['Tett skuffen · - · Kari · - · 2026-05-04 · - · done'],
    ],
    [
      'Spanish and French',
      rows('| Tarea | Responsable | Fecha límite | Estado |', '| Sellar la bandeja | Ada | 2026-05-04 | Pendiente |'),
      ['Sellar la bandeja · - · Ada · - · 2026-05-04 · - · open'],
    ],
    [
      'a status in the column of the ticket, in bold, in capitals or as a sign',
      rows(
        '| Action | Type | Owner | Bug |',
        '| Seal the tray | mitigate | ada | Bug 7 **DONE** |',
        '| Add an alert | detect | bo | Bug 8 (FIXED) |',
        '| Write it down | process | bo | Bug 9 ✅ |',
        '| Train everybody | process | bo | Bug 10 |',
      ),
      [
        'Seal the tray · mitigate · ada · Bug 7 · - · - · done',
        'Add an alert · detect · bo · Bug 8 · - · - · done',
        'Write it down · process · bo · Bug 9 · - · - · done',
        'Train everybody · process · bo · Bug 10 · - · - · -',
      ],
    ],
    [
      'what is no day, no status and no type stays with its head',
      rows('| Action | Type | Owner | Due | Status |', '| Seal the tray | Other | ada | next sprint | Done on 3 May |'),
      ['Seal the tray<br />Type: Other<br />Due: next sprint<br />Status: Done on 3 May · - · ada · - · - · - · done'],
    ],
    [
      'a day that can be read in two ways stays as it is written',
      rows('| Action | Owner | Due |', '| Seal the tray | ada | 04/05/2026 |'),
      ['Seal the tray<br />Due: 04/05/2026 · - · ada · - · - · - · -'],
    ],
    [
      'no head at all',
      rows(
        '| | | | |',
        '| Seal the tray for good | ada | 2026-05-04 | done |',
        '| Add an alert | bo | 2026-05-31 | open |',
      ),
      [
        'Seal the tray for good · - · ada · - · 2026-05-04 · - · done',
        'Add an alert · - · bo · - · 2026-05-31 · - · open',
      ],
    ],
    [
      'a head below an empty one',
      rows('| | | |', '| Action | Owner | Due |', '| Seal the tray | ada | 2026-05-04 |'),
      ['Seal the tray · - · ada · - · 2026-05-04 · - · -'],
    ],
    [
      'HTML without head cells, with paragraphs',
      '<table><tr><td><p>Task</p></td><td><p>Lead</p></td><td><p>State</p></td></tr><tr><td><p>Seal the tray</p><p>for good</p></td><td><p>Ada</p></td><td><p>Closed</p></td></tr></table>',
      ['Seal the tray<br />for good · - · Ada · - · - · - · done'],
    ],
    [
      'rows that part the others and say their type',
      rows(
        '| Action | Owner | Due |',
        '| **Prevent** | | |',
        '| Seal the tray | ada | 2026-05-04 |',
        '| **Detect** | | |',
        '| Add an alert | bo | 2026-05-31 |',
      ),
      ['Seal the tray · prevent · ada · - · 2026-05-04 · - · -', 'Add an alert · detect · bo · - · 2026-05-31 · - · -'],
    ],
    [
      'an item a column',
      '<table><tr><th>Action</th><td>Seal the tray</td></tr><tr><th>Owner</th><td>Ada</td></tr><tr><th>Due</th><td>2026-05-04</td></tr></table>',
      ['Seal the tray · - · Ada · - · 2026-05-04 · - · -'],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await actions(body)).toEqual(expected);
  });

  it('is one wherever its columns name the promise, who made it and until when', async () => {
    const body = rows('| Task | Owner | Due |', '| Seal the tray | ada | 2026-05-04 |');
    const { mdx, report } = await imported('a.md', `# A\n\n## What we change\n\n${body}\n`);
    expect(mdx).toContain('## Action items');
    expect(report.actions).toBe(1);
  });

  it('takes taught names of columns and statuses', async () => {
    const body = rows(
      '| Plan | Drar lasset | Innen når | Hvor langt |',
      '| Tett skuffen | Kari | 2026-05-04 | i havn |',
    );
    const words = {
      columns: { action: ['Plan'], owner: ['Drar lasset'], due: ['Innen når'], status: ['Hvor langt'] },
      statuses: { done: ['i havn'] },
    };
    expect(await actions(body, words)).toEqual(['Tett skuffen · - · Kari · - · 2026-05-04 · - · done']);
  });
});

describe('an item of a list', () => {
  test.each([
    ['- [x] Seal the tray (owner: Ada, due: 2026-05-04)', 'Ada · - · 2026-05-04 · - · done'],
    ['- [ ] Seal the tray — Bo Park, 2026-05-04', 'Bo Park · - · 2026-05-04 · - · open'],
    ['- Seal the tray. @bo, 4 May 2026, done', '@bo · - · 2026-05-04 · - · done'],
    ['- Seal the tray @bo, 2026-05-04, waiting for the lids', '@bo · - · 2026-05-04 · - · -'],
    ['- Ask @bo, who sealed it on 4 May 2026, about the lids', '@bo · - · - · - · -'],
    ['- Seal the tray @bo by 4 May 2026', '@bo · - · 2026-05-04 · - · -'],
    ['- [DONE] Seal the tray, assignee: Ada', 'Ada · - · - · - · done'],
    ['- ✅ Seal the tray', '- · - · - · - · done'],
    ['- DRI: ada — seal the tray, ETA 2026-05-04', 'ada · - · 2026-05-04 · - · -'],
    ['- P1: seal the tray (LAB-12, Ada, in progress)', 'Ada · LAB-12 · - · P1 · in-progress'],
    ['- TODO(ada): seal the tray', 'ada · - · - · - · -'],
    [
      '- Seal the tray. Owner: Platform team. Due: May 4, 2026. Status: open',
      'Platform team · - · 2026-05-04 · - · open',
    ],
    ['- Seal the tray – Ada – 2026-05-04 – Done', 'Ada · - · 2026-05-04 · - · done'],
    ['- Seal the tray [owner: Ada] [status: in progress]', 'Ada · - · - · - · in-progress'],
    [
      '- Seal the tray\n  - Owner: Ada\n  - Deadline: 4 May 2026\n  - Status: won’t do',
      'Ada · - · 2026-05-04 · - · declined',
    ],
    ['- Fach abdichten (verantwortlich: Ada, Frist: 2026-05-04)', 'Ada · - · 2026-05-04 · - · -'],
    ['- 監視を追加する（担当：田中、期限：2026年5月4日）', '田中 · - · 2026-05-04 · - · -'],
    // None of these says who or when.
    ['- Seal the tray (Redis)', '- · - · - · - · -'],
    ['- Seal the tray as on 2026-05-04', '- · - · - · - · -'],
    ['- Monitoring: seal the tray', '- · - · - · - · -'],
    ['- Seal the tray, owner: TBD', '- · - · - · - · -'],
  ])('%s', async (body, expected) => {
    const [row] = await actions(body);
    expect(row!.split(' · ').slice(2).join(' · ')).toBe(expected);
  });

  it('with a type before it has that type', async () => {
    expect(
      (await actions('- Prevent: seal the tray\n- **Detect:** add an alert')).map((row) => row.split(' · ')[1]),
    ).toEqual(['prevent', 'detect']);
  });
});

test('a heading within the section names the type of what is below it', async () => {
  const body = '### Prevention\n\n- Seal the tray\n\n### 検知\n\n- Add an alert\n\n### Later\n\n- Buy a printer';
  expect((await actions(body)).map((row) => row.split(' · ').slice(0, 2).join(' · '))).toEqual([
    'Seal the tray · prevent',
    'Add an alert · detect',
    'Buy a printer · -',
  ]);
});

describe('without a heading that names them', () => {
  const items = async (text: string) =>
    (await imported('a.md', text)).mdx.split('\n').filter((line) => /^\| A\d/.test(line)).length;

  test.each([
    [
      'each says who, and when or how it stands',
      '## Trays\n\n- Seal it (owner: Ada, due: 2026-05-04)\n- Wash it (owner: Bo, rejected)',
      2,
    ],
    [
      'lines that say so',
      '## Trays\n\n1) Seal it. Owner: Ada. Due: 4 May 2026\n2) Wash it. Owner: Bo. Status: done',
      2,
    ],
    ['a name above counted lines, in one paragraph', 'We met.\n\nTo do:\na) seal it\nb) wash it', 2],
    ['a name above them', 'We met.\n\nWhat we will do about it:\n\na) seal it\nb) wash it', 2],
    ['entries that say who alone', '## Trays\n\n- Sealed by Ada\n- Washed by Bo', 0],
    ['a name above a sentence', 'We met.\n\nTo do:\nWe talked about this for long.', 0],
  ])('%s', async (_, text, count) => {
    expect(await items(`# Labels\n\n${text}\n`)).toBe(count);
  });

  it('a line that is a sentence with its facts is an item', async () => {
    expect(
      await actions('Ada Lind will seal the tray by 4 May 2026.\nThe lids get a label (Bo Park, already done).'),
    ).toEqual([
      'Ada Lind will seal the tray by 4 May 2026. · - · - · - · 2026-05-04 · - · -',
      'The lids get a label (Bo Park, already done). · - · Bo Park · - · - · - · done',
    ]);
  });

  it('a day in a column of what is closed says that it is', async () => {
    const body = rows('| Action | Owner | Closed |', '| Seal the tray | ada | 4 May 2026 |', '| Wash it | bo | |');
    expect((await actions(body)).map((row) => row.split(' · ').at(-1))).toEqual(['done', '-']);
  });
});

describe('a legend is no list of promises', () => {
  const promises = rows('| Action | Type | Owner |', '| Seal the tray | prevent | ada |');

  test.each([
    [
      'below a heading that says so',
      `${promises}\n\n### What the types mean\n\n- **Prevent:** keeps it away\n- **Repair:** puts it right`,
    ],
    ['below a title, before the table', `Priority key:\n\n- P0 – now\n- P1 – this week\n\n${promises}`],
    [
      'with the values of the table as its terms',
      `${promises}\n\n- **Prevent** – keeps it away\n- **Detect** – finds it`,
    ],
    ['as a table', `${promises}\n\n### Legende\n\n${rows('| Typ | Bedeutung |', '| prevent | hält es fern |')}`],
  ])('%s', async (_, body) => {
    expect(await actions(body)).toEqual(['Seal the tray · prevent · ada · - · - · - · -']);
  });

  it('unless its items are promises', async () => {
    expect(await actions(`${promises}\n\n- [ ] Prevent it in the other shop\n- [ ] Add an alert`)).toHaveLength(3);
    expect(await actions('- **Tray:** seal it\n- **Alert:** add one')).toHaveLength(2);
  });
});

describe('a heading that says actions, with nothing read below it', () => {
  const asked = async (text: string) =>
    (await imported('a.md', text)).report.asks
      .filter(({ text: one }) => one.startsWith('No action'))
      .map(({ line, text: one }) => `${line}: ${one}`);

  test.each([
    ['# A\n\n## Action items\n\nWe will seal the tray.', 'Action items'],
    ['# A\n\n## Action items\n', 'Action items'],
    ['# A\n\n## Nächste Schritte\n\nDas Fach abdichten.', 'Nächste Schritte'],
    ['# A\n\n## 再発防止策\n\nトレイを密閉する。', '再発防止策'],
  ])('is reported: %j', async (text, name) => {
    expect(await asked(text)).toEqual([
      `3: No action item was read below \`${name}\`: write each as a row of the table, or name the section differently`,
    ]);
  });

  it('is not where something was read', async () => {
    expect(await asked('# A\n\n## Next steps\n\n- Seal the tray')).toEqual([]);
  });
});

describe('abroad', () => {
  test.each([
    [
      rows('| Zadanie | Kto | Termin | Stan |', '| Uszczelnić tacę | Ola | 04.05.2026 | zrobione |'),
      'Uszczelnić tacę · - · Ola · - · 2026-05-04 · - · done',
    ],
    [
      rows('| Opatření | Řešitel | Splnit do | Stav |', '| Utěsnit zásobník | Eva | 4. 5. 2026 | v řešení |'),
      'Utěsnit zásobník · - · Eva · - · 2026-05-04 · - · in-progress',
    ],
    [
      rows('| Görev | Atanan | Son tarih | Durum |', '| Tepsiyi kapat | Ece | 4 Mayıs 2026 | bekliyor |'),
      'Tepsiyi kapat · - · Ece · - · 2026-05-04 · - · open',
    ],
    [
      rows('| Захід | Виконавець | Термін | Стан |', '| Закрити лоток | Оля | 4 травня 2026 р. | скасовано |'),
      'Закрити лоток · - · Оля · - · 2026-05-04 · - · declined',
    ],
    [
      rows('| Mitä | Tekijä | Takaraja | Tila |', '| Tiivistä lokero | Aino | 4.5.2026 | työn alla |'),
      'Tiivistä lokero · - · Aino · - · 2026-05-04 · - · in-progress',
    ],
  ])('%s', async (table, printed) => expect(await actions(table)).toEqual([printed]));
});

describe('what stands under names nobody knows', () => {
  const due = (head: string) => actions(rows(`| Action | Owner | ${head} |`, '| Seal the tray | ada | 2026-05-04 |'));

  it('is the day to do it by, where all are days', async () =>
    expect(await due('Wunschdatum')).toEqual(['Seal the tray · - · ada · - · 2026-05-04 · - · -']));

  test.each(['Created', 'Angelegt am', 'Closed on'])('unless they are called %j', async (head) =>
    expect(await due(head)).toEqual([`Seal the tray<br />${head}: 2026-05-04 · - · ada · - · - · - · -`]),
  );
});

test.each([
  ['- Seal the tray (Ada), by 2026-05-04', 'ada · - · 2026-05-04 · - · -'],
  ['- Seal the tray (Ada) – done on 2026-05-04', 'ada · - · - · - · done'],
  ['- Seal the tray (Ada, 2026-05-04) ✅', 'ada · - · 2026-05-04 · - · done'],
  ['- Seal the tray (Grafana) before lunch', '- · - · - · - · -'],
  ['- Seal the tray → Ada (by 2026-05-04)', 'ada · - · 2026-05-04 · - · -'],
  ['- Seal the tray - as said (by 2026-05-04)', '- · - · 2026-05-04 · - · -'],
  ['- 🔄 Seal the tray', '- · - · - · - · in-progress'],
])('facts behind a bracket vouch for what is in it: %j', async (list, printed) => {
  const [item] = await actions(list);
  expect(item!.split(' · ').slice(2).join(' · ').toLowerCase()).toBe(printed);
});

test('a day without a year is the one after the incident, else it is kept as text', async () => {
  const body = '| Action | Owner | Due |\n|---|---|---|\n| Seal it | ada | Jan 8 |\n| Clean it | bo | Aug 8 |';
  const { mdx } = await imported('a.md', `# Labels\n\nDate: 2025-11-20\n\n## Action items\n\n${body}\n`);
  expect(mdx).toMatch(/Seal it +\|.*\| 2026-01-08 \|/);
  expect(mdx).toMatch(/Clean it<br \/>Due: Aug 8/);
});

test('the date in a task of Confluence is the one it is due by', async () => {
  const task =
    '<ac:task-list><ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>Seal the tray <time datetime="2026-05-04" /></ac:task-body></ac:task></ac:task-list>';
  const { mdx } = await imported('a.html', `<h1>Labels</h1><h2>Action items</h2>${task}`);
  expect(mdx).toMatch(/Seal the tray \(due: 2026-05-04\) .*\| 2026-05-04 \| .*\| open/);
});

test('a paragraph with facts on its lines is an action item', async () => {
  const body = '**Seal the tray**\nOwner: Ada\nDue: 2026-05-04\n\nThis is what we will do:\nsoon.';
  expect(await actions(body)).toEqual([
    '**Seal the tray** Owner: Ada Due: 2026-05-04 · - · Ada · - · 2026-05-04 · - · -',
  ]);
});

describe('who an item names in the place where all items of the section name somebody', () => {
  const owners = async (body: string) => (await actions(body)).map((item) => item.split(' · ').slice(2, 3)[0]);

  test.each([
    ['ahead of what is to be done', '- Ada: seal the tray\n- Bo: clean the tray', ['Ada', 'Bo']],
    ['behind a status', '- [DONE] Ada: seal the tray\n- [TODO] Bo Lind: clean the tray', ['Ada', 'Bo Lind']],
    ['by a word of another language', '- Kim: seal the tray (by 2026-05-04)\n- Bo: clean it', ['Kim', 'Bo']],
    ['in brackets', '- Seal the tray (Ada)\n- Clean the tray (Bo)', ['Ada', 'Bo']],
    ['with a dash', '- Ada – seal the tray – 2026-05-04 – done\n- Bo – clean it – 2026-05-05 – open', ['Ada', 'Bo']],
    ['in several lists', '### Done\n\n- Seal the tray (Ada)\n\n### To do\n\n- Clean the tray (Bo)', ['Ada', 'Bo']],
  ])('%s', async (_, body, names) => expect(await owners(body)).toEqual(names));

  test.each([
    ['one item is alone', '- Ada: seal the tray'],
    ['they are products', '- Redis: cap the memory\n- Kafka: keep a week'],
    ['they are services', '- Billing: drain first\n- Label service: retry twice\n- Notifications: mute'],
    ['one of them is a product', '- Ada: seal the tray\n- Nginx: shorten the timeout'],
    ['one names nobody', '- Ada: seal the tray\n- clean the tray'],
    ['it is the same everywhere', '- Trays: seal them\n- Trays: clean them'],
    ['they are parts of a system', '- Monitoring: seal the tray\n- Backend: clean the tray'],
    ['they are types', '- Prevent: seal the tray\n- Detect: clean the tray'],
  ])('is left open where %s', async (_, body) => expect(new Set(await owners(body))).toEqual(new Set(['-'])));
});

test.each([
  ['a heading above them', '### In progress\n\n- Seal the tray', 'in-progress'],
  ['a line through all of it', '- ~~Seal the tray~~', 'done'],
  ['a line through its cell', rows('| Action | Owner |', '| ~~Seal the tray~~ | Ada |'), 'done'],
  [
    'a column called by how it ended',
    rows('| Summary | Assignee | Resolution |', "| Seal the tray | Ada | Won't do |"),
    'declined',
  ],
])('a status is said by %s', async (_, body, status) =>
  expect((await actions(body)).map((item) => item.split(' · ').at(-1))).toEqual([status]),
);

test('slashes in a day part no facts', async () => {
  expect(await actions('- Sigillare il vassoio (Chiara, entro il 25/05/2026)')).toEqual([
    'Sigillare il vassoio (Chiara, entro il 25/05/2026) · - · Chiara · - · 2026-05-25 · - · -',
  ]);
});

test('loud words in front are the status, and a label may lack its colon', async () => {
  expect(
    await actions(
      '- DONE Oil the hinge – assigned to Bo Lind – 2024-05-02\n- TODO Paint the door – owner Eva – by 2024-06-01',
    ),
  ).toEqual([
    'DONE Oil the hinge – assigned to Bo Lind – 2024-05-02 · - · Bo Lind · - · 2024-05-02 · - · done',
    'TODO Paint the door – owner Eva – by 2024-06-01 · - · Eva · - · 2024-06-01 · - · open',
  ]);
});

test('a list that explains the columns of a table is no promise', async () => {
  const body = rows('| Action | Assignee | ETA |', '| Oil the hinge | Bo | 2024-05-02 |');
  expect(await actions(`${body}\n\n- **Assignee** – asks for help\n- **ETA** – a day, no month`)).toHaveLength(1);
  expect(await actions(`${body}\n\n- Action: paint the door\n- Assignee: Eva`)).not.toHaveLength(1);
});

test('services of the library are no people', async () => {
  const ledger = new Map([
    ['hydra', 'Hydra'],
    ['blue-door', 'Blue Door'],
  ]);
  const ownersIn = async (list: string) =>
    (await imported('a.md', `# A\n\n## Action items\n\n${list}\n`, {}, ledger)).mdx
      .split('\n')
      .filter((line) => /^\| A\d/.test(line))
      .map((line) => line.split('|')[4]!.trim());
  expect(await ownersIn('- Hydra: oil the hinge\n- Blue Door: paint it')).toEqual(['', '']);
  expect(await ownersIn('- Ada: oil the hinge\n- Bo: paint it')).toEqual(['Ada', 'Bo']);
  expect(await ownersIn('- Oil the hinge (Blue Door, 2026-05-01)\n- Paint it (Bo, 2026-05-01)')).toEqual(['', 'Bo']);
  expect(await ownersIn('- Oil the hinge. Owner: Hydra')).toEqual(['Hydra']);
});

test.each([
  ['Pilote', 'Action', 'Ada Lind'],
  ['Osoba', 'Zadanie', '@ada'],
  ['対応者', '対策', '林 愛'],
  ['Trekker', 'Actie', 'Ada'],
  ['Kaptajn', 'Handling', '@ada'],
])('who does it stands under %s', async (head, action, who) => {
  const [item] = await actions(rows(`| ${action} | ${head} |`, `| Oil the hinge | ${who} |`));
  expect(item!.split(' · ')[2]).toBe(who);
});

test('who asked for it or looked at it is not who does it', async () => {
  const [item] = await actions(rows('| Action | Requested by | Due |', '| Oil the hinge | @ada | 2026-05-01 |'));
  expect(item!.split(' · ')[2]).toBe('-');
});

test('a box that is no mark of the list is a status', async () => {
  expect(
    (await actions('<ul><li>[x] Oil the hinge</li><li>[ ] Paint the door</li><li>[y] Sweep</li></ul>')).map((item) =>
      item.split(' · ').at(-1),
    ),
  ).toEqual(['done', 'open', '-']);
});

test('a list of boxes is one of actions wherever each says who does it or by when', async () => {
  const { mdx, report } = await imported(
    'a.md',
    '# A\n\n## Homework\n\n- [x] Oil the hinge (@ada)\n- [ ] Paint the door, due 2026-05-01\n\n## Checks\n\n- [x] The door opens\n- [ ] It closes\n',
  );
  expect(report.actions).toBe(2);
  expect(mdx).toContain('## Checks\n\n- ');
});

test('who is to do something stands before what it is', async () => {
  const list =
    '- Ada Lind to oil the hinge by 1 May 2026 (done)\n- Bo will paint the door by 8 May 2026\n- Ada Lind should sweep by 9 May 2026';
  const { mdx, report } = await imported('a.md', `# A\n\n## Learnings and homework\n\n${list}\n`);
  expect(report.actions).toBe(3);
  expect(mdx.match(/\| (?:Ada Lind|Bo) +\| +\| 2026-05-0\d \|/g)).toHaveLength(3);
  expect((await actions('- Redis to be replaced\n- Ada to oil the hinge'))[0]!.split(' · ')[2]).toBe('-');
});

test.each([
  'Sirene prüfen (Ada Lind, senest 9. juni 2024)',
  'Sirene prüfen (Ada Lind, do dnia 9.06.2024)',
  'Sirene prüfen – 2024. június 9-ig',
  'Sirene prüfen – 9 Haziran 2024 tarihine kadar',
])('the day by which it is to be done is read in %j', async (item) => {
  const { mdx } = await imported(
    'a.md',
    `# 2024-06-01 Horn\n\n## Action items\n\n- ${item}\n- Rufen, due 2024-06-28\n`,
  );
  expect(mdx).toContain('| 2024-06-09 |');
});

describe('promises by what their columns hold', () => {
  const table = (heading: string, ...lines: string[]) => `# Tray\n\n## ${heading}\n\n${rows(...lines)}\n`;
  const count = async (text: string) =>
    (await imported('a.md', text)).mdx.split('\n').filter((line) => /^\| A\d/.test(line)).length;

  test.each([
    table(
      'Related tickets',
      '| Key | Summary | Assignee | Status |',
      '| TRAY-4 | Seal the tray | Ada Lind | In Review |',
    ),
    table(
      'CAPA',
      '| Sr | Corrective step taken | Responsibility | Target date |',
      '| 1 | Seal the tray | Ada | 04/05/2026 |',
    ),
    table(
      'Việc tiếp theo',
      '| Công việc | Phụ trách | Hạn | Tiến độ |',
      '| Seal the tray | Hoa | 2026-05-04 | đang làm |',
    ),
  ])('%j', async (text) => expect(await count(text)).toBe(1));

  test.each([
    table('People', '| Name | Team | Since |', '| Ada Lind | Trays | 2020-01-01 |'),
    table('On call', '| What | Who | When |', '| Front desk | Ada | 10:00 |'),
    table('Services', '| Service | Owner | Status |', '| Tray | Ada | live |'),
  ])('and not %j', async (text) => expect(await count(text)).toBe(0));
});

test('who and when are read from a bracket that says when without a day, and the words stay', async () => {
  expect(await actions('- Seal the tray (Ada Lind, next quarter)\n- Add a tray (Bo Berg, end of May 2026)')).toEqual([
    'Seal the tray (Ada Lind, next quarter) · - · Ada Lind · - · - · - · -',
    'Add a tray (Bo Berg, end of May 2026) · - · Bo Berg · - · 2026-05-31 · - · -',
  ]);
});

test('sentences that say who will do what are action items, others are not', async () => {
  const text = 'Ada will seal the tray by 4 May 2026. Bo should add a tray.';
  expect(await actions(text)).toEqual([
    'Ada will seal the tray by 4 May 2026. · - · Ada · - · 2026-05-04 · - · -',
    'Bo should add a tray. · - · Bo · - · - · - · -',
  ]);
  expect(await actions('This will seal the tray. The tray should be added.')).toEqual([]);
});

test('facts under labels end at the next label, and a date beside an owner is that by which it is to be done', async () => {
  expect(await actions('- Seal the tray. Owner: Ada Lind. Date: 2026-05-04. Status: done.')).toEqual([
    'Seal the tray. Owner: Ada Lind. Date: 2026-05-04. Status: done. · - · Ada Lind · - · 2026-05-04 · - · done',
  ]);
  expect(await actions('- Seal the tray (Team Trays, by 2026-05-04)')).toEqual([
    'Seal the tray (Team Trays, by 2026-05-04) · - · Team Trays · - · 2026-05-04 · - · -',
  ]);
});

test('signs of a wiki are statuses', async () => {
  expect(
    await actions(
      rows(
        '| Action | Owner | Due | Progress |',
        '| Seal it | ada | 2026-05-04 | (/) |',
        '| Add it | bo | 2026-05-04 | (x) |',
      ),
    ),
  ).toEqual(['Seal it · - · ada · - · 2026-05-04 · - · done', 'Add it · - · bo · - · 2026-05-04 · - · open']);
});

test.each([
  'What’s next?',
  'Improvement actions',
  'Proposed remedial measures',
  'Wat gaan we doen',
  'Things still to do',
  'Suites à donner',
  'Pendientes',
  'Noch zu tun',
  'Commitments',
  'Lessons and TODOs',
  '今後の取り組み',
  'Mjere',
])('promises stand below %j', async (heading) => {
  const { mdx } = await imported('a.md', `# Tray\n\n## ${heading}\n\n- Seal the tray\n- Add a tray\n`);
  expect(mdx).toContain('| A2');
});

test('a team does it beside people who do, and a line of facts makes a paragraph a promise', async () => {
  expect(await actions('- Ada Lind: seal the tray\n- Data team: count the trays')).toEqual([
    'Ada Lind: seal the tray · - · Ada Lind · - · - · - · -',
    'Data team: count the trays · - · Data team · - · - · - · -',
  ]);
  expect(await actions('**T-1: Seal the tray**\nOwner: Ada Lind | Due: 4 May 2026 | Status: Complete')).toEqual([
    expect.stringContaining(' · - · Ada Lind · - · 2026-05-04 · - · done'),
  ]);
});

test('names beside a day and a status are who does it, whatever their column is called', async () => {
  expect(
    await actions(
      rows('| Item | Who’s on it | Target | Where it stands |', '| Seal the tray | Ada Lind | 4 May 2026 | Shipped |'),
    ),
  ).toEqual(['Seal the tray · - · Ada Lind · - · 2026-05-04 · - · done']);
});

test.each([
  ['Follow-ups', '| Item | Owner |\n|-|-|\n| Seal the tray | Ada Lind |'],
  ['Acciones pendientes:', '- Seal the tray. Responsable: Ada Lind.'],
  ['Offene Punkte:', '1. Seal the tray. Zuständig: Ada Lind'],
])('the line %j above a list or a table is a heading', async (name, body) => {
  const { mdx } = await imported('a.md', `# Tray\n\nThe tray broke.\n\n${name}\n\n${body}\n`);
  expect(mdx).toMatch(/\| A1 +\|[^|]*Seal the tray[^|]*\| +\| Ada Lind/);
});

test('such a line above a paragraph is text, and so is a sentence', async () => {
  for (const [name, below] of [
    ['Next steps', 'Ada seals the tray.'],
    ['These are our actions.', '- seal it'],
  ]) {
    const { mdx } = await imported('a.md', `# Tray\n\nThe tray broke.\n\n${name}\n\n${below}\n`);
    expect(mdx).not.toContain('| A1');
  }
});

test('rows that count themselves leave their numbers to the ids, others keep them', async () => {
  const table = (...ids: string[]) =>
    rows('| # | Action | Owner |', ...ids.map((id, at) => `| ${id} | Seal tray ${'abc'[at]} | Ada |`));
  expect(await actions(table('1.', '2.'))).toEqual([
    'Seal tray a · - · Ada · - · - · - · -',
    'Seal tray b · - · Ada · - · - · - · -',
  ]);
  expect(await actions(table('4', '2'))).toEqual([
    expect.stringContaining('4: Seal tray a'),
    expect.stringContaining('2: Seal tray b'),
  ]);
});

test('a status that stands where the day would is the status', async () => {
  const table = (due: string) => rows('| Action | Owner | ETA |', `| Seal the tray | Ada | ${due} |`);
  expect(await actions(table('DONE'))).toEqual(['Seal the tray · - · Ada · - · - · - · done']);
  expect(await actions(table('in progress'))).toEqual(['Seal the tray · - · Ada · - · - · - · in-progress']);
  expect(await actions(table('when we can'))).toEqual([
    'Seal the tray<br />ETA: when we can · - · Ada · - · - · - · -',
  ]);
});

test('a status that stands where the day would is kept where another one has its own column', async () => {
  const table = (due: string, status: string) =>
    rows('| Action | Owner | ETA | Status |', `| Seal the tray | Ada | ${due} | ${status} |`);
  expect(await actions(table('done', 'open'))).toEqual(['Seal the tray<br />ETA: done · - · Ada · - · - · - · open']);
  expect(await actions(table('erledigt', 'done'))).toEqual(['Seal the tray · - · Ada · - · - · - · done']);
  expect(await actions(table('WIP', ''))).toEqual(['Seal the tray · - · Ada · - · - · - · in-progress']);
});

test('a bold line at the margin parts a list', async () => {
  const list = '- Seal the tray (Ada)\n**Nice to have**\n- Paint the tray (Bo)';
  expect(await actions(list)).toEqual([
    'Seal the tray (Ada) · - · Ada · - · - · - · -',
    'Paint the tray (Bo) · - · Bo · - · - · - · -',
  ]);
  const { mdx } = await imported('a.md', `# Tray\n\n## Action items\n\n${list}\n`);
  expect(mdx).toContain('\n**Nice to have**\n');
  expect(await actions(list.replace('\n**', '\n  **'))).toEqual([
    expect.stringContaining('Nice to have'),
    expect.stringContaining('Paint'),
  ]);
});

test('entries that all have the same parts are rows, where their places say more than their words', async () => {
  expect(await actions('- Seal the tray — kiosk crew — 2026-05-04\n- Count the trays — shop — 2026-06-01')).toEqual([
    'Seal the tray · - · kiosk crew · - · 2026-05-04 · - · -',
    'Count the trays · - · shop · - · 2026-06-01 · - · -',
  ]);
  expect(
    await actions('Seal the tray | kiosk | 2026-05-04 | Complete\nCount trays | shop | 2026-06-01 | Open'),
  ).toEqual([
    'Seal the tray · - · kiosk · - · 2026-05-04 · - · done',
    'Count trays · - · shop · - · 2026-06-01 · - · open',
  ]);
  expect(await actions('- Seal it — all of it — now\n- Paint it — both sides — later')).toEqual([
    expect.stringContaining('Seal it — all of it — now · - · - · - · - · - · -'),
    expect.stringContaining('Paint it — both sides — later · - · - · - · - · - · -'),
  ]);
});

test('a day between slashes with the name of its month is one part', async () => {
  expect(await actions('- ✅ Seal the tray - @ada - 19/May/2026\n- ❌ Count trays / Bo Lind / 3/Jun/2026')).toEqual([
    '✅ Seal the tray - @ada - 19/May/2026 · - · @ada · - · 2026-05-19 · - · done',
    '❌ Count trays / Bo Lind / 3/Jun/2026 · - · Bo Lind · - · 2026-06-03 · - · open',
  ]);
});

test('what a page folds away under the name of a section is that section', async () => {
  const { mdx } = await imported(
    'a.md',
    '# Tray\n\n<details>\n<summary>Follow-up actions</summary>\n\n| What | Who | When |\n| --- | --- | --- |\n| Seal it | Ada | 2026-05-04 |\n\n</details>\n\n<details>\n<summary>Raw data</summary>\n\nLids: 4\n\n</details>\n',
  );
  expect(mdx).toMatch(/## Action items\n\n\| ID/);
  expect(mdx).toMatch(/\| A1 +\| Seal it +\| +\| Ada +\| +\| 2026-05-04/);
  expect(mdx).toContain('Raw data');
});

test('lines that begin with who does it are an item each', async () => {
  expect(await actions('Ada: seal the tray, due 2026-05-04\nBo Lind: count trays')).toEqual([
    'Ada: seal the tray, due 2026-05-04 · - · Ada · - · 2026-05-04 · - · -',
    'Bo Lind: count trays · - · Bo Lind · - · - · - · -',
  ]);
  expect(await actions('Sofia kümmert sich um das Band\nJan kümmert sich um die Deckel')).toHaveLength(2);
  expect(
    (await imported('a.md', '# Tray\n\n## Action items\n\nGoal: no spills\nScope: all trays\n')).mdx,
  ).not.toContain('| A1');
});

test('lines that count themselves are an item each', async () => {
  expect(await actions('a) Ada to seal the tray\nb) Bo to count them')).toEqual([
    'a) Ada to seal the tray · - · Ada · - · - · - · -',
    'b) Bo to count them · - · Bo · - · - · - · -',
  ]);
  expect(
    await actions('Seal the tray      shop crew     4 MAY 2026\nCount trays        kiosk         1 JUN 2026'),
  ).toEqual([
    'Seal the tray · - · shop crew · - · 2026-05-04 · - · -',
    'Count trays · - · kiosk · - · 2026-06-01 · - · -',
  ]);
  expect(await actions('T-1: Seal the tray. Owner Ada, due 2026-05-04.\nT-2: Count trays. Owner Bo, done.')).toEqual([
    expect.stringMatching(/^T-1: Seal the tray\..* · Ada · - · 2026-05-04 · - · -$/),
    expect.stringMatching(/^T-2: Count trays\..* · Bo · - · - · - · done$/),
  ]);
});

test('a last sentence that holds something else says no facts', async () => {
  expect(await actions('- Seal the tray. Owner Ada, who bought it')).toEqual([
    expect.stringContaining(' · - · - · - · - · - · -'),
  ]);
});

test('who does it stands in its place in every item, and where nobody does yet, too', async () => {
  const who = async (body: string) => (await actions(body)).map((row) => row.split(' · ')[2]);
  expect(await who('- Ada: seal it\n- Bo: count them\n- Unassigned: paint it')).toEqual(['Ada', 'Bo', '-']);
  expect(await who('- **Zoé** : sceller\n- **Léo** : compter\n- **À définir** : peindre')).toEqual(['Zoé', 'Léo', '-']);
  expect(await who('- Ada is going to seal it\n- Bo has to count them')).toEqual(['Ada', 'Bo']);
  expect(await who('- Ada: seal it\n- Nobody: paint it')).toEqual(['-', '-']);
  expect(await who(rows('| Action | Owner | Status |', '| Seal it | – | open |'))).toEqual(['-']);
});

test('a day behind a handle is that by which it is to be done', async () => {
  expect(await actions('- Seal the tray @ada 2026-05-04\n- Count trays (@bo, 2026-06-01)')).toEqual([
    'Seal the tray @ada 2026-05-04 · - · @ada · - · 2026-05-04 · - · -',
    'Count trays (@bo, 2026-06-01) · - · @bo · - · 2026-06-01 · - · -',
  ]);
});

test('what stands below a heading that says it is not done is declined', async () => {
  expect(await actions('### Doing\n\n- Seal it\n\n### Not doing\n\n- Paint it')).toEqual([
    'Seal it · - · - · - · - · - · in-progress',
    'Paint it · - · - · - · - · - · declined',
  ]);
});

test('headings over nothing but what is said about them are action items', async () => {
  expect(
    await actions(
      '### Trocar o selo\n\n- Responsável: Ada Lima\n- Prazo: 2026-05-04\n- Estado: Feito\n\n### Contar as bandejas\n\n- Responsável: a definir\n- Estado: Em andamento\n',
    ),
  ).toEqual([
    expect.stringMatching(/^Trocar o selo.* · - · Ada Lima · - · 2026-05-04 · - · done$/u),
    expect.stringMatching(/^Contar as bandejas.* · - · - · - · - · - · in-progress$/u),
  ]);
  expect(
    await actions('### Short term\n\nScope: trays. We will see\n\n### Long term\n\n- Seal it\n- Paint it'),
  ).toEqual(['Seal it · - · - · - · - · - · -', 'Paint it · - · - · - · - · - · -']);
});

test('who does it may be several, a team, or told with other verbs', async () => {
  const who = async (body: string) => (await actions(body)).map((row) => row.split(' · ')[2]);
  expect(await who('- Ada & Bo: seal it\n- Cy: count them')).toEqual(['Ada & Bo', 'Cy']);
  expect(await who('- Ada se charge de sceller\n- Bo vérifiera les bacs')).toEqual(['Ada', 'Bo']);
  expect(await who('- El equipo de redes revisará las bandejas\n- Zoe añadirá un sello')).toEqual([
    'El equipo de redes',
    'Zoe',
  ]);
  expect(await who('- Trays & lids: seal them\n- Belts: count them')).toEqual(['-', '-']);
});

test('parts between slashes, boxes in lines, initials and a status behind a day are read', async () => {
  expect(await actions('- [ ] Seal the tray / Ada Lind / 2026-05-04\n- [x] Count them / Bo / 2026-06-01')).toEqual([
    'Seal the tray / Ada Lind / 2026-05-04 · - · Ada Lind · - · 2026-05-04 · - · open',
    'Count them / Bo / 2026-06-01 · - · Bo · - · 2026-06-01 · - · done',
  ]);
  expect(await actions('✅ Seal the tray (Ada, 2026-05-04)\n🚧 Count them (Bo, 2026-06-01)')).toEqual([
    expect.stringContaining(' · Ada · - · 2026-05-04 · - · done'),
    expect.stringContaining(' · Bo · - · 2026-06-01 · - · in-progress'),
  ]);
  expect(await actions('- Seal it – Owner: Ada L. – Due: 2026-05-04')).toEqual([
    expect.stringContaining(' · Ada L. · - · 2026-05-04 · - · -'),
  ]);
  expect(await actions('- Vider le bac avant le 4 mai 2026. Fait.')).toEqual([
    expect.stringContaining(' · 2026-05-04 · - · done'),
  ]);
});

test('a team between dashes does it, and verbs of other languages say who', async () => {
  const who = async (body: string) => (await actions(body)).map((row) => row.split(' · ')[2]);
  expect(await who('- Seal it - Tray team - by 2026-05-04\n- Count them - Ada - by 2026-06-01')).toEqual([
    'Tray team',
    'Ada',
  ]);
  expect(await who('- Ada skal tette karet\n- Bo skal telle dem')).toEqual(['Ada', 'Bo']);
  expect(await who('- Ada vai selar (feito)\n- Time de bandejas vai contar (a fazer)')).toEqual([
    'Ada',
    'Time de bandejas',
  ]);
});

test('a quoted list of action items is one of them', async () => {
  expect(await actions('> - [x] Seal it – Ada – 2026-05-04\n> - [ ] Paint it – Bo – 2026-06-01')).toEqual([
    'Seal it – Ada – 2026-05-04 · - · Ada · - · 2026-05-04 · - · done',
    'Paint it – Bo – 2026-06-01 · - · Bo · - · 2026-06-01 · - · open',
  ]);
});

test('facts with their names may end a sentence behind commas', async () => {
  expect(await actions('- Seal the tray, owner Petra Lind, due 2026-05-04, done\n- Trays, lids, belts, done')).toEqual([
    expect.stringContaining(' · Petra Lind · - · 2026-05-04 · - · done'),
    expect.stringContaining(' · - · - · - · - · - · -'),
  ]);
  expect(await actions('- Uszczelnić tacę, odp. M. Lis, do 2026-05-04')).toEqual([
    expect.stringContaining(' · M. Lis · - · 2026-05-04 · - · -'),
  ]);
});

test('names of people over lists say whose they are, other headings do not', async () => {
  const who = async (body: string) => (await actions(body)).map((row) => row.split(' · ')[2]);
  expect(await who('### Ada\n\n- Seal it\n\n### Bo\n\n- Count them\n- Paint it (Cleo, done)')).toEqual([
    'Ada',
    'Bo',
    'Cleo',
  ]);
  expect(await who('### Ada\n\n- Seal it')).toEqual(['-']);
  expect(await who('### Kafka\n\n- Seal it\n\n### Bo\n\n- Count them')).toEqual(['-', '-']);
});

test('a bold line over a list says its type or how it stands', async () => {
  expect(
    await actions('**Prevent**\n\n- Seal it\n\n**Detect**\n\n- Add an alert\n\n**Done:**\n\n- Count them'),
  ).toEqual([
    'Seal it · prevent · - · - · - · - · -',
    'Add an alert · detect · - · - · - · - · -',
    'Count them · - · - · - · - · - · done',
  ]);
});

test.each([
  ['- Seal it by Ada by 2026-05-04\n- Count them by Bo by 2026-06-01', ['Ada', 'Bo']],
  ['- Ada, Bo: seal it\n- Cleo: count them', ['Ada, Bo', 'Cleo']],
  ['- 封をする 担当:田中 期限:2026/5/4\n- 数える 担当:佐藤 期限:2026/6/1', ['田中', '佐藤']],
  ['- Сменить (отв. Анна, срок 04.05.2026)\n- Алерт (отв. Борис, срок 21.06.2026)', ['Анна', 'Борис']],
])('who does it is read in %j', async (body, people) => {
  expect((await actions(body)).map((row) => row.split(' · ')[2])).toEqual(people);
});

test('who other items name for sure does what an item says beside the name alone', async () => {
  const who = async (body: string) => (await actions(body)).map((row) => row.split(' · ')[2]);
  expect(await who('- Seal it (Ada, by 2026-05-04)\n- Count them (Ada)\n- Paint it')).toEqual(['Ada', 'Ada', '-']);
  expect(await who('- Seal it. Owner: Ada\n- Ada: count them\n- Trays: paint them')).toEqual(['Ada', 'Ada', '-']);
  expect(await who('- Seal it (Ada, by 2026-05-04)\n- Count them (Tray)')).toEqual(['Ada', '-']);
});

test.each([
  '- Seal it · @ada · 2026-05-04 · done',
  '- Ada: seal it, by 2026-05-04, done\n- Bo: count them',
  '- Seal it – Ada – 2026-05-04 – done',
])('facts behind points and commas vouch for each other: %j', async (body) => {
  expect((await actions(body))[0]).toMatch(/ · @?[Aa]da · - · 2026-05-04 · - · done$/);
});

test.each(['no date', 'sem prazo', 'ohne Termin', 'sans échéance', 'utan datum'])('%s is no day', async (open) => {
  const [item] = await actions(`- [ ] Seal it — Ada, ${open}`);
  expect(item).toMatch(/ · Ada · - · - · - · open$/);
});

test('who does it stands in a bracket before each item, or with its label in each of some lines', async () => {
  expect((await actions('- **(Ada)** Seal it\n- **(Bo)** Count them')).map((row) => row.split(' · ')[2])).toEqual([
    'Ada',
    'Bo',
  ]);
  const lines =
    'Task: seal the tray well. Owner: Ada. Due: 2026-05-04.\nTask: count all of the trays. Owner: Bo. Status: done.';
  expect((await actions(lines)).map((row) => row.split(' · ').slice(2).join(' · '))).toEqual([
    'Ada · - · 2026-05-04 · - · -',
    'Bo · - · - · - · done',
  ]);
});
