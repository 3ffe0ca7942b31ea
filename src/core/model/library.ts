import type { Configuration } from './configuration.ts';
import type { Message, Place } from './message.ts';
import type { Person } from './person.ts';
import type { Postmortem } from './postmortem.ts';
import type { Runbook } from './runbook.ts';
import type { Service } from './service.ts';
import type { Template } from './template.ts';

/** Everything in `content/`, parsed. */
export interface Library {
  configuration: Configuration;
  /** Newest first. */
  postmortems: Postmortem[];
  /** By id. */
  runbooks: Runbook[];
  services: ReadonlyMap<string, Service>;
  people: ReadonlyMap<string, Person>;
  templates: Template[];
  /** Faults of files that belong to no document: configuration, catalogues, templates, strangers. */
  faults: Message[];
  /** Where the values of each YAML file stand: file, then path joined with `.`. */
  places: ReadonlyMap<string, ReadonlyMap<string, Place>>;
  /** Paths of the pictures below `images/`. */
  images: ReadonlySet<string>;
}

/** A file as it was read. */
export interface SourceFile {
  /** Path below the content folder, with `/`. */
  path: string;
  /** Its first bytes: all of them, unless it is larger than anything that is read. Empty for pictures. */
  bytes: Uint8Array;
  /** Its whole size in bytes. */
  size: number;
}

/** Every team that a service or a person names. */
export function teamsOf(library: Pick<Library, 'services' | 'people'>): ReadonlySet<string> {
  const teams = new Set<string>();
  for (const service of library.services.values()) teams.add(service.team);
  for (const person of library.people.values()) if (person.team) teams.add(person.team);
  return teams;
}
