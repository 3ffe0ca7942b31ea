import { factsSchema } from '../model/facts.ts';
import type { Library } from '../model/library.ts';
import { teamsOf } from '../model/library.ts';
import { templateFor, type Template } from '../model/template.ts';
import { kinds } from '../model/vocabulary.ts';
import { compilePattern } from '../parse/library.ts';
import { alternatives, nearest, shown } from '../parse/schema.ts';
import { readZone } from '../parse/time.ts';
import { faultOfZone, readBegan, type Began } from './began.ts';
import { zoneOfTemplate, type PostmortemAnswers, type RunbookAnswers } from './draft.ts';
import { firstFree, nextId, slugOf, takenBy, withoutAccents } from './names.ts';

/** What was given for a postmortem, as it was typed. */
export interface GivenPostmortem {
  id?: string;
  title?: string;
  kind?: string;
  severity?: string;
  services?: readonly string[];
  began?: string;
  author?: readonly string[];
  lead?: readonly string[];
  zone?: string;
  slug?: string;
}

/** What was given for a runbook, as it was typed. */
export interface GivenRunbook {
  title?: string;
  summary?: string;
  services?: readonly string[];
  alerts?: readonly string[];
  owner?: string;
  slug?: string;
}

/** An answer that is wrong or missing. */
export interface Fault {
  /** Which one. */
  answer: string;
  /** `Unexpected X, expected Y`; undefined for an answer that was not given. */
  reason?: string;
  hint?: string;
}

/** Answers that are complete and right, with the template and the file that follow from them; or every fault. */
export type Read<Answers> =
  { answers: Answers; file: string; faults?: undefined } | { answers?: undefined; faults: Fault[] };

/** Answers about a postmortem, and the template that applies. */
export type ReadPostmortem =
  (Read<PostmortemAnswers> & { faults?: undefined; template: Template }) | { answers?: undefined; faults: Fault[] };

/** One answer that was read, or its fault. */
export type ReadAnswer<T> = { value: T; fault?: undefined } | { value?: undefined; fault: Omit<Fault, 'answer'> };

/** Reads everything given for a postmortem; all faults at once. */
export function readPostmortemAnswers(given: GivenPostmortem, library: Library): ReadPostmortem {
  const faults: Fault[] = [];
  const take = takeInto(faults);
  const title = take('title', given.title, readTitle);
  const kind = take('kind', given.kind ?? 'incident', readKind);
  const severity = take('severity', given.severity, (text) => readSeverity(text, library));
  const services = takeAll(faults, 'service', given.services, (text) => readService(text, library), true);
  const template = kind && templateFor({ kind, severity: severity ?? '' }, library.templates);
  if (kind && !template) faults.push({ answer: 'template', reason: 'Unexpected library without a template' });
  const zone = given.zone === undefined ? undefined : take('zone', given.zone, (text) => readZoneName(text, library));
  const documentZone = zone ?? (template ? zoneOfTemplate(template, library.configuration) : 'UTC');
  const began = take('began', given.began, (text) => readBeginning(text, documentZone));
  const author = takeAll(faults, 'author', given.author ?? [], (text) => readPerson(text, library), false);
  const lead = takeAll(faults, 'lead', given.lead ?? [], (text) => readPerson(text, library), false);
  const id =
    library.configuration.ids && (given.id !== undefined || began)
      ? take('id', given.id ?? nextId(library, began!.day.slice(0, 4)), (text) => readId(text, library))
      : undefined;
  if (given.id !== undefined && !library.configuration.ids)
    faults.push({ answer: 'id', reason: `Unexpected id ${shown(given.id)}, expected none: the file’s name is the id` });
  const slug =
    title !== undefined && began && services
      ? take('slug', given.slug ?? nameOf(title, services), (text) => readSlug(text, began.day, library, services))
      : undefined;
  if (faults.length > 0 || !title || !kind || !severity || !services || !template || !began || !slug) return { faults };
  return {
    answers: { id, title, kind, severity, services, began, zone, author: author ?? [], lead: lead ?? [] },
    file: fileOf(began.day, slug),
    template,
  };
}

/** Reads everything given for a runbook; all faults at once. */
export function readRunbookAnswers(given: GivenRunbook, library: Library, today: string): Read<RunbookAnswers> {
  const faults: Fault[] = [];
  const take = takeInto(faults);
  const title = take('title', given.title, readTitle);
  const services = takeAll(faults, 'service', given.services, (text) => readService(text, library), true);
  const summary = given.summary === undefined ? undefined : take('summary', given.summary, readText);
  const owner =
    given.owner === undefined
      ? services && library.services.get(services[0]!)?.team
      : take('owner', given.owner, (text) => readOwner(text, library));
  const slug =
    title === undefined
      ? undefined
      : take('slug', given.slug ?? (slugOf(title) || services?.[0] || ''), (text) => readRunbookSlug(text, library));
  if (faults.length > 0 || !title || !services || !slug) return { faults };
  const alerts = (given.alerts ?? []).map(folded).filter((alert) => alert !== '');
  return { answers: { title, summary, services, alerts, owner, today }, file: `runbooks/${slug}.mdx` };
}

/** A title on one line, no longer than the model allows. */
export function readTitle(text: string): ReadAnswer<string> {
  const title = folded(text);
  if (title === '') return { fault: { reason: 'Unexpected empty title, expected what broke, for whom' } };
  if (factsSchema.shape.title.safeParse(title).success) return { value: title };
  return {
    fault: {
      reason: `Unexpected title of ${title.length} characters, expected at most ${factsSchema.shape.title.maxLength ?? 140}`,
    },
  };
}

/** Some text on one line. */
function readText(text: string): ReadAnswer<string> {
  const value = folded(text);
  return value === '' ? { fault: { reason: 'Unexpected empty text, expected a sentence' } } : { value };
}

function readKind(text: string): ReadAnswer<PostmortemAnswers['kind']> {
  const value = kinds.find(
    (kind) =>
      kind ===
      text
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-'),
  );
  return value ? { value } : unknown('kind', text, kinds, '');
}

function readSeverity(text: string, { configuration }: Library): ReadAnswer<string> {
  const scale = configuration.severities.map(({ id }) => id);
  const value = scale.find((id) => id.toLowerCase() === text.trim().toLowerCase());
  return value === undefined ? unknown('severity', text, scale, 'one of `library.yaml`') : { value };
}

function readService(text: string, { services }: Library): ReadAnswer<string> {
  const wanted = text.trim().toLowerCase();
  const found = [...services.values()].find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (found) return { value: found.id };
  return unknown('service', text, [...services.keys()], 'an id of `services.yaml`');
}

function readPerson(text: string, { people }: Library): ReadAnswer<string> {
  const wanted = text.trim().replace(/^@/, '').toLowerCase();
  const found = people.get(wanted) ?? [...people.values()].find(({ name }) => foldedName(name) === foldedName(wanted));
  return found ? { value: found.handle } : unknown('person', text, [...people.keys()], 'a handle of `people.yaml`');
}

function readOwner(text: string, library: Library): ReadAnswer<string> {
  const teams = teamsOf(library);
  if (teams.has(text.trim())) return { value: text.trim() };
  const person = readPerson(text, library);
  if (person.value !== undefined) return { value: `@${person.value}` };
  return unknown('owner', text, [...teams], 'a team of `services.yaml` or a handle of `people.yaml`');
}

function readZoneName(text: string, { configuration }: Library): ReadAnswer<string> {
  const value = readZone(text);
  if (value !== undefined) return { value };
  const fault = faultOfZone(text, configuration);
  return { fault: { reason: fault?.reason ?? `Unexpected zone ${shown(text)}`, hint: fault?.hint } };
}

/** When it began, in the zone of the document. */
export function readBeginning(text: string, zone: string): ReadAnswer<Began> {
  const { began, fault } = readBegan(text, zone);
  if (began) return { value: began };
  const isForm = ['time-readable', 'time-dated'].includes(fault.rule);
  const isGap = fault.hint?.includes('YYYY') ?? false;
  const reason = `Unexpected ${text.trim() === '' ? 'empty time' : shown(text)}, expected a day, or a day and a time such as \`2026-04-15 14:02\``;
  return { fault: { reason: isForm ? reason : fault.reason, hint: isGap ? undefined : fault.hint } };
}

/** An id that matches the pattern of library.yaml and is free. */
export function readId(text: string, { configuration, postmortems }: Library): ReadAnswer<string> {
  const id = text.trim();
  const pattern = configuration.ids?.pattern ?? '';
  if (!compilePattern(pattern)?.matches(id))
    return { fault: { reason: `Unexpected id ${shown(id)}, expected one that matches \`${pattern}\`` } };
  const file = takenBy(id, postmortems);
  return file === undefined
    ? { value: id }
    : { fault: { reason: `Unexpected id ${shown(id)}, which \`${file}\` has, expected a free one` } };
}

/** The part of a postmortem’s file name after the day; if it is taken, a free one is suggested. */
export function readSlug(
  text: string,
  day: string,
  { postmortems }: Library,
  services: readonly string[],
): ReadAnswer<string> {
  const slug = text
    .trim()
    .replace(/\.mdx$/, '')
    .replace(new RegExp(`^${day}-`), '');
  const malformed = faultOfSlug(slug);
  if (malformed) return malformed;
  const file = takenBy(`${day}-${slug}`, postmortems);
  if (file === undefined) return { value: slug };
  const longer = services.filter((service) => !slug.includes(service)).map((service) => `${slug}-${slugOf(service)}`);
  const free = firstFree(
    longer.length > 0 ? longer : [slug],
    (name) => takenBy(`${day}-${name}`, postmortems) !== undefined,
  );
  return taken(`${day}-${slug}`, file, free);
}

function readRunbookSlug(text: string, { runbooks }: Library): ReadAnswer<string> {
  const slug = text.trim().replace(/\.mdx$/, '');
  const malformed = faultOfSlug(slug);
  if (malformed) return malformed;
  const file = takenBy(slug, runbooks);
  if (file === undefined) return { value: slug };
  return taken(
    slug,
    file,
    firstFree([`${slug}-2`], (name) => takenBy(name, runbooks) !== undefined),
  );
}

/** The name of a postmortem’s file, unless another is given: what broke, else where. */
export function nameOf(title: string, services: readonly string[]): string {
  return slugOf(title) || slugOf(services.join(' ')) || 'incident';
}

/** The path of a postmortem below the content folder. */
function fileOf(day: string, slug: string): string {
  return `postmortems/${day}-${slug}.mdx`;
}

/** The person a name belongs to, whatever the case and the accents; undefined for a stranger. */
export function personNamed(name: string, { people }: Pick<Library, 'people'>): string | undefined {
  const wanted = foldedName(name);
  if (wanted === '') return undefined;
  const found = [...people.values()].filter((person) => foldedName(person.name) === wanted);
  return found.length === 1 ? found[0]!.handle : undefined;
}

function faultOfSlug(slug: string): { fault: Omit<Fault, 'answer'> } | undefined {
  if (slug.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return undefined;
  const meant = slugOf(slug);
  const reason = `Unexpected name ${shown(slug)}, expected lower-case letters, digits and single hyphens between them`;
  return { fault: { reason, hint: meant === '' || meant === slug ? undefined : meant } };
}

function taken(id: string, file: string, free: string): { fault: Omit<Fault, 'answer'> } {
  return { fault: { reason: `Unexpected name ${shown(id)}, which \`${file}\` has, expected a free one`, hint: free } };
}

function unknown(what: string, text: string, known: readonly string[], listed: string) {
  const lower = known.map((one) => one.toLowerCase());
  const near = nearest(text.trim().toLowerCase(), lower);
  const meant = near === undefined ? undefined : known[lower.indexOf(near)]!;
  const expected =
    meant === undefined ? (known.length > 0 && known.length <= 24 ? alternatives(known) : listed) : shown(meant);
  return { fault: { reason: `Unexpected ${what} ${shown(text)}, expected ${expected}`, hint: meant } };
}

function folded(text: string): string {
  // Control characters and lone surrogates cannot be written to a file.
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function foldedName(name: string): string {
  return withoutAccents(name).replace(/\s+/g, ' ').trim();
}

function takeInto(faults: Fault[]) {
  return <T>(answer: string, text: string | undefined, read: (text: string) => ReadAnswer<T>): T | undefined => {
    if (text === undefined) {
      faults.push({ answer });
      return undefined;
    }
    const { value, fault } = read(text);
    if (fault) faults.push({ answer, ...fault });
    return value;
  };
}

function takeAll<T>(
  faults: Fault[],
  answer: string,
  texts: readonly string[] | undefined,
  read: (text: string) => ReadAnswer<T>,
  required: boolean,
): T[] | undefined {
  const given = (texts ?? []).flatMap((text) => text.split(',')).filter((text) => text.trim() !== '');
  if (given.length === 0 && required) faults.push({ answer });
  const values = new Set<T>();
  for (const text of given) {
    const { value, fault } = read(text);
    if (fault) faults.push({ answer, ...fault });
    else values.add(value as T);
  }
  return given.length === 0 && required ? undefined : [...values];
}
