import { judgeReadings, noter, sayer, type Reading, type Rules } from '../core/lint/judge.ts';
import type { Report, Rule } from '../core/lint/rule.ts';
import { rules } from '../core/lint/rules/index.ts';
import type { Configuration } from '../core/model/configuration.ts';
import { documentsOf, type Library } from '../core/model/library.ts';
import type { JudgedMessage, Message } from '../core/model/message.ts';

/** What was read of documents as they are, under a configuration as it is. */
interface Known {
  noted: WeakMap<object, Pick<Reading, 'entry' | 'notes'>>;
  said: WeakMap<object, Message[]>;
}

const known = new WeakMap<Configuration, Known>();

/**
 * What `judge` says of some files of a library, without asking the rules about single documents about any other. What
 * follows from a document alone is worked out once for each of its versions.
 *
 * @param failed hears of a rule that broke off, so that the others can still be heard
 */
export function judgeFiles(
  library: Library,
  files: ReadonlySet<string>,
  today: string,
  failed: (error: unknown) => void,
): JudgedMessage[] {
  const guarded = guardedBy(failed);
  const note = noter(library, guarded);
  const say = sayer(library, guarded);
  const { noted, said } = knownUnder(library.configuration);
  const readings = documentsOf(library).map((document): Reading => {
    const messages = files.has(document.file) ? once(said, document, () => say(document)) : [];
    return { ...once(noted, document, () => note(document)), messages };
  });
  const { messages } = judgeReadings(library, readings, library, { today, rules: guarded });
  return messages.filter(({ place }) => files.has(place.file));
}

function knownUnder(configuration: Configuration): Known {
  return once(known, configuration, () => ({ noted: new WeakMap(), said: new WeakMap() }));
}

function once<K extends object, V>(values: WeakMap<K, V>, key: K, make: () => V): V {
  let value = values.get(key);
  if (value === undefined) values.set(key, (value = make()));
  return value;
}

/** The rules, each of which may break off without the others. */
function guardedBy(failed: (error: unknown) => void): Rules {
  const guard = (rule: Rule): Rule => {
    if (!('check' in rule)) return rule;
    const check = (...given: [never, Report, never, never]) => attempt(() => rule.check(...given));
    const note = 'note' in rule && rule.note;
    return {
      ...rule,
      check,
      ...(note && { note: (...given: [never, never]) => attempt(() => note(...given)) }),
    } as Rule;
  };
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch (error) {
      failed(error);
      return undefined;
    }
  };
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, guard(rule)]));
}
