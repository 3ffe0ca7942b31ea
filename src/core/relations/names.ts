import { runbooksById } from '../model/lookup.ts';
import type { Catalogue } from '../model/entry.ts';
import { english, type RelationWords } from './words.ts';

/** How sentences about relations name things; each takes an id. */
export interface Names {
  service(id: string): string;
  factor(id: string): string;
  trigger(id: string): string;
  runbook(id: string): string;
}

/** The names a library gives, as they stand inside a sentence; an id nobody named stays an id. */
export function namesOf(
  { configuration, services, runbooks }: Pick<Catalogue, 'configuration' | 'services' | 'runbooks'>,
  { inSentence }: Pick<RelationWords, 'inSentence'> = english,
): Names {
  const term = (terms: Record<string, { name: string }>, id: string) =>
    Object.hasOwn(terms, id) ? inSentence(terms[id]!.name) : id;
  return {
    service: (id) => services.get(id)?.name ?? id,
    factor: (id) => term(configuration.factors, id),
    trigger: (id) => term(configuration.triggers, id),
    runbook: (id) => runbooksById(runbooks).get(id)?.facts.title ?? id,
  };
}
