import { rules } from '../core/lint/rules/index.ts';
import type { Library } from '../core/model/library.ts';
import { teamsOf } from '../core/model/library.ts';
import { dayOf, firstEvent } from '../core/lint/day.ts';
import { eventOf, isOpen, type ActionItem, type Postmortem } from '../core/model/postmortem.ts';
import { formatSpan, spanBetween } from '../core/model/span.ts';
import { actionStatuses, actionTypes, milestones, type Milestone } from '../core/model/vocabulary.ts';
import type { SchemaName } from './schemas.ts';

/** What a word in a library can be the name of. */
export type Noun =
  | 'incident'
  | 'runbook'
  | 'service'
  | 'person'
  | 'owner'
  | 'team'
  | 'factor'
  | 'trigger'
  | 'severity'
  | 'priority'
  | 'rule'
  | 'section'
  | 'milestone'
  | 'action type'
  | 'action status'
  | 'zone';

/** A name somebody may write, and what it stands for. */
export interface Name {
  /** As it is written. */
  id: string;
  /** What it stands for, in a few words. */
  title?: string;
  /** More about it, in Markdown. */
  about?: string;
}

type Step = string | number;

/** What the value at a path of a YAML text names; `*` is any step. */
const nounsOfPaths: Record<SchemaName, readonly (readonly [path: string, noun: Noun])[]> = {
  postmortem: [
    ['severity', 'severity'],
    ['services.*', 'service'],
    ['zone', 'zone'],
    ['roles.*', 'person'],
    ['roles.*.*', 'person'],
    ['factors.*', 'factor'],
    ['trigger', 'trigger'],
    ['runbooks.*', 'runbook'],
    ['runbooks.*.id', 'runbook'],
    ['related.*', 'incident'],
    ['related.*.id', 'incident'],
    ['duplicateOf', 'incident'],
    ['reviews.*.by', 'person'],
    ['publication.by', 'person'],
    ['provenance.*.verifiedBy', 'person'],
    ['allow.*.rule', 'rule'],
  ],
  runbook: [
    ['services.*', 'service'],
    ['owner', 'owner'],
    ['allow.*.rule', 'rule'],
  ],
  review: [
    ['service', 'service'],
    ['team', 'team'],
    ['people.*', 'person'],
    ['incidents.*', 'incident'],
    ['allow.*.rule', 'rule'],
  ],
  library: [['zone', 'zone']],
  services: [
    ['*.team', 'team'],
    ['*.runbooks.*', 'runbook'],
  ],
  people: [['*.team', 'team']],
};

/** What the keys of the map at a path of a YAML text name. */
const nounsOfKeys: Partial<Record<SchemaName, readonly (readonly [path: string, noun: Noun])[]>> = {
  library: [
    ['rules', 'rule'],
    ['rules.*.severities', 'severity'],
    ['deadlines.*', 'severity'],
    ['words.headings', 'section'],
  ],
};

/** What the value at a path names. */
export function nounOfValue(schema: SchemaName, path: readonly Step[]): Noun | undefined {
  return nounsOfPaths[schema].find(([pattern]) => fits(pattern, path))?.[1];
}

/** What the keys of the map at a path name. */
export function nounOfKey(schema: SchemaName, path: readonly Step[]): Noun | undefined {
  return nounsOfKeys[schema]?.find(([pattern]) => fits(pattern, path))?.[1];
}

function fits(pattern: string, path: readonly Step[]): boolean {
  const steps = pattern.split('.');
  return steps.length === path.length && steps.every((step, at) => step === '*' || step === String(path[at]));
}

/** Every name of a noun that a library knows, in the order in which to offer them. */
export function namesOf(noun: Noun, library: Library): Name[] {
  const { configuration } = library;
  switch (noun) {
    case 'incident':
      return library.postmortems.map(nameOfIncident);
    case 'runbook':
      return library.runbooks.map(({ id, facts }) => ({ id, title: facts.title, about: facts.summary }));
    case 'service':
      return lastOf([...library.services.values()], 'retired').map(
        ({ id, name, description, team, tier, publicName, retired }) => ({
          id,
          title: `${name}, team ${team}, tier ${tier}${retired === undefined ? '' : `, retired ${retired}`}`,
          about: [description, publicName && `In public: ${publicName}`].filter(Boolean).join('\n\n'),
        }),
      );
    case 'person':
      return lastOf([...library.people.values()], 'left').map(({ handle, name, role, team, left }) => ({
        id: handle,
        title: `${name}, ${role}${left === undefined ? '' : `, left ${left}`}`,
        about: team && `Team ${team}`,
      }));
    case 'owner':
      return [
        ...namesOf('person', library).map((person) => ({ ...person, id: `@${person.id}` })),
        ...namesOf('team', library),
      ];
    case 'team':
      return [...teamsOf(library)].sort().map((id) => ({ id, title: 'team' }));
    case 'factor':
    case 'trigger':
      return Object.entries(configuration[noun === 'factor' ? 'factors' : 'triggers']).map(
        ([id, { name, description }]) => ({ id, title: name, about: description }),
      );
    case 'severity':
      return configuration.severities.map(({ id, name, description }) => ({ id, title: name, about: description }));
    case 'priority':
      return configuration.priorities.map((id) => ({ id }));
    case 'rule':
      return Object.keys(rules).map((id) => ({ id }));
    case 'section':
      return [
        ...new Map(
          library.templates.flatMap(({ sections }) =>
            sections.map(({ id, heading }): [string, Name] => [id, { id, title: heading }]),
          ),
        ).values(),
      ];
    case 'milestone':
      return milestones.map((id) => ({ id, about: metricsAt(id, library) }));
    case 'action type':
      return actionTypes.map((id) => ({ id }));
    case 'action status':
      return actionStatuses.map((id) => ({ id }));
    case 'zone':
      return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((id) => ({ id }));
  }
}

/** Those who left and what is retired come last: old documents name them. */
function lastOf<T, K extends keyof T>(all: readonly T[], gone: K): T[] {
  return [...all.filter((one) => one[gone] === undefined), ...all.filter((one) => one[gone] !== undefined)];
}

/** The name of a noun as it is written somewhere; a former id stands for what it is called now. */
export function nameOf(noun: Noun, written: string, library: Library): Name | undefined {
  const id = noun === 'person' ? written.replace(/^@/, '') : written;
  const now =
    noun === 'incident' || noun === 'runbook'
      ? library[noun === 'incident' ? 'postmortems' : 'runbooks'].find(({ facts }) => facts.formerly.includes(id))?.id
      : undefined;
  const names = namesOf(noun, library);
  return names.find((name) => name.id === id) ?? names.find((name) => name.id === now);
}

function nameOfIncident(postmortem: Postmortem): Name {
  const { id, facts } = postmortem;
  const first = firstEvent(postmortem);
  const told = [
    facts.severity,
    facts.kind === 'incident' ? undefined : facts.kind,
    facts.status,
    first && `began ${dayOf(first.moment)}`,
    isOpen(postmortem) ? 'still open' : undefined,
    facts.services.join(', '),
  ];
  return { id, title: facts.title, about: told.filter(Boolean).join(' · ') };
}

/** An action item, told in a line. */
export function nameOfAction({ id, action, owner, due, status }: ActionItem): Name {
  const told = [owner?.value, due && `due ${due.value}`, status?.value];
  return { id: id?.value ?? '', title: action.text, about: told.filter(Boolean).join(' · ') };
}

/** The durations that begin or end at a milestone, with their lengths in a postmortem where there is one. */
export function metricsAt(milestone: Milestone, library: Library, postmortem?: Postmortem): string {
  return Object.values(library.configuration.metrics)
    .filter(({ from, to }) => from === milestone || to === milestone)
    .map(({ name, from, to }) => {
      const [start, end] = [from, to].map((each) => postmortem && eventOf(postmortem, each)?.moment);
      const length = start && end ? `: **${formatSpan(spanBetween(start, end))}**` : '';
      return `- ${name}, \`${from}\` → \`${to}\`${length}`;
    })
    .join('\n');
}
