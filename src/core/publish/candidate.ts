import type { Definition, FootnoteDefinition, Nodes, RootContent, TableRow } from 'mdast';
import { durationsOf, metricsOf } from '../metrics/durations.ts';
import type { PublicationPolicy } from '../model/configuration.ts';
import { placeOf, type Section } from '../model/document.ts';
import type { FactsLibrary } from '../model/library.ts';
import type { Place } from '../model/message.ts';
import { pictureAt } from '../model/picture.ts';
import type { Moment } from '../model/moment.ts';
import { eventOf, isOpen, startOfIncident, type Postmortem, type TimelineEvent } from '../model/postmortem.ts';
import { templateFor } from '../model/template.ts';
import { measuredKinds, type ActionStatus } from '../model/vocabulary.ts';
import { cutBlocks, cutInline, cutText, plainText, type Cutting } from './cut.ts';
import { rounded, sortOf } from './figures.ts';
import type { PublicAction, PublicFigure, PublicNode, PublicPostmortem, PublicSection, PublicTime } from './public.ts';
import { publicSpan, publicTime } from './times.ts';
import type { Remark, Words } from './words.ts';

/** What would be public of a postmortem if it were approved. */
export interface Candidate {
  /** Names of other incidents are still marked in it. */
  postmortem: PublicPostmortem;
  /** Pictures of the library by their public names. */
  pictures: { name: string; path: string }[];
  /** Everything that was changed or cut, and what must not be published. */
  remarks: Remark[];
  /** What is left of each table row, by line, where the table is data of its own. */
  rows: ReadonlyMap<number, string>;
  /** See `About`. */
  asServices: boolean;
}

/** Cuts a postmortem for the public, whether or not it may be public. */
export function candidateOf(
  postmortem: Postmortem,
  library: FactsLibrary,
  words: Words,
  asServices = false,
): Candidate {
  const { facts } = postmortem;
  const { configuration } = library;
  const remarks: Remark[] = [];
  const remark = (one: Remark) => void remarks.push(one);
  const { cutting, pictures } = cuttingOf(postmortem, library, words, asServices, remark);
  const source: Source = { postmortem, library, cutting, remarks, left: new Map(), rows: new Map() };

  // In the order in which remarks and pictures are counted; rows are known when the sections were cut.
  const title = cutText(facts.title, placeOf(postmortem, ['title']), cutting);
  const impact = impactOf(source);
  const services = servicesOf(source);
  const sections = sectionsOf(source);
  for (const row of cutting.rows) source.rows.set(keyOf(row), row);
  const { timeline, events } = timelineOf(source);
  const communications = communicationsOf(source);
  const actions = actionsOf(source);

  // Durations and status are computed from the public rows only.
  const seen: Postmortem = { ...postmortem, timeline: { place: postmortem.timeline.place, events } };
  const time = (moment: TimelineEvent['moment']) => moment && timeOf(moment, source);
  const began = time(startOfIncident(seen));
  const ended = time((eventOf(seen, 'recovered') ?? eventOf(seen, 'resolved'))?.moment);
  const rank = configuration.severities.findIndex(({ id }) => id === facts.severity);
  return {
    remarks,
    pictures,
    rows: source.left,
    asServices,
    postmortem: {
      id: publicIdOf(postmortem),
      title,
      kind: facts.kind,
      severity: { name: configuration.severities[rank]?.name ?? '', rank: rank + 1 },
      status: statusOf(seen),
      ...(began && { began }),
      ...(ended && { ended }),
      services,
      durations: durationsIn(seen, library),
      impact,
      sections,
      timeline,
      communications,
      actions,
      pictures: pictures.map(({ name }) => name),
      published: facts.publication?.since ?? facts.publication?.on ?? '',
      corrections: (facts.publication?.corrections ?? []).map(({ on, text }, index) => ({
        on,
        text: cutText(text, placeOf(postmortem, ['publication', 'corrections', index, 'text']), cutting),
      })),
    },
  };
}

/** What a candidate is cut from. */
interface Source {
  postmortem: Postmortem;
  library: FactsLibrary;
  cutting: Cutting;
  remarks: Remark[];
  /** What is left of a row, by its line. */
  left: Map<number, string>;
  /** Rows of tables that are not cut out as a whole, by line and column. */
  rows: Map<string, TableRow>;
}

function impactOf({ postmortem, library, cutting, remarks }: Source): PublicFigure[] {
  const policy = library.configuration.publication;
  const at = (...path: (string | number)[]) => placeOf(postmortem, ['impact', ...path]);
  return postmortem.facts.impact.flatMap((figure, index) => {
    const made = publicFigure(figure, policy);
    if (!made) {
      const reason =
        figure.value === undefined
          ? 'nobody knows its value'
          : `the policy drops ${sortOf(figure) === 'figures' ? 'figures' : sortOf(figure)}`;
      remarks.push({ sort: 'goes', from: figure.what, to: '', reason, place: at(index) });
      return [];
    }
    if (JSON.stringify(made.value) !== JSON.stringify(figure.value))
      remarks.push({
        sort: 'changes',
        from: valueText(figure.value),
        to: valueText(made.value),
        reason: 'figures are rounded',
        place: at(index, 'value'),
      });
    const unit = made.unit === undefined ? {} : { unit: cutText(made.unit, at(index, 'unit'), cutting) };
    return [{ ...made, what: cutText(made.what, at(index, 'what'), cutting), ...unit }];
  });
}

/** Public names of the services, each once. */
function servicesOf({ postmortem, library, remarks }: Source): string[] {
  const names = new Set<string>();
  postmortem.facts.services.forEach((id, index) => {
    const name = library.services.get(id)?.publicName;
    const place = placeOf(postmortem, ['services', index]);
    if (name === undefined)
      remarks.push({ sort: 'goes', from: id, to: '', reason: 'this service has no public name', place });
    else {
      names.add(name);
      if (name !== id)
        remarks.push({ sort: 'changes', from: id, to: name, reason: 'services go by their public names', place });
    }
  });
  return [...names];
}

function sectionsOf({ postmortem, library, cutting }: Source): PublicSection[] {
  return publicSources(postmortem, library).flatMap(({ section, heading, nodes }): PublicSection[] => {
    const formed = forms.has(section.id ?? '');
    const cut = cutBlocks(nodes, { ...cutting, formed });
    // The template's own headings are no text of this document.
    const quiet = { ...cutting, remark: (one: Remark) => one.sort !== 'asks' && cutting.remark(one) };
    const words = plainText(cutInline(heading, quiet)).trim();
    return cut.length === 0 && !formed ? [] : [{ id: section.id!, heading: words, nodes: cut }];
  });
}

/** The rows that are left, and the events they came from with the milestones that are left. */
function timelineOf(source: Source): { timeline: PublicPostmortem['timeline']; events: TimelineEvent[] } {
  const { postmortem, remarks, left } = source;
  const events: TimelineEvent[] = [];
  const timeline = postmortem.timeline.events.flatMap((event) => {
    const row = rowOf(event, source);
    const gone = (reason: string) =>
      void remarks.push({ sort: 'goes', from: event.event.text, to: '', reason, place: event.place });
    if (!row) return [];
    if (!event.moment || !isPlain(row, event.time.place)) {
      gone('its time cannot be read');
      return [];
    }
    const milestones = event.milestones.filter(({ place }) => isPlain(row, place));
    const nodes = cellOf(event.event, source);
    if (nodes.length === 0 && milestones.length === 0) {
      gone('nothing of it is public');
      return [];
    }
    if (event.evidence)
      remarks.push({
        sort: 'goes',
        from: event.evidence.text,
        to: '',
        reason: 'evidence stays inside',
        place: event.evidence.place,
      });
    events.push({ ...event, milestones });
    const time = timeOf(event.moment, source);
    const marks = milestones.map(({ value }) => value);
    left.set(event.place.line, lineOf([time.text, marks.join(', '), plainText(nodes)]));
    return [{ time, milestones: marks, event: nodes }];
  });
  return { timeline, events };
}

function communicationsOf(source: Source): PublicPostmortem['communications'] {
  return source.postmortem.communications.flatMap((one) => {
    const row = rowOf(one, source);
    if (!row || !one.moment || !isPlain(row, one.time.place)) return [];
    const text = cellOf(one.text, source);
    if (text.length === 0) return [];
    const time = timeOf(one.moment, source);
    const [channel, audience] = [cellOf(one.channel, source), cellOf(one.audience, source)];
    source.left.set(one.place.line, lineOf([time.text, ...[channel, audience, text].map(plainText)]));
    return [{ time, channel, audience, text }];
  });
}

function actionsOf(source: Source): PublicAction[] {
  return source.postmortem.actions.flatMap((one): PublicAction[] => {
    const row = rowOf(one, source);
    const status = one.status && isPlain(row, one.status.place) ? one.status.value : 'open';
    if (!row || status === 'declined') return [];
    const action = cellOf(one.action, source);
    if (action.length === 0) return [];
    source.left.set(one.place.line, `${plainText(action)} | ${actionStatuses[status]}`);
    return [{ action, status: actionStatuses[status] }];
  });
}

function rowOf({ place }: { place: Place }, { rows }: Source): TableRow | undefined {
  return rows.get(`${place.line}:${place.column}`);
}

function cellOf(cell: { nodes: readonly Nodes[] } | undefined, { cutting }: Source): PublicNode[] {
  return cell ? cutInline(cell.nodes, cutting) : [];
}

function timeOf(moment: Moment, { library: { configuration } }: Source): PublicTime {
  return publicTime(moment, configuration.publication.times, configuration.zone);
}

function lineOf(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join(' | ');
}

/** The context for cutting a document. */
export function cuttingOf(
  postmortem: Postmortem,
  library: FactsLibrary,
  words: Words,
  asServices: boolean,
  remark: (remark: Remark) => void,
): { cutting: Cutting; pictures: Candidate['pictures'] } {
  const pictures: Candidate['pictures'] = [];
  const open = publicSources(postmortem, library).flatMap(({ nodes }) => nodes);
  const rows = new Set<TableRow>();
  const cutting: Cutting = {
    id: postmortem.id,
    publicId: publicIdOf(postmortem),
    file: postmortem.file,
    actions: new Set(postmortem.actions.flatMap(({ id }) => id?.value ?? [])),
    tickets: words.ticketKeys(postmortem.text),
    asServices,
    words,
    remark,
    definitions: definitionsIn(open, 'definition') as ReadonlyMap<string, Definition>,
    footnotes: definitionsIn(open, 'footnoteDefinition') as ReadonlyMap<string, FootnoteDefinition>,
    picture: (src) => {
      const path = pictureAt(src, postmortem, library.images);
      if (path === undefined) return undefined;
      const known = pictures.find((picture) => picture.path === path);
      if (known) return known.name;
      // A file name may give something away.
      const name = `${pictures.length + 1}.${/\.([a-z0-9]{2,5})$/i.exec(path)?.[1]?.toLowerCase() ?? 'bin'}`;
      pictures.push({ name, path });
      return name;
    },
    linked: linkedIncidents(postmortem, library),
    columns: templateFor(postmortem.facts, library.templates)?.sections.flatMap(({ columns }) => columns ?? []) ?? [],
    rows,
    formed: false,
  };
  return { cutting, pictures };
}

/** Sections whose tables are data of their own. */
export const forms: ReadonlySet<string> = new Set(['timeline', 'communications', 'action-items']);
const actionStatuses: Record<Exclude<ActionStatus, 'declined'>, PublicAction['status']> = {
  open: 'planned',
  'in-progress': 'under way',
  done: 'done',
};

/**
 * The sections that the template makes public, each with its nodes. A sub-section is public too, unless the template has
 * it as an internal section; nothing inside an internal section is public.
 */
export function publicSources(
  postmortem: Postmortem,
  { templates }: Pick<FactsLibrary, 'templates'>,
): { section: Section; heading: Nodes[]; nodes: RootContent[] }[] {
  const template = templateFor(postmortem.facts, templates);
  const isPublic = new Map(template?.sections.map((section) => [section.id, section.public]));
  const found: { section: Section; heading: Nodes[]; nodes: RootContent[] }[] = [];
  const around: { depth: number; open: boolean }[] = [];
  let next = 0;
  let current: (typeof found)[number] | undefined;
  for (const node of postmortem.tree.children) {
    if (node.type === 'heading') {
      const section = postmortem.sections[next++];
      while (around.length > 0 && around.at(-1)!.depth >= node.depth) around.pop();
      const outer = around.at(-1);
      const known = section?.id === undefined ? undefined : (isPublic.get(section.id) ?? false);
      const open = outer ? outer.open && known !== false : known === true;
      around.push({ depth: node.depth, open });
      if (!open || !section) current = undefined;
      else if (outer && current) current.nodes.push(node);
      else if (outer) {
        // After an internal sub-section, continue the public section around it.
        current = found.at(-1);
        current?.nodes.push(node);
      } else found.push((current = { section, heading: node.children as Nodes[], nodes: [] }));
    } else if (around.at(-1)?.open) current?.nodes.push(node);
  }
  return found;
}

/**
 * Definitions among nodes, without those inside elements that are cut. Where one stands is told by its place, since the
 * parser puts a definition before the element that it stands in.
 */
function definitionsIn(nodes: readonly Nodes[], type: 'definition' | 'footnoteDefinition') {
  const definitions: Extract<Nodes, { type: 'definition' | 'footnoteDefinition' }>[] = [];
  const cut: Nodes[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === type) definitions.push(node);
    const element = node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
    if (element && node.name !== 'Public') cut.push(node);
    else if ('children' in node) for (const child of node.children as Nodes[]) visit(child);
  };
  for (const node of nodes) visit(node);
  const start = (node: Nodes) => node.position!.start.offset!;
  const byStart = (one: Nodes, other: Nodes) => start(one) - start(other);
  cut.sort(byStart);
  const found = new Map<string, Nodes>();
  let next = 0;
  for (const definition of definitions.sort(byStart)) {
    while (next < cut.length && cut[next]!.position!.end.offset! <= start(definition)) next++;
    const inside = next < cut.length && start(cut[next]!) < start(definition);
    const key = definition.identifier.toLowerCase();
    if (!inside && !found.has(key)) found.set(key, definition);
  }
  return found;
}

function publicFigure(
  figure: Postmortem['facts']['impact'][number],
  policy: PublicationPolicy,
): PublicFigure | undefined {
  const { what, value, unit, approximate } = figure;
  const how = policy[sortOf(figure)];
  if (how === 'drop' || value === undefined) return undefined;
  const base = { what, ...(unit !== undefined && { unit }) };
  if (how === 'keep') return { ...base, value, approximate };
  const made = typeof value === 'number' ? rounded(value) : { from: rounded(value.from), to: rounded(value.to) };
  return { ...base, value: made, approximate: approximate || JSON.stringify(made) !== JSON.stringify(value) };
}

function valueText(value: PublicFigure['value']): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? String(value) : `${value.from}–${value.to}`;
}

function durationsIn(seen: Postmortem, { configuration }: FactsLibrary): PublicPostmortem['durations'] {
  if (!measuredKinds.includes(seen.facts.kind)) return [];
  const unit = configuration.publication.durations;
  return durationsOf(seen, metricsOf(configuration)).flatMap(({ metric, from, to, result }) => {
    if (result.kind === 'unknown') return [];
    const span =
      result.kind === 'known'
        ? result.span
        : { least: result.atLeast, most: result.atLeast, precision: result.since.precision, approximate: false };
    const { text, ...ends } = publicSpan(span, unit);
    const over = result.kind === 'known';
    return [{ name: metric.name, from, to, ...ends, over, text: over ? text : `at least ${text}` }];
  });
}

function statusOf(seen: Postmortem): PublicPostmortem['status'] {
  if (eventOf(seen, 'resolved')) return 'Resolved';
  if (eventOf(seen, 'recovered')) return 'Recovered';
  if (!isOpen(seen)) return 'Over';
  return eventOf(seen, 'mitigated') ? 'Mitigated' : 'Ongoing';
}

/** Whether the cell at a place holds plain text only. Otherwise a cut could change its value. */
function isPlain(row: TableRow | undefined, place: Place): boolean {
  const cell = row?.children.find(({ position }) => {
    if (!position) return false;
    const { start, end } = position;
    return (
      start.line === place.line &&
      start.column <= place.column &&
      place.column <= end.column &&
      place.endColumn <= end.column
    );
  });
  const plain = (node: Nodes): boolean =>
    ['text', 'inlineCode'].includes(node.type) ||
    (['tableCell', 'emphasis', 'strong'].includes(node.type) &&
      'children' in node &&
      (node.children as Nodes[]).every(plain));
  return cell !== undefined && plain(cell);
}

function keyOf({ position }: TableRow): string {
  return position ? `${position.start.line}:${position.start.column}` : '';
}

/** Resolves an address of the library or its internal site to the incident it leads to. */
function linkedIncidents({ id }: Postmortem, library: FactsLibrary): (url: string) => string | undefined {
  const { site } = library.configuration;
  const base = site?.replace(/\/$/, '');
  return (url) => {
    const path = base && url.startsWith(`${base}/`) ? url.slice(base.length) : url;
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return undefined;
    const stem = /(?:^|\/)(?:(?:postmortems|incidents)\/)?([^/?#]+?)(?:\.mdx)?\/?(?:[?#].*)?$/.exec(path)?.[1];
    if (stem === undefined || stem === id) return undefined;
    return library.postmortems.some((one) => one.id === stem) ? stem : undefined;
  };
}

/** The id in public addresses. */
export function publicIdOf({ id, facts }: Pick<Postmortem, 'id' | 'facts'>): string {
  return facts.publication?.id ?? id;
}

/** Whether there are words in nodes. */
export function hasWords(nodes: readonly PublicNode[]): boolean {
  return /[\p{L}\p{N}]/u.test(plainText(nodes));
}
