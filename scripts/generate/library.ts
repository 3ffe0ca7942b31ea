import { stringify } from 'yaml';
import { factors, people, runbooks, services, triggers, type Term } from './data.ts';
import { writeIncident } from './incident.ts';
import { headOf, type Head } from './incident/head.ts';
import { randomOf } from './random.ts';
import { templateText } from './sections.ts';

/** A file of a generated library; the path is below the content folder. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** The hidden cause of each incident, by id. The library itself does not name it. */
export type Causes = Record<string, string>;

/**
 * Makes a whole library in the schema of this repository: `count` incidents and everything they name.
 * The same count and seed give the same bytes, and no file depends on the count.
 *
 * @param forPublic whether there is a policy for the public edition and every service has a public name
 */
export function generateLibrary(
  count: number,
  seed: number,
  forPublic = false,
): { files: GeneratedFile[]; causes: Causes } {
  const files: GeneratedFile[] = [
    { path: 'library.yaml', text: forPublic ? configuration + policy : configuration },
    { path: 'services.yaml', text: catalogue(forPublic) },
    { path: 'people.yaml', text: staff() },
    { path: 'template.mdx', text: templateText('full') },
    { path: 'template-light.mdx', text: templateText('light') },
    ...runbooks.map(({ id }) => ({ path: `runbooks/${id}.mdx`, text: runbookText(id, seed) })),
  ];
  const heads: Head[] = [];
  const causes: Causes = {};
  for (let index = 0; index < count; index++) {
    const head = headOf(seed, index, heads);
    files.push({ path: `postmortems/${head.id}.mdx`, text: writeIncident(seed, head, heads) });
    causes[head.id] = head.cause.id;
    heads.push(head);
  }
  return { files, causes };
}

const terms = (list: readonly Term[]) =>
  Object.fromEntries(list.map(({ id, name, description }) => [id, { name, description }]));

const configuration = stringify(
  {
    schema: 1,
    name: 'Generated incident library',
    description: 'A made-up library for measuring and trying things out.',
    site: 'https://incidents.shop.example',
    zone: 'UTC',
    severities: [
      { id: 'SEV1', name: 'Critical', description: 'Most customers cannot do what they came for.' },
      { id: 'SEV2', name: 'Major', description: 'Many customers are hindered.' },
      { id: 'SEV3', name: 'Minor', description: 'Few customers notice.' },
      { id: 'SEV4', name: 'Low', description: 'No customer notices.' },
    ],
    tickets: { pattern: '[A-Z]{2,6}-\\d+', url: 'https://tickets.shop.example/{ticket}' },
    deadlines: {
      review: { SEV1: { days: 5, count: 'business' }, SEV2: { days: 10, count: 'business' } },
      actions: { SEV1: { days: 30 }, SEV2: { days: 60 } },
    },
    targets: { 'time-to-mitigate': { SEV1: { minutes: 30 }, SEV2: { minutes: 60 } } },
    factors: terms(factors),
    triggers: terms(triggers),
  },
  { lineWidth: 0 },
);

const policy = stringify(
  {
    publication: {
      name: 'What went wrong at the shop',
      site: 'https://history.shop.example',
      colour: '#7a2f9c',
      capacity: 'keep',
      hosts: ['status.shop.example'],
    },
  },
  { lineWidth: 0 },
);

function catalogue(forPublic: boolean): string {
  return stringify(
    Object.fromEntries(
      services.map(({ id, description, team, tier, publicName }) => {
        const own = runbooks.filter((runbook) => runbook.services.includes(id)).map((runbook) => runbook.id);
        const shown =
          publicName ?? (forPublic ? `${id[0]!.toUpperCase()}${id.slice(1).replaceAll('-', ' ')}` : undefined);
        const named = shown === undefined ? {} : { publicName: shown };
        return [id, { name: id, description, team, tier, ...named, ...(own.length > 0 ? { runbooks: own } : {}) }];
      }),
    ),
    { lineWidth: 0 },
  );
}

function staff(): string {
  return stringify(Object.fromEntries(people.map(({ handle, name, role, team }) => [handle, { name, role, team }])));
}

function runbookText(id: string, seed: number): string {
  const random = randomOf(seed, 'runbook', id);
  const runbook = runbooks.find((one) => one.id === id)!;
  const reviewed = `202${random.integer(4, 5)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`;
  const facts = {
    title: runbook.title,
    summary: runbook.summary,
    services: runbook.services,
    alerts: runbook.alerts,
    owner: runbook.owner,
    reviewed,
    reviewEvery: random.pick([90, 180, 365]),
  };
  return `---
${stringify(facts, { lineWidth: 0 })}---

## When to open it

${runbook.summary} If the harm goes on for ten minutes after the last step, page ${runbook.owner}.

## Steps

${runbook.steps.map((step, place) => `${place + 1}. ${step}`).join('\n')}

\`\`\`bash
${runbook.command}
\`\`\`

## How to tell that it worked

The alert that led here ends within five minutes, and the share of errors is back at its usual level.

## How to go back

Undo the steps in reverse order; each of them can be taken back on its own.
`;
}
