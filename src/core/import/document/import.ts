import type { Definition, Nodes, RootContent } from 'mdast';
import { stringify } from 'yaml';
import { dayIn } from '../../model/clock.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Status } from '../../model/vocabulary.ts';
import type { HeadingIndex } from '../../parse/sections.ts';
import { walk } from '../../parse/tree.ts';
import { stemOf } from './choice.ts';
import { printBody, type ReadInstants } from './body.ts';
import { contextOf } from './context.ts';
import { rawText } from './inline.ts';
import { dayOfName, labelled, labelsIn, servicesOf, severityOf, slugOf, type Labelled } from './facts.ts';
import type { Printing } from './print.ts';
import { newReport, type ImportReport } from './report.ts';
import type { Row } from './row.ts';
import { cutSections, levelled, withLabelHeadings } from './sections.ts';
import type { ReadDocument } from './source.ts';
import { readTimelines, type Timelines } from './timelines.ts';
import { readTitle } from './title.ts';
import type { WrittenDay } from '../../text/day.ts';
import type { TaughtZones } from '../../text/zone.ts';

/** Settings of an import. */
export interface ImportSettings {
  configuration: Configuration;
  find: HeadingIndex;
  /** Services by id, with their names. */
  services: ReadonlyMap<string, string>;
  status: Status;
  /** Day of the import, YYYY-MM-DD. */
  on: string;
  /** Zones given on the command line; they override the configuration. The empty key is for times without a zone. */
  zones: TaughtZones;
  /** Whether proposals of milestones are written into the table like those the words decide. */
  propose?: boolean | undefined;
  /** Days in the timelines of other documents that are imported together; see \`daysBeside\`. */
  beside?: readonly WrittenDay[];
}

/** Where addresses of a document lead in the library; see `Printing`. */
export type Addresses = Pick<Printing, 'link' | 'picture'>;

/** A document as a postmortem of the library. */
export interface ImportedDocument {
  title: string;
  /** The day it began, YYYY-MM-DD, where the document says it. */
  day: string | undefined;
  /** The part of its id after the day. */
  slug: string;
  mdx: string;
  report: ImportReport;
  /** The instants of its rows, as read. */
  instants: ReadInstants;
}

/** Turns a document into MDX. All its text is in the result or in the report, and every guess is reported. */
export function importDocument(
  document: ReadDocument,
  settings: ImportSettings,
  addresses: Addresses,
): ImportedDocument {
  const { configuration, find } = settings;
  const { words } = configuration;
  const taught: TaughtZones = { ...words.zones, ...settings.zones };
  const report = newReport(document.notes);
  if (document.keys && document.keys.length > 0)
    report.kept.push({ line: 0, text: document.keys.join(' '), now: 'the columns of tables' });
  const definitions = definitionsIn(document);
  const printing: Printing = { definitions: firstOfEach(definitions), used: new Set(), ...addresses };
  const name = stemOf(document.path.replace(/^.*\//, ''));
  const whole = document.tree.children.filter(({ type }) => type !== 'yaml');
  const given = labelsIn(whole, document.front);
  const titled = readTitle(document, whole, given, name, find, words, report.kept);
  const nodes = withLabelHeadings(levelled(titled.nodes), find, taught);

  const sections = cutSections(nodes, find, taught);
  const summary = sections.find(({ id }) => id === 'summary')?.nodes ?? [];
  const lead = sections[0]?.heading === undefined ? (sections[0]?.nodes ?? []) : [];
  const context = contextOf(
    document,
    given,
    name,
    titled.days,
    [...lead, ...summary],
    sections,
    configuration,
    taught,
    settings.beside,
  );
  const timelines = readTimelines(sections, context, taught, words, settings.propose);
  const body = printBody({
    document,
    timelines,
    context,
    printing,
    definitions,
    find,
    words,
    services: settings.services,
    report,
  });

  reportRows(timelines, report);
  report.actions = body.actions;
  const front = frontMatterOf(document, given, nodes, titled.title, settings, report);
  const day = dayOf([...timelines.rows, ...timelines.given], context.day?.date, dayOfName(name), report);
  report.missing = [...new Set(report.missing)];
  return {
    title: front.title,
    day,
    slug: slugFor(name, titled.title),
    mdx: `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body.mdx}\n`,
    report,
    instants: body.instants,
  };
}

function definitionsIn({ tree }: ReadDocument): Definition[] {
  const found: Definition[] = [];
  for (const node of tree.children)
    walk(node as Nodes, (inner) => {
      if (inner.type === 'definition') found.push(inner);
    });
  return found;
}

/** Of several definitions of one name the first counts. */
function firstOfEach(definitions: readonly Definition[]): Map<string, Definition> {
  return new Map(definitions.toReversed().map((definition) => [definition.identifier, definition]));
}

function reportRows({ rows, given, proposals }: Timelines, report: ImportReport): void {
  const said = new Set<string>();
  for (const row of [...rows, ...given]) {
    report.rows[row.state]++;
    for (const [texts, list] of [
      [row.asks, report.asks],
      [row.by, report.decided],
    ] as const)
      for (const text of texts) {
        // A question is asked once, wherever else it comes up.
        if (!said.has(text)) list.push({ line: row.entry.line, text });
        said.add(text);
      }
  }
  for (const { row, milestone, words, isDecided } of proposals)
    report.milestones.push({ time: rows[row]!.entry.written, milestone, words, isDecided });
}

/** The front matter from the facts of a document, with placeholders for missing ones that are required. */
function frontMatterOf(
  document: ReadDocument,
  given: readonly Labelled[],
  nodes: readonly RootContent[],
  title: string,
  settings: ImportSettings,
  report: ImportReport,
) {
  const { configuration } = settings;
  const { words } = configuration;
  const severity = severityOf(labelled(given, 'severity', words) ?? aloneSeverity(nodes), configuration.severities);
  const services = servicesOf(labelled(given, 'services', words), settings.services);
  const detection = detectionOf(labelled(given, 'detection', words));
  if (!severity) report.asks.push({ line: 0, text: 'No severity was found: write one of the scale' });
  else if (!severity.isKnown)
    report.asks.push({ line: 0, text: `\`${severity.value}\` is no severity of the scale: write one` });
  if (services.length === 0)
    report.asks.push({ line: 0, text: 'No service of the catalogue was found: write the services it affected' });
  const tags = document.front['tags'];
  const isSecurity = Array.isArray(tags) && tags.includes('security');
  if (isSecurity) report.decided.push({ line: 0, text: 'the kind is `security` by the tag `security`' });
  return {
    title: title || '[fill in: what broke, for whom]',
    kind: isSecurity ? 'security' : 'incident',
    status: settings.status,
    severity: severity?.value ?? '[fill in: severity]',
    services: services.length > 0 ? services : ['[fill in: services]'],
    ...(detection ? { detection: { channel: detection } } : {}),
    provenance: [{ tool: 'import', ...generatorIn(document.words), source: document.path, on: settings.on }],
  };
}

/** The day the incident began, YYYY-MM-DD. */
function dayOf(
  rows: readonly Row[],
  stated: string | undefined,
  named: string | undefined,
  report: ImportReport,
): string | undefined {
  const began = rows.find(({ instant }) => instant !== undefined);
  let day = began ? (began.date ?? dayIn(began.instant!, 'UTC')) : stated;
  const near = stated ?? named;
  if (began && near && day && Math.abs(Date.parse(day) - Date.parse(near)) > 31 * 86_400_000) {
    report.asks.push({
      line: began.entry.line,
      text: `\`${began.entry.written}\` is far from \`${near}\`, the day of the document: check its date`,
    });
    day = near;
  }
  day ??= rows.find(({ date }) => date !== undefined)?.date ?? named;
  if (day === undefined)
    report.asks.push({ line: 0, text: 'The document says no day: rename the file to the day it began' });
  return day;
}

/** The part of the id after the day: from the file name, else the title. */
function slugFor(name: string, title: string): string {
  const ownSlug = slugOf(name.replace(/^\d{4}-\d{2}-\d{2}[-_ ]?/, ''));
  return (/[a-z]/.test(ownSlug) ? ownSlug : slugOf(title)).slice(0, 80).replace(/-+$/, '') || 'untitled';
}

function detectionOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const words: [string, RegExp][] = [
    ['synthetic', /\bsynthetic|uptime check|probe\b/i],
    ['alert', /\balert|monitor|pager|alarm/i],
    ['customer', /\bcustomer|user|support ticket/i],
    ['staff', /\bstaff|engineer|employee|colleague/i],
    ['third-party', /\bthird[- ]party|vendor|researcher/i],
  ];
  const found = words.filter(([, pattern]) => pattern.test(text));
  return found.length === 1 ? found[0]![0] : undefined;
}

function aloneSeverity(nodes: readonly RootContent[]): string | undefined {
  for (const node of nodes) {
    if (node.type !== 'paragraph') continue;
    const text = rawText(node.children).trim();
    if (/^(?:SEV|P)[\s-]?\d$/i.test(text)) return text;
  }
  return undefined;
}

/** The model and the version of the prompt, where a generated draft says them on a line of its own. */
function generatorIn(text: string): { model?: string; prompt?: string } {
  const match = /^[ \t]*([\w.:/-]{3,40})\s*·\s*prompt (v?[\w.-]{1,20})\s*(?:·|$)/m.exec(text);
  return match ? { model: match[1]!, prompt: match[2]! } : {};
}
