/** A part of the library that has numbers of its own. */
export interface NumbersPart {
  by: 'services' | 'severities' | 'years' | 'teams';
  id: string;
}

/** What the page of a document is known by. */
export interface NamedPage {
  type: 'postmortem' | 'runbook' | 'review';
  id: string;
}

/** The addresses of the site, for good: nothing else in the library builds one. */
export interface Addresses {
  home: string;
  incidents: string;
  incidentsPage(page: number): string;
  incident(id: string): string;
  /** Where two incidents stand side by side, and those two. */
  compare: string;
  compareOf(first: string, second: string): string;
  runbooks: string;
  runbook(id: string): string;
  /** Reviews that took place, one of them, and what a review of a month or a quarter works from. */
  reviews: string;
  review(id: string): string;
  reviewOf(period: string): string;
  /** The page of a document of the library. */
  document(of: NamedPage): string;
  /** The row of an action item on the page of its document: by its id, else by its number. */
  action(of: NamedPage, action: { id: string | undefined; row: number }): string;
  /** A page of the incidents it was used in, and of the incidents without one. */
  runbookUses(id: string, page: number): string;
  withoutRunbook(page: number): string;
  services: string;
  service(id: string, page?: number): string;
  teams: string;
  team(id: string, page?: number): string;
  factors: string;
  factor(id: string, page?: number): string;
  severity(id: string, page?: number): string;
  year(year: string, page?: number): string;
  publication: string;
  /** A page of that list; of those with one outcome only, or of all. */
  publicationPage(page: number, outcome?: string): string;
  /** What of an incident is public. */
  publicationOf(id: string): string;
  numbers: string;
  /** Numbers over a part of the library; over all of it without one. */
  numbersOf(part: NumbersPart | undefined): string;
  /** A file beside that page: `medians.csv`. */
  numbersFile(part: NumbersPart | undefined, file: string): string;
  /** The board of action items, and the open ones of an owner or a team. */
  actions: string;
  actionsPage(page: number): string;
  actionsOf(by: ActionsBy, id: string, page?: number): string;
  /** All action items, for machines. */
  actionsFile(extension: 'json' | 'csv'): string;
  /** All action items, for the board in a browser. */
  actionsBoard: string;
  glossary: string;
  rules: string;
  rule(id: string): string;
  /** Where one searches: the explorer. */
  search: string;
  handbook: string;
  /** The organisation's own pages, and one by its path below `docs/`. */
  docs: string;
  doc(path: string): string;
  /** A picture by its path below `images/`. */
  image(path: string): string;
  /** An incident as Markdown and as data. */
  incidentMarkdown(id: string): string;
  /** What is new: in all incidents, in those of a service, in those of a severity. */
  feed(form: FeedForm): string;
  serviceFeed(id: string, form: FeedForm): string;
  severityFeed(id: string, form: FeedForm): string;
  /** For machines, with a version: `api/v1/`. */
  api: { index: string; incident(id: string): string; service(id: string): string };
  /** JSON Schema of what machines read or people write, by its name. */
  schema(name: string): string;
  calendar: string;
  /** What is due of an owner or a team. */
  calendarOf(by: ActionsBy, id: string): string;
  /** The style that says in the footer when the site was built. */
  built: string;
  /** The style with the organisation's colour. */
  colours: string;
  badge(service: string): string;
}

/** By what action items have pages and calendars of their own. */
export type ActionsBy = 'owners' | 'teams';

/** Atom, or JSON Feed. */
export type FeedForm = 'atom' | 'json';

/**
 * Addresses below a base path or below a whole address, which may end with `/`. Every page ends with `/`, so any file
 * server can serve it; everything else has the ending of its kind.
 */
export function addressesBelow(base: string): Addresses {
  const root = base.endsWith('/') ? base : `${base}/`;
  const page = (...parts: string[]) => `${root}${parts.map(encodeURIComponent).join('/')}/`;
  const file = (extension: string, ...parts: string[]) =>
    `${root}${parts.map(encodeURIComponent).join('/')}.${extension}`;
  const paged = (number = 1, ...parts: string[]) =>
    number <= 1 ? page(...parts) : page(...parts, 'page', String(number));
  const document = ({ type, id }: NamedPage) =>
    page({ postmortem: 'incidents', runbook: 'runbooks', review: 'reviews' }[type], id);
  const numbersOf = (part: NumbersPart | undefined) => page('numbers', ...(part ? [part.by, part.id] : []));
  return {
    home: root,
    incidents: page('incidents'),
    incidentsPage: (number) => paged(number, 'incidents'),
    incident: (id) => page('incidents', id),
    compare: page('compare'),
    compareOf: (first, second) => `${page('compare')}?${new URLSearchParams({ a: first, b: second })}`,
    document,
    action: (of, action) => `${document(of)}#${encodeURIComponent(actionAnchor(action))}`,
    reviews: page('reviews'),
    review: (id) => page('reviews', id),
    reviewOf: (period) => page('reviews', 'of', period),
    runbooks: page('runbooks'),
    runbook: (id) => page('runbooks', id),
    runbookUses: (id, number) => (number <= 1 ? page('runbooks', id) : page('runbooks', id, 'used-in', String(number))),
    withoutRunbook: (number) => (number <= 1 ? page('runbooks') : page('runbooks', 'without', 'page', String(number))),
    services: page('services'),
    service: (id, number) => paged(number, 'services', id),
    teams: page('teams'),
    team: (id, number) => paged(number, 'teams', id),
    factors: page('factors'),
    factor: (id, number) => paged(number, 'factors', id),
    severity: (id, number) => paged(number, 'severities', id),
    year: (year, number) => paged(number, 'years', year),
    publication: page('publication'),
    publicationPage: (number, outcome) =>
      paged(number, 'publication', ...(outcome === undefined ? [] : ['outcomes', outcome])),
    publicationOf: (id) => page('publication', id),
    numbers: page('numbers'),
    numbersOf,
    numbersFile: (part, file) => `${numbersOf(part)}${encodeURIComponent(file)}`,
    actions: page('actions'),
    actionsPage: (number) => paged(number, 'actions'),
    actionsOf: (by, id, number) => paged(number, 'actions', by, id),
    actionsFile: (extension) => file(extension, 'actions'),
    actionsBoard: file('json', 'actions', 'board'),
    glossary: page('glossary'),
    rules: page('rules'),
    rule: (id) => page('rules', id),
    search: page('incidents'),
    handbook: page('handbook'),
    docs: page('docs'),
    doc: (path) => page('docs', ...path.split('/').filter(Boolean)),
    incidentMarkdown: (id) => file('md', 'incidents', id),
    feed: (form) => file(form, 'feeds', 'incidents'),
    serviceFeed: (id, form) => file(form, 'feeds', 'services', id),
    severityFeed: (id, form) => file(form, 'feeds', 'severities', id),
    api: {
      index: file('json', 'api', 'v1', 'index'),
      incident: (id) => file('json', 'api', 'v1', 'incidents', id),
      service: (id) => file('json', 'api', 'v1', 'services', id),
    },
    schema: (name) => file('schema.json', 'schemas', name),
    calendar: file('ics', 'calendar'),
    calendarOf: (by, id) => file('ics', 'calendars', by, id),
    built: file('css', 'built'),
    colours: file('css', 'colours'),
    badge: (service) => file('svg', 'badges', service),
    image: (path) => `${root}images/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}

/** The id of an action item on the page of its document: `action-A1`, and by its number `action-row-3` without an id. */
export function actionAnchor({ id, row }: { id: string | undefined; row: number }): string {
  return `action-${id ?? `row-${row}`}`;
}

/**
 * Whether a page can be named by an id. Those of the catalogues can; one that only a document names may be anything that
 * somebody wrote, and a rule says so.
 */
export function canBeAddressed(id: string): boolean {
  return /^[^/\\?#%\p{Cc}\p{Cs}]+$/u.test(id) && !/^\.+$/.test(id) && id.trim() === id;
}
