import { createHash } from 'node:crypto';
import type { Library } from '../../model/library.ts';
import { parseLibrary } from '../../parse/library.ts';
import { decidePublication, type Decision, type Publication, type Publishing } from '../publish.ts';

export const today = '2026-11-21';

export const template = `---
template:
  tier: full
---

## Summary

::section{#summary public="true"}

## Impact

::section{#impact public="true"}

## Timeline

::section{#timeline public="true"}

## Detection

::section{#detection}

## Resolution

::section{#resolution public="true"}

## Customer communications

::section{#communications public="true"}

## Action items

::section{#action-items}
`;

const files = {
  'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
main-db: { name: main database, team: data, tier: 0 }
`,
  'people.yaml': `bpark: { name: Bob Park, role: payments engineer }
mfeld: { name: Mark Feld, role: reliability engineer }
hlind: { name: Hanna Lindqvist, role: head of customer success }
`,
  'template.mdx': template,
};

/** What one incident says, where it differs from the one below. */
export interface Says {
  id?: string;
  front?: string;
  publication?: string;
  summary?: string;
  impact?: string;
  timeline?: string;
  resolution?: string;
  rest?: string;
}

/** An incident that can be public, with what is said differently. */
function incident({
  id: _id,
  front = '',
  publication = '  by: hlind\n  on: 2026-05-01\n',
  summary = 'The shop was slow.',
  impact = 'Buyers waited.',
  timeline = '| 2026-04-15 14:02 | impact-start | It begins | k8s |\n| 14:33 | recovered | It is over | grafana |',
  resolution = 'We turned it off and on.',
  rest = '',
}: Says = {}): string {
  const given = new Set([...front.matchAll(/^(\w+):/gm)].map((match) => match[1]));
  const facts = {
    title: 'The shop was slow',
    status: 'published',
    severity: 'SEV1',
    services: '[shop-frontend]',
    roles: '{ author: bpark }',
  };
  const lines = Object.entries(facts).flatMap(([key, value]) => (given.has(key) ? [] : [`${key}: ${value}`]));
  return `---
${lines.join('\n')}
${front}
${publication === '' ? '' : `publication:\n${publication}`}
---

## Summary

${summary}

## Impact

${impact}

## Timeline

| Time (UTC) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
${timeline}

## Resolution

${resolution}

${rest}
`;
}

/** A library of incidents under a policy in YAML, indented by two. */
export function libraryOf(incidents: readonly Says[], policy = '', more: Record<string, string> = {}): Library {
  const all: Record<string, string> = {
    'library.yaml': `schema: 1
name: Inside
site: https://incidents.inside.example
severities: [{ id: SEV1, name: Critical }, { id: SEV2, name: Minor }]
tickets: { pattern: '[A-Z]{2,6}-\\d+' }
${policy === '' ? '' : `publication:\n${policy}`}
`,
    ...files,
    ...Object.fromEntries(incidents.map((says) => [`postmortems/${says.id ?? 'slow-1'}.mdx`, incident(says)])),
    ...more,
  };
  return parseLibrary(
    Object.entries(all).map(([path, text]) => {
      const bytes = new TextEncoder().encode(text);
      return { path, bytes, size: bytes.length };
    }),
  );
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Decides with every document that is approved, approved as it is. */
export function approvedAsItIs(library: Library, publishing: Partial<Publishing> = {}): Publication {
  const given = { today, messages: [], sha256, ...publishing };
  for (const { postmortem, digest } of decidePublication(library, given, true).decisions)
    if (postmortem.facts.publication?.by !== undefined && digest !== undefined)
      postmortem.facts.publication.digest ??= digest;
  return decidePublication(library, given);
}

/** The decision about one incident that is approved as it is. */
export function decisionOn(says: Says, policy = '', more: Record<string, string> = {}): Decision & Publication {
  const publication = approvedAsItIs(libraryOf([says], policy, more));
  return { ...publication, ...publication.decisions[0]! };
}

/** The public library as one text. */
export function textOf({ library }: Pick<Publication, 'library'>): string {
  return JSON.stringify(library);
}
