import { autocomplete, autocompleteMultiselect, isCancel, select, text } from '@clack/prompts';
import {
  nameOf,
  personNamed,
  readBeginning,
  readId,
  readSlug,
  readTitle,
  type GivenPostmortem,
  type GivenRunbook,
  type ReadAnswer,
} from '../../src/core/import/answers.ts';
import { zoneOfTemplate } from '../../src/core/import/draft.ts';
import { nextId, slugOf } from '../../src/core/import/names.ts';
import type { Library } from '../../src/core/model/library.ts';
import { templateFor } from '../../src/core/model/template.ts';
import type { Kind } from '../../src/core/model/vocabulary.ts';
import { readZone } from '../../src/core/parse/time.ts';

/** Somebody left a question with Ctrl+C. */
export class Cancelled extends Error {}

const kindNames: Record<Kind, { label: string; hint: string }> = {
  incident: { label: 'incident', hint: 'something broke' },
  'near-miss': { label: 'near miss', hint: 'nothing broke, by luck or by care' },
  security: { label: 'security', hint: 'somebody got where they should not be, or could have' },
  drill: { label: 'drill', hint: 'broken on purpose, to practise' },
  maintenance: { label: 'maintenance', hint: 'planned work' },
};

/** Asks at the terminal for what was not given about a postmortem, and offers what the library knows. */
export async function askPostmortem(given: GivenPostmortem, library: Library, today: string): Promise<GivenPostmortem> {
  const { configuration, templates } = library;
  const asked: GivenPostmortem = { ...given };
  // Who gives all that is required means an incident unless it says otherwise.
  const isComplete = asked.title && asked.severity && asked.services?.length && asked.began;
  asked.kind ??= isComplete
    ? 'incident'
    : await answer(
        select({
          message: 'What is it about?',
          options: Object.entries(kindNames).map(([value, name]) => ({ value, ...name })),
          initialValue: 'incident',
        }),
      );
  asked.title ??= await answer(
    text({
      message: 'What broke, for whom?',
      placeholder: 'The API answered 502 after a deploy',
      validate: by(readTitle),
    }),
  );
  asked.severity ??= await answer(
    select({
      message: 'How bad did it get?',
      options: configuration.severities.map(({ id, name, description }) => ({
        value: id,
        label: `${id} ${name}`,
        ...(description === undefined ? {} : { hint: description }),
      })),
    }),
  );
  if (!asked.services || asked.services.length === 0) asked.services = await askServices(library, 'hit');
  const template = templateFor({ kind: asked.kind as Kind, severity: asked.severity }, templates);
  const zone = readZone(asked.zone ?? '') ?? (template ? zoneOfTemplate(template, configuration) : configuration.zone);
  asked.began ??= await answer(
    text({
      message: `When did it begin? (in ${zone}, unless a zone follows; a day alone will do)`,
      placeholder: `${today} 14:02`,
      validate: by((typed) => readBeginning(typed, zone)),
    }),
  );
  const began = readBeginning(asked.began, zone).value;
  if (!began) return asked;
  const { day } = began;
  if (configuration.ids && asked.id === undefined) {
    asked.id = await answer(
      text({
        message: 'Its id, for good',
        initialValue: nextId(library, day.slice(0, 4)) ?? '',
        validate: by((typed) => readId(typed, library)),
      }),
    );
  }
  if (!asked.author && library.people.size > 0) asked.author = await askAuthor(library);
  if (asked.slug === undefined) {
    const services = asked.services;
    const offered = readSlug(nameOf(asked.title, services), day, library, services);
    asked.slug = await answer(
      text({
        message: `Its file: ${day}-….mdx${configuration.ids ? '' : ', which is its address for good'}`,
        initialValue: offered.value ?? offered.fault.hint ?? '',
        validate: by((typed) => readSlug(typed, day, library, services)),
      }),
    );
  }
  return asked;
}

/** Asks at the terminal for what was not given about a runbook. */
export async function askRunbook(given: GivenRunbook, library: Library): Promise<GivenRunbook> {
  const asked: GivenRunbook = { ...given };
  asked.title ??= await answer(
    text({ message: 'What does it do?', placeholder: 'Roll back a release', validate: by(readTitle) }),
  );
  asked.summary ??= await answer(
    text({
      message: 'When does somebody open it?',
      placeholder: 'When trouble began after a release and nothing better explains it.',
      validate: (typed) =>
        (typed ?? '').trim() === '' ? 'A sentence, as somebody would search for it at 3 a.m.' : undefined,
    }),
  );
  if (!asked.services || asked.services.length === 0) asked.services = await askServices(library, 'it is for');
  asked.slug ??= slugOf(asked.title) || slugOf(asked.services.join(' ')) || 'runbook';
  return asked;
}

async function askServices({ services }: Library, which: string): Promise<string[]> {
  return answer(
    autocompleteMultiselect({
      message: `Which services? (type to search, Tab marks; those ${which})`,
      options: [...services.values()]
        .filter(({ retired }) => retired === undefined)
        .map(({ id, name, description, team }) => ({
          value: id,
          label: name === id ? id : `${name} (${id})`,
          hint: description ?? team,
        })),
      required: true,
      maxItems: 8,
    }),
  );
}

async function askAuthor({ people }: Library): Promise<string[]> {
  const nobody = '';
  const author = await answer(
    autocomplete({
      message: 'Who writes it? (type to search)',
      options: [
        { value: nobody, label: 'nobody yet' },
        ...[...people.values()]
          .filter(({ left }) => left === undefined)
          .map(({ handle, name, role }) => ({
            value: handle,
            label: name,
            hint: `@${handle}, ${role}`,
          })),
      ],
      initialValue: nobody,
      maxItems: 8,
    }),
  );
  return author === nobody ? [] : [author];
}

/** The person whose name git knows, if the library knows them too. */
export function authorBy(gitName: string | undefined, library: Library): string[] | undefined {
  const handle = gitName === undefined ? undefined : personNamed(gitName, library);
  return handle === undefined ? undefined : [handle];
}

export async function answer<T>(asked: Promise<T>): Promise<Exclude<T, symbol>> {
  const given = await asked;
  if (isCancel(given)) throw new Cancelled();
  return given as Exclude<T, symbol>;
}

function by<T>(read: (text: string) => ReadAnswer<T>) {
  return (typed: string | undefined) => {
    const { fault } = read(typed ?? '');
    return fault && (fault.hint === undefined ? fault.reason : `${fault.reason} → ${fault.hint}`);
  };
}
