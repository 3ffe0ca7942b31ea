import * as z from 'zod';
import { configurationSchema } from '../core/model/configuration.ts';
import { factsSchema, reviewFactsSchema, runbookFactsSchema } from '../core/model/facts.ts';
import { peopleSchema } from '../core/model/person.ts';
import { servicesSchema } from '../core/model/service.ts';

/** As much of JSON Schema as the ones below use. */
export interface JsonSchema {
  title?: string;
  description?: string;
  type?: string;
  enum?: (string | number)[];
  const?: string | number;
  default?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** What a YAML text can be: the front matter of a document, or one of the files beside them. */
export type SchemaName = 'postmortem' | 'runbook' | 'review' | 'library' | 'services' | 'people';

/** The JSON Schemas of everything people write in YAML, made from the schemas the library is read with. */
export const schemas: Readonly<Record<SchemaName, JsonSchema>> = {
  postmortem: jsonSchema('postmortem', 'Front matter of a postmortem', factsSchema),
  runbook: jsonSchema('runbook', 'Front matter of a runbook', runbookFactsSchema),
  review: jsonSchema('review', 'Front matter of a review that took place', reviewFactsSchema),
  library: jsonSchema('library', 'library.yaml: what the organisation decides for its library', configurationSchema),
  services: jsonSchema('services', 'services.yaml: the services, by id', servicesSchema),
  people: jsonSchema('people', 'people.yaml: the people, by handle', peopleSchema),
};

/** The schema a file of the content folder is written by. */
export function schemaOf(file: string): SchemaName | undefined {
  if (/^postmortems\/.*\.mdx$/.test(file)) return 'postmortem';
  if (/^runbooks\/.*\.mdx$/.test(file)) return 'runbook';
  if (/^reviews\/.*\.mdx$/.test(file)) return 'review';
  return (['library', 'services', 'people'] as const).find((name) => file === `${name}.yaml`);
}

/** Every alternative a schema has for the value at a path. */
export function schemasAt(schema: JsonSchema, path: readonly (string | number)[]): JsonSchema[] {
  let current = alternativesOf(schema);
  for (const step of path) {
    current = current.flatMap((one) => {
      const inner = typeof step === 'number' ? one.items : partOf(one, step);
      return inner ? alternativesOf(inner) : [];
    });
  }
  return current;
}

/** What is said of the value at a path, its alternatives included. */
export function descriptionAt(schema: JsonSchema, path: readonly (string | number)[]): string | undefined {
  const holders = path.length === 0 ? [] : schemasAt(schema, path.slice(0, -1));
  const step = path.at(-1);
  const parts = holders.map((one) => (typeof step === 'number' ? one.items : partOf(one, String(step))));
  return parts.find((part) => part?.description !== undefined)?.description;
}

function alternativesOf(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf ? schema.anyOf.flatMap(alternativesOf) : [schema];
}

function partOf(schema: JsonSchema, key: string): JsonSchema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function jsonSchema(name: SchemaName, title: string, schema: z.ZodType): JsonSchema {
  // What people write, before defaults are filled in; draft 7 is what every YAML language server knows.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { $schema, $id: `urn:postmortem-library:${name}`, title, ...rest } as JsonSchema;
}
