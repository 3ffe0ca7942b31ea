import { rules } from '../../core/lint/rules/index.ts';
import { parseLibrary } from '../../core/parse/library.ts';
import { decidePublication } from '../../core/publish/publish.ts';
import { sha256 } from '../../library/pictures.ts';

const encoder = new TextEncoder();

/** A library in German that holds no word of the interface in English, so that none on its pages can come from it. */
export function germanLibrary(): Map<string, string> {
  const texts = new Map(Object.entries(written));
  const library = parseLibrary(
    [...texts].map(([path, text]) => {
      const bytes = encoder.encode(text);
      return { path, bytes, size: bytes.length };
    }),
  );
  // What asks to be public is approved as it is.
  for (const { postmortem, digest } of decidePublication(library, { today, messages: [], sha256 }, true).decisions) {
    const text = texts.get(postmortem.file)!;
    if (digest && !text.includes('digest:'))
      texts.set(postmortem.file, text.replace('publication: {', `publication: { digest: '${digest}',`));
  }
  return texts;
}

export const today = '2026-05-01';

const written: Record<string, string> = {
  'library.yaml': `schema: 1
name: Störungsbuch
description: Was bei uns ausfiel und was wir gelernt haben.
site: https://intern.beispiel.example
language: de
zone: Europe/Berlin
severities:
  - { id: S1, name: Schlimm, description: Niemand konnte bezahlen. }
  - { id: S2, name: Lästig, description: Einige mussten warten. }
limits: { code: 3 }
deadlines:
  review: { S1: { days: 5 }, S2: { days: 10 } }
targets:
  time-to-mitigate: { S1: { minutes: 30 } }
words:
  columns: { time: [Zeit], milestone: [Meilenstein], event: [Ereignis], evidence: [Beleg] }
factors:
  grenze: { name: Fehlende Grenze, description: Etwas darf wachsen und hat keine Grenze. }
  handarbeit: { name: Handarbeit, description: Ein Schritt hing an einem Menschen. }
triggers:
  auslieferung: { name: Auslieferung }
publication:
  name: Was bei uns ausfiel
  site: https://beispiel.example
  numbers: true
rules:
${Object.keys(rules)
  .map((id) => `  ${id}: ${id === 'action-overdue' ? 'warning' : 'off'}`)
  .join('\n')}
`,
  'people.yaml':
    'ada: { name: Ada Vogel, role: Leiterin, team: kasse }\nben: { name: Ben Kurz, role: Prüfer, team: kasse }\n',
  'services.yaml': `kasse: { name: Kasse, description: Nimmt Geld entgegen., team: kasse, tier: 0, publicName: Kasse, runbooks: [kasse-leeren] }
lager: { name: Lager, description: Weiß was da ist., team: lager, tier: 1, publicName: Lager }
`,
  'template.mdx': `---
template: { tier: full, severities: [S1, S2] }
title: "[Was]"
---

## Zusammenfassung

::section{#summary required="draft" public="true"}

## Folgen

::section{#impact required="in-review" public="true"}

## Ablauf

::section{#timeline required="draft" public="true"}

## Vermutungen

::section{#hypotheses}

## Behebung

::section{#resolution required="published" public="true"}

## Glück gehabt

::section{#got-lucky}

## Zusagen

::section{#action-items required="in-review" public="true"}

## Mitgeteilt

::section{#communications public="true"}
`,
  'docs/rufbereitschaft.md': '# Rufbereitschaft\n\nWer nachts ans Telefon geht.\n',
  'runbooks/kasse-leeren.mdx': `---
title: Kasse leeren
summary: Wenn die Kasse voll ist.
services: [kasse]
alerts: [KasseVoll]
owner: ada
reviewed: 2026-01-10
reviewEvery: 180
---

## Schritte

Klappe öffnen, wie nach 2026-03-04-kasse-klemmt.
`,
  'reviews/2026-03.mdx': `---
title: Rückblick auf den März
date: 2026-04-08
covers: 2026-03
team: kasse
people: [ada, ben]
incidents: [2026-03-04-kasse-klemmt]
---

## Entscheidungen

- Die Kasse wird nachts geleert.

## Zusagen

| ID | Action | Owner | Due | Status |
| -- | ------ | ----- | --- | ------ |
| A1 | Jede Nacht leeren | @ben | 2026-04-20 | open |
| A2 | Den Schlüssel finden | @ada | 2026-04-15 | done |
`,
  'reviews/2026-02.mdx': `---
title: Rückblick auf den Februar
date: 2026-03-03
covers: 2026-02
people: [ada]
---

## Beschlüsse

- Alles bleibt, wie es ist.

## Zusagen

| ID | Action | Owner | Due | Status |
| -- | ------ | ----- | --- | ------ |
| A1 | Öfter nachsehen | @ada | 2026-04-02 | in-progress |
`,
  'runbooks/lager-ordnen.mdx': `---
title: Lager ordnen
summary: Wenn nichts zu finden ist.
services: [lager]
owner: ben
reviewed: 2026-01-10
reviewEvery: 180
---

## Schritte

Regal für Regal.
`,
  'postmortems/2026-03-04-kasse-klemmt.mdx': `---
title: Die Kasse klemmte
kind: incident
status: published
severity: S1
services: [kasse]
detection: { channel: alert, by: KasseVoll }
roles: { author: ada, lead: [ada, ben], on-call: ben, scribe: ben, communications: ada, responder: ada }
impact:
  - { what: Wartende Gäste, value: 1800, unit: Gäste, approximate: true }
  - { what: Verlorene Umsätze, unknown: Niemand zählte. }
factors: [grenze, handarbeit]
trigger: auslieferung
runbooks: [{ id: kasse-leeren, helped: partly }]
unknown: { acknowledged: Der Piepser schreibt nichts mit. }
reviews: [{ role: Prüfer, by: ben, on: 2026-03-09 }]
provenance: [{ tool: abschrift, source: Kanal, on: 2026-03-05 }]
publication: { by: ben, on: 2026-03-10, formerly: [klemmt], corrections: [{ on: 2026-03-12, text: Es waren 1800 Gäste. }] }
---

## Zusammenfassung

Die Kasse klemmte eine halbe Stunde lang.[^eins] [Mehr](../runbooks/kasse-leeren.mdx)

[^eins]: Gemessen an der Schlange.

## Folgen

| Wer | Wie lange |
| --- | --- |
| Gäste | halbe Stunde |

- [x] Gezählt

### Im Einzelnen

![Schlange](schlange.png)

## Ablauf

| Zeit (Europe/Berlin) | Meilenstein | Ereignis | Beleg |
| --- | --- | --- | --- |
| 2026-02-20 | cause-introduced | Die neue Klappe | Lieferschein |
| 2026-03-03 08:00 | | Es quietscht | Ohren |
| 2026-03-03 09:00 | | Es quietscht lauter | Ohren |
| 2026-03-04 14:02 | impact-start | Erste Gäste warten | Schlange |
| ~14:03 | detected | Die Glocke läutet | Glocke |
| 14:05 | declared | Es ist ernst | Kanal |
| 14:20–14:25 | mitigated | Klappe offen | Klappe |
| 14:33 | recovered | Kasse läuft | Schlange |
| 2026-03-05 10:00 | resolved | Neue Klappe bestellt | Bestellung |
| 2026-03-20 10:00 | cause-removed | Neue Klappe | Lieferschein |

## Vermutungen

<Hypothesis confidence="high" evidence="Rost">Die Klappe rostet.</Hypothesis>

<Hypothesis confidence="ruled-out">Der Strom fiel aus.</Hypothesis>

<InvestigationStep command="schau klappe" expected="Rost">Nachsehen.</InvestigationStep>

<Mitigation risk="Finger">Klappe öffnen.</Mitigation>

<Log>

\`\`\`text
quietsch
\`\`\`

</Log>

:::caution
Finger weg.
:::

\`\`\`text
eins
zwei
drei
vier
\`\`\`

\`\`\`mermaid
flowchart LR
  Gast --> Kasse
\`\`\`

\`\`\`mermaid
unfug
\`\`\`

## Behebung

Mit der Zange.

## Glück gehabt

- Der Laden war fast leer.

## Zusagen

| ID | Action | Type | Owner | Ticket | Due | Priority | Status |
| --- | --- | --- | --- | --- | --- | --- | --- |
| A1 | Klappe ölen | prevent | @ada | K-1 | 2026-03-10 | P1 | open |
| A2 | Glocke stimmen | detect | @ben | K-2 | 2026-03-11 | P2 | in-progress |
| A3 | Zange kaufen | repair | | K-3 | | P2 | done |
| A4 | Neues Haus | process | @ada | K-4 | 2026-03-11 | P3 | declined |

## Mitgeteilt

| Time | Channel | Audience | Text |
| --- | --- | --- | --- |
| 2026-03-04 14:10 | Tafel | alle | Es klemmt. |
`,
  'postmortems/2026-04-01-kasse-brennt.mdx': incident({
    title: 'Die Kasse brennt',
    more: 'status: draft\nseverity: S1\nservices: [kasse]\ndetection: { channel: customer }\nfactors: [grenze]',
    rows: [
      ['2026-04-01 09:00', 'impact-start'],
      ['09:10', 'detected'],
    ],
  }),
  'postmortems/2026-04-10-lager-wackelt.mdx': incident({
    title: 'Das Lager wackelte',
    more: 'kind: near-miss\nstatus: in-review\nseverity: S2\nservices: [lager]\nfactors: [grenze]\nrelated: [{ id: 2026-03-04-kasse-klemmt, why: Auch eine Klappe. }]',
    rows: [['2026-04-10 09:00', 'detected']],
  }),
  'postmortems/2026-04-11-lager-probe.mdx': incident({
    title: 'Wir probten das Lager',
    more: 'kind: drill\nstatus: published\nseverity: S2\nservices: [lager]',
    rows: [['2026-04-11 09:00', 'detected']],
  }),
  'postmortems/2026-04-12-lager-leer.mdx': incident({
    title: 'Das Lager war leer',
    more: `status: retracted\nseverity: S2\nservices: [lager]\nroles: { author: ada }\npublication: { by: ben, on: 2026-04-14, digest: 'v1:sha256-${'ab'.repeat(32)}', retracted: { by: ben, on: 2026-04-15, reason: Es war voll. } }`,
    rows: [['?', 'detected']],
  }),
  ...Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => {
      const day = `${index < 7 ? 2024 : 2025}-${String((index % 7) + 3).padStart(2, '0')}-15`;
      return [
        `postmortems/${day}-lager-zu.mdx`,
        incident({
          title: `Das Lager war zu, Fall ${index + 1}`,
          more: `status: published\nseverity: S2\nservices: [lager]\nroles: { author: ada }\ndetection: { channel: ${['staff', 'synthetic', 'third-party'][index % 3]} }\nfactors: [handarbeit]\ntrigger: auslieferung\nrunbooks: [kasse-leeren]\nreviews: [{ role: Prüfer, by: ben, on: ${day.slice(0, 8)}${20 + (index % 5)} }]\npublication: { by: ben, on: ${day.slice(0, 8)}25 }`,
          rows: [
            [`${day} 09:00:10`, 'impact-start'],
            [`09:0${(index % 5) + 1}:00`, 'detected'],
            ['09:10:00', 'acknowledged'],
            [`${10 + index}:31`, 'mitigated, recovered'],
            [`${10 + index}:59`, 'resolved'],
          ],
        }),
      ];
    }),
  ),
};

function incident({ title, more, rows }: { title: string; more: string; rows: [time: string, milestone: string][] }) {
  return `---
title: ${title}
${more}
---

## Zusammenfassung

${title}, und alle standen davor.

## Folgen

Niemand kam hinein.

## Behebung

Mit dem Schlüssel.

## Ablauf

| Zeit | Meilenstein | Ereignis |
| --- | --- | --- |
${rows.map(([time, milestone]) => `| ${time} | ${milestone} | Zettel an der Tür |`).join('\n')}
`;
}
