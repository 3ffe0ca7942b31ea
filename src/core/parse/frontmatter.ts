import type { Root, RootContent } from 'mdast';
import type * as z from 'zod';
import { startOf, type Message, type Place } from '../model/message.ts';
import { checkSchema } from './schema.ts';
import { parseYaml } from './yaml.ts';

/** Front matter checked against its schema. */
export interface FrontMatter<T> {
  facts: T;
  places: Map<string, Place>;
  messages: Message[];
}

/**
 * Reads the front matter of a parsed body. Absent, broken and ill-fitting front matter are messages of the
 * rules `front-matter-readable` (syntax) and `front-matter-valid` (schema).
 */
export function readFrontMatter<S extends z.ZodType>(
  tree: Root,
  text: string,
  file: string,
  schema: S,
  standIns: Record<string, unknown>,
): FrontMatter<z.output<S>> {
  const node = tree.children[0] as
    RootContent | { type: 'yaml'; value: string; position?: { start: { line: number } } } | undefined;
  if (node?.type !== 'yaml') {
    const opened = /^---[ \t]*\n/.test(text);
    return {
      facts: schema.parse(standIns),
      places: new Map(),
      messages: [
        {
          rule: 'front-matter-readable',
          reason: opened
            ? 'Unexpected end of file in front matter, expected a closing `---`'
            : 'Unexpected text, expected front matter between `---` lines',
          place: startOf(file),
          hint: opened ? '---' : '---\ntitle: …\n---',
        },
      ],
    };
  }
  const first = (node.position?.start.line ?? 1) + 1;
  const yaml = parseYaml(node.value, file, 'front-matter-readable', first);
  if (yaml.messages.length > 0 && typeof yaml.data !== 'object') {
    return { facts: schema.parse(standIns), places: yaml.places, messages: yaml.messages };
  }
  const checked = checkSchema(schema, yaml, file, 'front-matter-valid', standIns);
  // After a syntax fault, missing or wrong values may only be unread.
  const broken = Math.min(...yaml.messages.map(({ place }) => place.line));
  const messages = checked.messages.filter(
    ({ place, reason }) => place.line < broken && (broken === Infinity || !reason.startsWith('Unexpected missing')),
  );
  return { facts: checked.data, places: yaml.places, messages: [...yaml.messages, ...messages] };
}
