import { stringify } from 'yaml';
import type * as z from 'zod';
import { configurationSchema } from '../../model/configuration.ts';
import { factsSchema, runbookFactsSchema } from '../../model/facts.ts';
import type { SourceFile } from '../../model/library.ts';
import { personSchema } from '../../model/person.ts';
import { serviceSchema } from '../../model/service.ts';
import { components, milestones } from '../../model/vocabulary.ts';
import {
  componentDisclosure,
  configurationDisclosure,
  factDisclosure,
  personDisclosure,
  serviceDisclosure,
  type Disclosure,
} from '../disclosure.ts';
import { carrier, fill } from './schemas.ts';

/** A word that stands in one place of a library and nowhere else. */
export interface Canary {
  word: string;
  /** Where it was put: a path of a schema, or what it stands in. */
  where: string;
  /** Whether it may be found outside; one that has to be is the proof that the search can find. */
  may: 'stay' | 'leave' | 'must leave';
}

export interface CanaryLibrary {
  files: SourceFile[];
  canaries: Canary[];
}

/** Ids of the incidents: the first can be public, the other two cannot. */
export const publicId = 'shop-was-slow';

/**
 * A library in which every field, section, component, column, comment, attribute and file name holds a word of its own.
 * Fields come from the schemas and components from their list, so that one that is added tomorrow is in it.
 */
export function canaryLibrary(): CanaryLibrary {
  const canaries: Canary[] = [];
  /** Heads of columns that the template names public. */
  const heads: string[] = [];
  const open = (head: string): string => {
    heads.push(head);
    return head;
  };
  const word = (where: string, may: Canary['may'] = 'stay'): string => {
    // Letters only, without a pattern that the policy would find for itself.
    const number = canaries.length;
    const made = `qz${[...number.toString(26).padStart(3, '0')].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('')}kw`;
    canaries.push({ word: made, where, may });
    return made;
  };
  const filled = (schema: z.ZodType, name: string, disclosure: Readonly<Record<string, Disclosure>>) =>
    fill(
      schema,
      (path, leaf) => {
        const made = word(`${name}: ${path}`, disclosure[path] === 'public' ? 'leave' : 'stay');
        const { value, carries } = carrier(leaf, made, canaries.length);
        if (carries === undefined) canaries.pop();
        else canaries.at(-1)!.word = carries;
        return value;
      },
      () => word(`${name}: a key`),
    ) as Record<string, any>;

  // Catalogues.
  const service = (id: string) => {
    const made = filled(serviceSchema, `service ${id}`, serviceDisclosure);
    return { ...made, name: word(`service ${id}: name again`), tier: 0 };
  };
  const ids = { service: word('id of a service with a public name'), quiet: word('id of a service without one') };
  const named = service(ids.service) as Record<string, any>;
  const quiet = service(ids.quiet) as Record<string, any>;
  delete quiet['publicName'];
  const person = () => filled(personSchema, 'person', personDisclosure);
  const handles = {
    author: word('handle of the author'),
    approver: word('handle of the approver'),
    other: word('handle of another'),
  };
  const people = { [handles.author]: person(), [handles.approver]: person(), [handles.other]: person() };
  const runbookId = `open-${word('id of a runbook')}`;
  const customer = word('a customer');

  const configuration = filled(configurationSchema as unknown as z.ZodType, 'library.yaml', configurationDisclosure);
  const policy = configuration['publication'];
  Object.assign(configuration, {
    schema: 1,
    base: '/',
    zone: 'UTC',
    language: 'en',
    ids: undefined,
    severities: [{ ...configuration['severities'][0], id: 'SEV1' }],
    tickets: { pattern: 'QZT-[a-z]+', url: `https://${word('host of the tickets')}.example/{ticket}` },
    deadlines: Object.fromEntries(
      Object.entries(configuration['deadlines'] as Record<string, any>).map(([name, value]) => [
        name,
        Array.isArray(value) ? value : { SEV1: Object.values(value)[0] },
      ]),
    ),
    actions: {
      ...configuration['actions'],
      reminders: { ...configuration['actions'].reminders, issue: configuration['actions'].trackers[0].project },
    },
    targets: { found: { SEV1: Object.values(Object.values(configuration['targets'])[0] as object)[0] } },
    metrics: {
      found: {
        ...configuration['metrics'][Object.keys(configuration['metrics'])[0]!],
        from: 'impact-start',
        to: 'recovered',
      },
    },
    publication: {
      ...policy,
      base: '/',
      kinds: ['incident'],
      times: 'minute',
      durations: 'minute',
      money: 'drop',
      parts: { happened: ['summary'], touched: ['impact'], doing: ['action-items'] },
      customers: [customer, ...policy.customers],
      hosts: ['open.example'],
      internalHosts: [`${word('an internal host')}.example`],
      numbers: false,
    },
  });

  // Everything Markdown can hold, each part with a word of its own.
  const every = (around: string, depth = 3): string => {
    const c = (what: string) => word(`${around}: ${what}`);
    const all = Object.entries(components)
      .filter(([name]) => name !== 'Public')
      .map(([name, attributes]) => {
        const given = attributes.map((attribute) => ` ${attribute}="${c(`${name} ${attribute}`)}"`).join('');
        return `<${name}${given}>\n\n${c(`in ${name}`)}\n\n</${name}>`;
      });
    const note = c('name of a note');
    const reference = c('name of a definition');
    return `${'#'.repeat(depth)} ${c('heading')}

${c('paragraph')} *${c('emphasis')}* **${c('strong')}** ~~${c('deleted')}~~ \`${c('code')}\` [${c('link')}](https://open.example/${c('address')} "${c('title of a link')}") ![${c('alternative text')}](${c('picture')}.png "${c('title of a picture')}") [${c('reference')}][${reference}] [^${note}] {/* ${c('comment in a line')} */} https://${c('bare address')}.example/

{/* ${c('comment')} */}

- ${c('entry')}
  1. ${c('entry below')}
- [x] ${c('task')}

> ${c('quotation')}

| ${c('column')} | ${c('column')} |
| --- | --- |
| ${c('cell')} | ${c('cell')} |

\`\`\`${c('language')} title="${c('title of code')}" ${c('meta')}
${c('line of code')} # ${c('comment in code')}
\`\`\`

:::note[${c('label')}]{#${c('id')} .${c('class')} data-x="${c('attribute')}"}
${c('in an aside')}
:::

${all.join('\n\n')}

<Public>

${c('in Public')}

</Public>

[${reference}]: https://${c('target of a definition')}.example/ "${c('title of a definition')}"

[^${note}]: ${c('note')}
`;
  };

  // What stays inside in the midst of what leaves.
  const mixed = (section: string): string => {
    const c = (what: string) => word(`${section} (public): ${what}`);
    const p = (what: string) => word(`${section} (public): ${what}`, 'must leave');
    const cut = Object.entries(components).filter(
      ([name]) => componentDisclosure[name as keyof typeof components] === 'cut',
    );
    const elements = cut.map(([name, attributes]) => {
      const given = attributes.map((attribute) => ` ${attribute}="${c(`${name} ${attribute}`)}"`).join('');
      return `<${name}${given}>\n\n${c(`in ${name}`)}\n\n<Public>${c(`Public in ${name}`)}</Public>\n\n</${name}>\n\n${p('between')} <${name}${given}>${c(`${name} in a line`)} <Public>${c('Public in it')}</Public></${name}> ${p('after')}`;
    });
    const note = c('name of a note');
    const lost = c('name of a note that is defined inside');
    const reference = c('name of a definition');
    const names = `${named['name']} ${ids.service} @${handles.other} ${people[handles.other]!['name']} ${people[handles.author]!['name']} ${customer} ${runbookId} QZT-${c('ticket')} #qz-${c('channel')} ${c('before an at sign')}@mail.example 10.20.30.40`;
    return `${p('paragraph')} <Internal>${c('inline')} **${c('strong inline')}**</Internal> *${p('emphasis')} <Internal>${c('in emphasis')}</Internal>* [${p('link')} <Internal>${c('in a link')}</Internal>](https://${c('closed address')}.example/ "${c('title')}") [${p('open link')}](https://open.example/path "${c('title of an open link')}") [${p('reference')}][${reference}] [^${note}] [^${lost}] {/* ${c('comment')} */}

Names: ${names}, incident-a${'' /* an incident that is not public */} and A1.

### ${p('heading')} <Internal>${c('in a heading')}</Internal>

- ${p('entry')} <Internal>${c('in an entry')}</Internal>
- <Internal>${c('a whole entry')}</Internal>

<Internal>

${every(`${section}, Internal`)}

<Public>

${c('Public in Internal')}

</Public>

</Internal>

<Public>

${p('in Public')}

<Internal>

${c('Internal in Public')}

<Public>${c('Public in Internal in Public')}</Public>

</Internal>

</Public>

${elements.join('\n\n')}

| ${open(p('column'))} <Internal>${c('in a column')}</Internal> | Evidence | Owner | Ticket |
| --- | --- | --- | --- |
| ${p('cell')} <Internal>${c('in a cell')}</Internal> | ${c('Evidence')} | ${c('Owner')} | ${c('Ticket')} |

\`\`\`yaml title="${c('title of code')}" ${c('meta')}
${p('line of code')}: ${named['name']}
\`\`\`

\`\`\`${c('language')}
${p('code in a language nobody named')}
\`\`\`

:::note[${p('label')}]{#${c('id of an aside')} .${c('class')} data-x="${c('attribute')}"}
${p('in an aside')} <Internal>${c('in an aside')}</Internal>
:::

<Figure src="${secret.picture}" alt="${p('alternative text')}, ${people[handles.other]!['name']}">${p('caption')} <Internal>${c('in a caption')}</Internal></Figure>

<Log title="${p('title of a log')}">

\`${p('line of a log')}\`

</Log>

{/* ${c('comment of its own')} */}

[${reference}]: https://${c('target of a definition')}.example/ "${c('title of a definition')}"

[^${note}]: ${p('note')} <Internal>${c('in a note')}</Internal> ${people[handles.other]!['name']}

### Detection

${c('a section that stays inside, in one that leaves')}

#### ${c('heading in it')}

${c('text in it')}

[^${lost}]: ${c('a note that is defined inside')}
`;
  };
  const secret = {
    picture: `${word('file name of a picture')}.png`,
    unused: `${word('file name of a picture nobody shows')}.png`,
  };

  const sections = {
    public: { summary: 'Summary', impact: 'Impact' },
    internal: {
      detection: 'Detection',
      'contributing-factors': 'Contributing factors',
      'five-whys': 'Five whys',
      hypotheses: 'Hypotheses',
      investigation: 'Investigation',
      resolution: 'Resolution',
      'went-well': 'What went well',
      'went-badly': 'What went badly',
      'got-lucky': 'Where we got lucky',
      lessons: 'Lessons',
      'publication-checklist': 'Publication checklist',
      artefacts: 'Related artefacts',
    },
  };
  const forms = { timeline: 'Timeline', communications: 'Customer communications', 'action-items': 'Action items' };
  const template = () => `---
template:
  tier: ${word('tier of the template')}
title: "${word('title of the template')}"
---

${[...Object.entries({ ...sections.public, ...forms })].map(([id, heading]) => `## ${heading}\n\n::section{#${id} public="true" columns="${heads.join('; ')}" aliases="${word('alias')}"}\n\n:::guidance\n${word('guidance')}\n:::\n`).join('\n')}
${Object.entries(sections.internal)
  .map(([id, heading]) => `## ${heading}\n\n::section{#${id}}\n\n:::guidance\n${word('guidance')}\n:::\n`)
  .join('\n')}`;

  const tables = (() => {
    const c = (what: string) => word(`table: ${what}`);
    const p = (what: string) => word(`table: ${what}`, 'must leave');
    const cells = (what: string) => `${p(what)} <Internal>${c(`inside ${what}`)}</Internal> {/* ${c('comment')} */}`;
    return `## Timeline

${p('before the timeline')} <Internal>${c('before the timeline')}</Internal>

| Time (UTC) | Milestone | Event | Evidence | ${c('unknown column')} |
| --- | --- | --- | --- | --- |
| 2026-04-15 14:02 | impact-start | ${cells('event')} | ${c('evidence')} | ${c('cell of an unknown column')} |
| 14:03 | detected | <Internal>${c('all of an event')}</Internal> | ${c('evidence')} | |
| 14:05 <Internal>${c('in a time')}</Internal> | mitigated | ${c('event of a row without a time')} | | |
| ${c('no time')} | | ${c('event of a row whose time cannot be read')} | | |
| 14:33 | recovered | ${cells('event')} | ${c('evidence')} | |

<Internal>

| Time (UTC) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
| 2026-04-15 15:57 | resolved | ${c('row inside')} | ${c('evidence inside')} |

</Internal>

## Customer communications

| Time (UTC) | Channel | Audience | Text | ${c('unknown column')} |
| --- | --- | --- | --- | --- |
| 2026-04-15 14:09 | ${cells('channel')} | ${cells('audience')} | ${cells('text')} | ${c('unknown')} |

## Action items

| ID | Action | Type | Owner | Ticket | Due | Priority | Status | ${c('unknown column')} |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| A1 | ${cells('action')} | prevent | @${handles.other} | QZT-${c('ticket')} | 1899-05-07 | ${c('priority')} | open | ${c('unknown')} |
| A2 | ${c('declined action')} | prevent | ${c('owner')} | | | | declined | |
`;
  })();

  const facts = filled(factsSchema, 'front matter', factDisclosure);
  const front = (changes: object) => `---\n${stringify({ ...facts, ...changes }, { lineWidth: 0 })}---\n`;
  const eligible = {
    id: undefined,
    title: `Shop was slow ${word('title', 'must leave')}`,
    kind: 'incident',
    status: 'published',
    severity: 'SEV1',
    services: [ids.service, ids.quiet],
    zone: 'UTC',
    roles: { author: [handles.author], lead: [handles.other] },
    duplicateOf: undefined,
    unknown: Object.fromEntries(milestones.slice(0, 1).map((one) => [one, word('reason why a milestone is unknown')])),
    publication: {
      by: handles.approver,
      on: '2026-04-21',
      formerly: ['shop-was-odd'],
      corrections: facts['publication'].corrections,
    },
    allow: [{ rule: 'no-code', reason: `${word('reason of an allow')} with some words`, until: '1998-01-02' }],
  };
  const body = `
${word('text before the first heading')}

${Object.entries(sections.public)
  .map(([id, heading]) => `## ${heading}\n\n${mixed(id)}`)
  .join('\n')}
${tables}
${Object.entries(sections.internal)
  .map(([id, heading]) => `## ${heading}\n\n${every(id)}`)
  .join('\n')}

## ${word('heading nobody knows')}

${every('a section nobody knows')}

[^lost]: ${word('a note in no public part')}
`;
  const hidden = `
## Summary

${every('an incident that is not public')}
`;
  const runbook = filled(runbookFactsSchema, 'runbook', {});
  const files: Record<string, string> = {
    'library.yaml': stringify(configuration, { lineWidth: 0 }),
    'services.yaml': stringify({
      [ids.service]: { ...named, publicName: word('public name', 'must leave') },
      [ids.quiet]: quiet,
    }),
    'people.yaml': stringify(people),
    'template.mdx': template(),
    [`postmortems/${publicId}.mdx`]: front(eligible) + body,
    [`postmortems/${word('id of an incident that is not public')}-x.mdx`]:
      front({ ...eligible, id: undefined, status: 'draft', title: word('title of a draft') }) + hidden,
    [`postmortems/${word('id of an incident under embargo')}-y.mdx`]:
      front({
        ...eligible,
        title: word('title under embargo'),
        publication: { ...eligible.publication, embargo: '2999-01-01' },
      }) + hidden,
    [`runbooks/${runbookId}.mdx`]: `---\n${stringify({ ...runbook, reviewEvery: 180 })}---\n\n${every('a runbook')}`,
    [`docs/${word('file name of a page')}.mdx`]: word('text of a page'),
    [`images/${publicId}/${secret.picture}`]: '',
    [`images/${publicId}/${secret.unused}`]: '',
  };
  const encoder = new TextEncoder();
  return {
    canaries,
    files: Object.entries(files).map(([path, text]) => {
      const bytes = encoder.encode(text);
      return { path, bytes, size: bytes.length };
    }),
  };
}
