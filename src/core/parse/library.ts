import { RE2JS } from 're2js';
import type * as z from 'zod';
import { configurationSchema, type Configuration } from '../model/configuration.ts';
import type { LibraryParts } from '../model/entry.ts';
import type { Library, LibraryDocument, SourceFile } from '../model/library.ts';
import { startOf, type Message, type Place } from '../model/message.ts';
import { peopleSchema, type Person } from '../model/person.ts';
import { newestFirst } from '../model/postmortem.ts';
import { lastReviewFirst } from '../model/review.ts';
import { servicesSchema, type Service } from '../model/service.ts';
import { isDiagramSource } from '../model/picture.ts';
import { snapshotFile } from '../model/ticket.ts';
import type { Template } from '../model/template.ts';
import { parsePostmortem } from './postmortem.ts';
import { parseReview } from './review.ts';
import { parseRunbook } from './runbook.ts';
import { alternatives, checkSchema, shown } from './schema.ts';
import { indexHeadings } from './sections.ts';
import { readSource } from './source.ts';
import { parseTemplate } from './template.ts';
import { parseSnapshot } from './snapshot.ts';
import { readZone } from './time.ts';
import { parseYaml } from './yaml.ts';

/**
 * Parses every file of a content folder into a library. Never throws: unreadable files are left out and reported in
 * `faults`.
 */
export function parseLibrary(files: readonly SourceFile[]): Library {
  const faults: Message[] = [];
  const places = new Map<string, ReadonlyMap<string, Place>>();
  const texts = new Map<string, string>();
  for (const file of files) {
    if (isPicture(file.path)) continue;
    const source = readSource(file);
    if (source.message) faults.push(source.message);
    else texts.set(file.path, source.text);
  }
  const known = new Set(files.map((file) => file.path));

  const readYaml = <S extends z.ZodType>(file: string, schema: S, standIns: Record<string, unknown>): z.output<S> => {
    const text = texts.get(file);
    if (text === undefined) {
      if (!known.has(file))
        faults.push({
          rule: 'configuration-valid',
          reason: `Unexpected library without \`${file}\`, expected the file`,
          place: startOf(file),
        });
      return schema.parse(standIns);
    }
    const yaml = parseYaml(text, file, 'configuration-valid');
    places.set(file, yaml.places);
    const checked = checkSchema(schema, yaml, file, 'configuration-valid', standIns);
    faults.push(
      ...yaml.messages,
      ...(yaml.messages.length > 0 && typeof yaml.data !== 'object' ? [] : checked.messages),
    );
    return checked.data;
  };

  const configuration = checkConfiguration(
    readYaml('library.yaml', configurationSchema, {
      schema: 1,
      name: 'Incident library',
      severities: [{ id: 'SEV1', name: 'Critical' }],
    }),
    places.get('library.yaml') ?? new Map<string, Place>(),
    faults,
  );
  const services = new Map<string, Service>(
    Object.entries(readYaml('services.yaml', servicesSchema, {})).map(([id, service]) => [id, { id, ...service }]),
  );
  const people = new Map<string, Person>(
    Object.entries(readYaml('people.yaml', peopleSchema, {})).map(([handle, person]) => [
      handle,
      { handle, ...person },
    ]),
  );

  const templates: Template[] = [];
  for (const [path, text] of [...texts].sort(byPath)) {
    if (!/^template[^/]*\.mdx$/.test(path)) continue;
    const { template, messages } = parseTemplate(text, path);
    templates.push(template);
    faults.push(...messages);
  }
  if (templates.length === 0)
    faults.push({
      rule: 'template-valid',
      reason: 'Unexpected library without a template, expected `template.mdx`',
      place: startOf('template.mdx'),
    });

  const snapshot = parseSnapshot(texts.get(snapshotFile));
  faults.push(...snapshot.messages);
  if (texts.has(snapshotFile)) places.set(snapshotFile, new Map());

  const parts = { configuration, services, people, templates, places };
  const parse = documentParser(parts);
  const documents: LibraryDocument[] = [];
  for (const [path, text] of [...texts].sort(byPath)) {
    if (isDocument(path)) documents.push(parse(text, path));
    else if (/^(postmortems|runbooks|reviews)\/.*\.(md|markdown|txt)$/.test(path) && !/(^|\/)README\.md$/.test(path))
      faults.push({
        rule: 'file-readable',
        reason: `Unexpected file \`${path}\`, expected a name that ends in \`.mdx\``,
        place: startOf(path),
      });
  }
  return {
    ...parts,
    postmortems: newestFirst(documents.filter((one) => one.type === 'postmortem')),
    runbooks: documents.filter((one) => one.type === 'runbook'),
    reviews: lastReviewFirst(documents.filter((one) => one.type === 'review')),
    faults,
    tickets: snapshot.tickets,
    images: new Set(files.filter((file) => isPicture(file.path)).map((file) => file.path)),
    diagrams: new Set(
      files.filter(({ path, bytes }) => isPicture(path) && isDiagramSource(bytes)).map(({ path }) => path),
    ),
  };
}

/** Whether a path below the content folder is that of a postmortem, a runbook or a review. */
export function isDocument(path: string): boolean {
  return /^(?:postmortems|runbooks|reviews)\/.*\.mdx$/.test(path);
}

function isPicture(path: string): boolean {
  return path.startsWith('images/');
}

/** How the documents of a library are parsed: with its configuration and by its templates. */
export function documentParser({
  configuration,
  templates,
}: Pick<LibraryParts, 'configuration' | 'templates'>): (text: string, path: string) => LibraryDocument {
  const find = indexHeadings(templates, configuration.words.headings);
  return (text, path) => {
    if (path.startsWith('postmortems/')) return parsePostmortem(text, path, configuration, find);
    return path.startsWith('reviews/') ? parseReview(text, path, find) : parseRunbook(text, path);
  };
}

/** Compiles a pattern from the configuration. RE2 runs in time linear in its input, whatever the pattern. */
export function compilePattern(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

function checkConfiguration(
  configuration: Configuration,
  places: ReadonlyMap<string, Place>,
  faults: Message[],
): Configuration {
  const file = 'library.yaml';
  const checked = { ...configuration };
  const say = (path: string, reason: string) => {
    faults.push({ rule: 'configuration-valid', reason, place: places.get(path) ?? startOf(file) });
  };
  if (!readZone(configuration.zone)) {
    say(
      'zone',
      `Unexpected time zone \`${configuration.zone}\`, expected an IANA name such as \`Europe/Oslo\`, or \`UTC\``,
    );
    checked.zone = 'UTC';
  }
  for (const key of ['ids', 'tickets'] as const) {
    const pattern = configuration[key]?.pattern;
    if (pattern === undefined || compilePattern(pattern)) continue;
    say(
      `${key}.pattern`,
      `Unexpected pattern \`${pattern}\` in \`${key}\`, expected a regular expression in RE2 syntax`,
    );
    checked[key] = undefined;
  }
  const scale = configuration.severities.map((severity) => severity.id);
  for (const [index, id] of scale.entries()) {
    if (scale.indexOf(id) !== index)
      say(`severities.${index}`, `Unexpected second severity \`${id}\`, expected each one once`);
  }
  for (const deadline of ['review', 'actions'] as const) {
    for (const severity of Object.keys(configuration.deadlines[deadline])) {
      if (!scale.includes(severity))
        say(
          `deadlines.${deadline}.${severity}`,
          `Unexpected severity \`${severity}\`, expected one of ${scale.map((id) => `\`${id}\``).join(', ')}`,
        );
    }
  }
  checked.actions = {
    ...configuration.actions,
    trackers: configuration.actions.trackers.filter(({ tickets }, index) => {
      if (compilePattern(tickets)) return true;
      say(
        `actions.trackers.${index}.tickets`,
        `Unexpected pattern \`${tickets}\` in \`tickets\`, expected a regular expression in RE2 syntax`,
      );
      return false;
    }),
  };
  const { issue } = configuration.actions.reminders;
  const projects = configuration.actions.trackers.map(({ project }) => project);
  if (issue !== undefined && !projects.includes(issue))
    say(
      'actions.reminders.issue',
      `Unexpected project ${shown(issue)}, expected ${alternatives(projects)}, one of \`actions.trackers\``,
    );
  const metrics = Object.keys(configuration.metrics);
  for (const [metric, targets] of Object.entries(configuration.targets)) {
    if (!metrics.includes(metric))
      say(
        `targets.${metric}`,
        `Unexpected metric \`${metric}\`, expected one of ${metrics.map((id) => `\`${id}\``).join(', ')}`,
      );
    for (const severity of Object.keys(targets)) {
      if (!scale.includes(severity))
        say(
          `targets.${metric}.${severity}`,
          `Unexpected severity \`${severity}\`, expected one of ${scale.map((id) => `\`${id}\``).join(', ')}`,
        );
    }
  }
  return checked;
}

function byPath(a: [string, string], b: [string, string]): number {
  return a[0] < b[0] ? -1 : 1;
}
