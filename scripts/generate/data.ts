import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ActionType } from '../../src/core/model/vocabulary.ts';

/**
 * What a generated library is made of: an organisation that does not exist, what breaks there, and how people write
 * about it. It stands as YAML in `data/`.
 */
function read<T>(name: string): T {
  return parse(readFileSync(join(import.meta.dirname, 'data', `${name}.yaml`), 'utf8')) as T;
}

/** A hidden cause: what really happened. `{svc}`, `{dep}`, `{n}` and `{m}` in its texts are filled in. */
export interface Cause {
  id: string;
  slugs: readonly string[];
  titles: readonly string[];
  services: readonly string[];
  factors: readonly string[];
  triggers: readonly string[];
  runbooks: readonly string[];
  alert: string;
  /** What was seen, as sentences. */
  symptoms: readonly string[];
  /** Why, as sentences; each can stand as a list entry. */
  mechanism: readonly string[];
  /** Messages as logs have them. */
  errors: readonly string[];
  looks: readonly Look[];
  /** YAML, the way it was. */
  config: string;
  /** What stopped it, as sentences. */
  fixes: readonly string[];
  remedies: readonly { type: ActionType; text: string }[];
  lesson: string;
}

/** A command and what it printed. */
export interface Look {
  command: string;
  output: string;
}

interface GeneratedService {
  id: string;
  team: string;
  tier: number;
  publicName?: string;
  description: string;
}

/** A word of the organisation's vocabulary: its name, and when it applies. */
export interface Term {
  id: string;
  name: string;
  description: string;
}

interface GeneratedRunbook {
  id: string;
  title: string;
  summary: string;
  owner: string;
  services: readonly string[];
  alerts: readonly string[];
  steps: readonly string[];
  command: string;
}

interface Phrases {
  synonyms: readonly (readonly string[])[];
  chatter: readonly (readonly [event: string, evidence: string])[];
  aftermath: readonly (readonly [event: string, evidence: string])[];
  wentWell: readonly string[];
  wentBadly: readonly { sentence: string; type: ActionType; action: string }[];
  luck: readonly string[];
  impactNotes: readonly string[];
  detectionNotes: readonly string[];
  lessons: readonly string[];
  whys: readonly string[];
  announcements: readonly (readonly [first: string, meanwhile: string, last: string])[];
  investigationNotes: readonly string[];
  resolutionNotes: readonly string[];
}

/** The more frequent ones first. */
export const causes = read<readonly Cause[]>('causes');
export const services = read<readonly GeneratedService[]>('services');
export const people = read<readonly { handle: string; name: string; role: string; team: string }[]>('people');
export const factors = read<readonly Term[]>('factors');
export const triggers = read<readonly Term[]>('triggers');
export const runbooks = read<readonly GeneratedRunbook[]>('runbooks');
export const phrases = read<Phrases>('phrases');
