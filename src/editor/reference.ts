import type { Library } from '../core/model/library.ts';
import type { Place } from '../core/model/message.ts';
import { eventOf, type Postmortem } from '../core/model/postmortem.ts';
import { milestones, type Milestone } from '../core/model/vocabulary.ts';
import { parseYaml } from '../core/parse/yaml.ts';
import { cellAt, wordAt, type Word } from './bodytext.ts';
import { metricsAt, nameOf, nameOfAction, nounOfKey, nounOfValue, type Name, type Noun } from './names.ts';
import { descriptionAt, schemaOf, schemas, schemasAt } from './schemas.ts';
import { frontMatterOf, holds, spotAt, type YamlText } from './yamltext.ts';

/** Something a word refers to. */
export interface Reference {
  /** Where the word stands, by offsets. */
  start: number;
  end: number;
  name: Name;
  /** What sort of thing it names; undefined for a key of front matter and its plain values. */
  noun: Noun | 'action item' | undefined;
}

/** Where somebody looks. */
export interface Looking {
  text: string;
  offset: number;
  /** Path of the file below the content folder. */
  file: string;
  library: Library;
}

/** What the word at an offset refers to, in front matter, in a YAML file and in the text people read. */
export function referenceAt(looking: Looking): Reference | undefined {
  const { text, offset, file } = looking;
  const schema = schemaOf(file);
  const yaml: YamlText | undefined = file.endsWith('.yaml') ? { text, start: 0 } : frontMatterOf(text);
  return schema && yaml && holds(yaml, offset) ? inYaml(looking, schema, yaml) : inBody(looking);
}

function inYaml(
  { offset, library }: Looking,
  schema: NonNullable<ReturnType<typeof schemaOf>>,
  yaml: YamlText,
): Reference | undefined {
  const spot = spotAt(yaml, offset);
  if (!spot) return undefined;
  const { start, end, path, part, written } = spot;
  const noun = part === 'key' ? nounOfKey(schema, path.slice(0, -1)) : nounOfValue(schema, path);
  const name = noun && nameOf(noun, written, library);
  if (name) return { start, end, name, noun };
  const about = descriptionAt(schemas[schema], path);
  const words = schemasAt(schemas[schema], path).flatMap((one) => one.enum ?? []);
  const lines = [about, words.length > 0 && `One of ${words.map((word) => `\`${word}\``).join(', ')}.`];
  if (lines.every((line) => !line)) return undefined;
  return { start, end, noun: undefined, name: { id: String(path.at(-1)), about: lines.filter(Boolean).join('\n\n') } };
}

function inBody({ text, offset, file, library }: Looking): Reference | undefined {
  const word = wordAt(text, offset);
  if (word.text === '') return undefined;
  const postmortem = library.postmortems.find((one) => one.file === file);
  const cell = cellAt(text, offset, file, library);
  const milestone = cell?.noun === 'milestone' && milestones.find((one) => one === word.text);
  if (milestone) return found(word, milestoneIn(milestone, library, postmortem), 'milestone');
  const action = actionOf(word.text, postmortem, library);
  if (action) return found(word, nameOfAction(action), 'action item');
  const nouns: readonly Noun[] = word.text.startsWith('@') ? ['person'] : ['incident', 'runbook', 'service'];
  for (const noun of cell && cell.noun !== 'owner' ? [cell.noun] : nouns) {
    const name = nameOf(noun, word.text.replace(/(?:\.mdx)?(?:#.*)?$/, ''), library);
    if (name && (name.title ?? name.about)) return found(word, name, noun);
  }
  return undefined;
}

function found({ start, end }: Word, name: Name, noun: Reference['noun']): Reference {
  return { start, end, name, noun };
}

function milestoneIn(milestone: Milestone, library: Library, postmortem: Postmortem | undefined): Name {
  const event = postmortem && eventOf(postmortem, milestone);
  return { id: milestone, title: event?.moment?.text, about: metricsAt(milestone, library, postmortem) };
}

/** `A1` of the document itself, `<id>#A1` of any. */
function actionOf(word: string, here: Postmortem | undefined, library: Library) {
  const [, id = '', local = ''] = /^(?:([^#]+)#)?([A-Za-z]{1,4}-?\d{1,4})$/.exec(word) ?? [];
  const postmortem = id === '' ? here : library.postmortems.find((one) => one.id === id);
  return local === '' ? undefined : postmortem?.actions.find((action) => action.id?.value === local);
}

/** What an editor shows over a reference, in Markdown. */
export function hoverText({ name, noun }: Reference): string {
  const heading = noun === undefined ? '' : `**${plain(name.title ?? name.id)}**`;
  const sort = noun === undefined ? '' : `${noun} \`${name.id}\``;
  return [[heading, sort].filter(Boolean).join(' · '), name.about].filter(Boolean).join('\n\n');
}

/** Where what a word refers to is defined. */
export function definitionOf(
  { name, noun }: Reference,
  { file, library, text }: Pick<Looking, 'file' | 'library'> & { text: (file: string) => string | undefined },
  word: string,
): Place | undefined {
  switch (noun) {
    case 'incident':
    case 'runbook': {
      const documents = noun === 'incident' ? library.postmortems : library.runbooks;
      const document = documents.find(({ id }) => id === name.id);
      return document && (document.places.get('title') ?? startOfFile(document.file));
    }
    case 'action item': {
      const here = library.postmortems.find((one) => one.file === file);
      return actionOf(word, here, library)?.place;
    }
    case 'service':
      return keyIn('services.yaml', name.id);
    case 'person':
    case 'owner':
      return keyIn('people.yaml', name.id.replace(/^@/, ''));
    case 'factor':
    case 'trigger':
      return keyIn('library.yaml', `${noun}s.${name.id}`);
    case 'severity': {
      const at = library.configuration.severities.findIndex(({ id }) => id === name.id);
      return library.places.get('library.yaml')?.get(`severities.${at}.id`);
    }
    case 'section':
      return library.templates.flatMap(({ sections }) => sections).find(({ id }) => id === name.id)?.place;
    default:
      return undefined;
  }

  function keyIn(yamlFile: string, path: string): Place | undefined {
    const source = text(yamlFile);
    return source === undefined ? undefined : parseYaml(source, yamlFile, 'configuration-valid').keys.get(path);
  }
}

function startOfFile(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** Text of the library as Markdown that shows it as it is. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|!~]/g, '\\$&');
}
