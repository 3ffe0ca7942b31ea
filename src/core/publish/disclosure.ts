import type { Document, Section } from '../model/document.ts';
import type { ActionItem, Communication, Postmortem, TimelineEvent } from '../model/postmortem.ts';
import type { ComponentName } from '../model/vocabulary.ts';

/**
 * What happens to every field. Anything missing from these lists is internal; the types and a test demand that nothing
 * is missing.
 *
 * - `public`: is published: text after replacing names, numbers and times after rounding
 * - `decides`: controls whether or how something is published; is not published itself
 * - `internal`: is not published
 */
export type Disclosure = 'public' | 'decides' | 'internal';

/** Front matter of a postmortem, by path; `[]` is every entry of a list and `{}` every key of a mapping. */
export const factDisclosure: Readonly<Record<string, Disclosure>> = {
  id: 'public', // unless `publication.id` stands in its place
  title: 'public',
  kind: 'public',
  status: 'decides',
  severity: 'decides',
  'services[]': 'decides',
  zone: 'decides',
  'detection.channel': 'internal',
  'detection.by': 'internal',
  'roles{}': 'decides',
  'roles{}[]': 'decides',
  'impact[].what': 'public',
  'impact[].value': 'public',
  'impact[].value.from': 'public',
  'impact[].value.to': 'public',
  'impact[].unit': 'public',
  'impact[].approximate': 'public',
  'impact[].unknown': 'internal',
  'factors[]': 'internal',
  trigger: 'internal',
  'runbooks[]': 'internal',
  'runbooks[].id': 'internal',
  'runbooks[].helped': 'internal',
  'related[]': 'internal',
  'related[].id': 'internal',
  'related[].why': 'internal',
  duplicateOf: 'decides',
  'formerly[]': 'internal',
  'unknown{}': 'internal',
  'reviews[].role': 'internal',
  'reviews[].by': 'internal',
  'reviews[].on': 'internal',
  'publication.by': 'decides',
  'publication.on': 'public',
  'publication.since': 'public',
  'publication.embargo': 'decides',
  'publication.digest': 'decides',
  'publication.confirmed{}': 'decides',
  'publication.id': 'public',
  'publication.formerly[]': 'public',
  'publication.corrections[].on': 'public',
  'publication.corrections[].text': 'public',
  'publication.retracted.by': 'decides',
  'publication.retracted.on': 'public',
  'publication.retracted.reason': 'public',
  'provenance[].tool': 'internal',
  'provenance[].model': 'internal',
  'provenance[].prompt': 'internal',
  'provenance[].source': 'internal',
  'provenance[].on': 'internal',
  'provenance[].verifiedBy': 'internal',
  'allow[].rule': 'internal',
  'allow[].reason': 'internal',
  'allow[].until': 'internal',
};

/** `library.yaml`, by path. */
export const configurationDisclosure: Readonly<Record<string, Disclosure>> = {
  schema: 'internal',
  name: 'internal',
  description: 'internal',
  site: 'internal',
  base: 'internal',
  language: 'internal',
  zone: 'public',
  'severities[].id': 'decides',
  'severities[].name': 'public',
  'severities[].description': 'internal',
  'priorities[]': 'internal',
  'metrics{}.name': 'public',
  'metrics{}.from': 'public',
  'metrics{}.to': 'public',
  'metrics{}.mean': 'internal',
  'factors{}.name': 'internal',
  'factors{}.description': 'internal',
  'triggers{}.name': 'internal',
  'triggers{}.description': 'internal',
  'ids.pattern': 'internal',
  'ids.consecutive': 'internal',
  'tickets.pattern': 'decides',
  'tickets.url': 'decides',
  edit: 'decides',
  'deadlines.review{}.days': 'internal',
  'deadlines.review{}.count': 'internal',
  'deadlines.actions{}.days': 'internal',
  'deadlines.actions{}.count': 'internal',
  'deadlines.publication{}.days': 'internal',
  'deadlines.publication{}.count': 'internal',
  'deadlines.holidays[]': 'internal',
  'targets{}{}.minutes': 'internal',
  'limits.silence': 'internal',
  'limits.actions': 'internal',
  'limits.code': 'internal',
  'limits.draft': 'internal',
  'actions.closure.percent': 'internal',
  'actions.closure.reviews[]': 'internal',
  'actions.soon': 'internal',
  'actions.trackers[].use': 'internal',
  'actions.trackers[].project': 'internal',
  'actions.trackers[].tickets': 'internal',
  'actions.trackers[].url': 'internal',
  'actions.trackers[].token': 'internal',
  'actions.trackers[].user': 'internal',
  'actions.trackers[].teams[]': 'internal',
  'actions.trackers[].declined[]': 'internal',
  'actions.reminders.issue': 'internal',
  'actions.reminders.webhooks[].form': 'internal',
  'actions.reminders.webhooks[].address': 'internal',
  'actions.reminders.webhooks[].teams[]': 'internal',
  'words.headings{}[]': 'internal',
  'words.labels{}[]': 'internal',
  'words.columns{}[]': 'internal',
  'words.statuses{}[]': 'internal',
  'words.milestones{}[]': 'internal',
  'words.zones{}': 'internal',
  'publication.name': 'public',
  'publication.description': 'public',
  'publication.site': 'public',
  'publication.base': 'public',
  'publication.colour': 'public',
  'publication.numbers': 'decides',
  'publication.kinds[]': 'decides',
  'publication.times': 'decides',
  'publication.durations': 'decides',
  'publication.money': 'decides',
  'publication.capacity': 'decides',
  'publication.figures': 'decides',
  'publication.parts.happened[]': 'decides',
  'publication.parts.touched[]': 'decides',
  'publication.parts.doing[]': 'decides',
  'publication.hosts[]': 'decides',
  'publication.internalHosts[]': 'decides',
  'publication.customers[]': 'decides',
  'publication.replace[].word': 'decides',
  'publication.replace[].with': 'public',
  'publication.private[]': 'decides',
  'publication.innocent[].word': 'decides',
  'publication.innocent[].reason': 'internal',
  'rules{}': 'internal',
  'rules{}.default': 'internal',
  'rules{}.draft': 'internal',
  'rules{}.in-review': 'internal',
  'rules{}.published': 'internal',
  'rules{}.retracted': 'internal',
  'rules{}.severities{}': 'internal',
  'rules{}.severities{}.draft': 'internal',
  'rules{}.severities{}.in-review': 'internal',
  'rules{}.severities{}.published': 'internal',
  'rules{}.severities{}.retracted': 'internal',
};

/** An entry of `services.yaml`. */
export const serviceDisclosure: Readonly<Record<string, Disclosure>> = {
  name: 'internal',
  description: 'internal',
  team: 'internal',
  tier: 'internal',
  publicName: 'public',
  'runbooks[]': 'internal',
  retired: 'internal',
};

/** An entry of `people.yaml`. */
export const personDisclosure: Readonly<Record<string, Disclosure>> = {
  name: 'internal',
  role: 'public',
  team: 'internal',
  'accounts[]': 'internal',
  left: 'internal',
};

/**
 * A parsed postmortem. Contents of the body are published only as the cut tree. This list and the lists of rows below
 * serve the type checker alone: a new field does not compile until it is listed.
 *
 * @public
 */
export const postmortemDisclosure = {
  type: 'internal',
  file: 'internal',
  id: 'public',
  text: 'internal',
  tree: 'public',
  places: 'internal',
  sections: 'public',
  faults: 'decides',
  facts: 'public',
  valid: 'decides',
  timeline: 'public',
  actions: 'public',
  communications: 'public',
  // Read as prose, where their section is public.
  fiveWhys: 'internal',
  contributingFactors: 'internal',
  wentWell: 'internal',
  wentBadly: 'internal',
  gotLucky: 'internal',
  lessons: 'internal',
  artefacts: 'internal',
  checklist: 'internal',
  hypotheses: 'internal',
  investigation: 'internal',
  mitigations: 'internal',
} as const satisfies Record<keyof Postmortem, Disclosure> & Record<keyof Document, Disclosure>;

/** A section. @public */
export const sectionDisclosure = {
  id: 'public',
  heading: 'public',
  depth: 'decides',
  place: 'internal',
  nodes: 'public',
} as const satisfies Record<keyof Section, Disclosure>;

/** A row of the timeline. @public */
export const eventDisclosure = {
  place: 'internal',
  time: 'internal',
  moment: 'public',
  milestones: 'public',
  event: 'public',
  evidence: 'internal',
} as const satisfies Record<keyof TimelineEvent, Disclosure>;

/** An action item. @public */
export const actionDisclosure = {
  place: 'internal',
  id: 'internal',
  action: 'public',
  type: 'internal',
  owner: 'internal',
  ticket: 'internal',
  due: 'internal',
  priority: 'internal',
  status: 'public',
} as const satisfies Record<keyof ActionItem, Disclosure>;

/** A row of the communications. @public */
export const communicationDisclosure = {
  place: 'internal',
  time: 'internal',
  moment: 'public',
  channel: 'public',
  audience: 'public',
  text: 'public',
} as const satisfies Record<keyof Communication, Disclosure>;

/** Components: published with these attributes, unwrapped, or cut with their contents. */
export const componentDisclosure = {
  Internal: 'cut',
  Public: 'unwrap',
  Figure: ['src', 'alt'],
  Hypothesis: 'cut',
  InvestigationStep: 'cut',
  Mitigation: 'cut',
  Log: ['title'],
} as const satisfies Record<ComponentName, 'cut' | 'unwrap' | readonly string[]>;

type Disclosures = typeof componentDisclosure;
/** A component with public attributes. */
export type DrawnComponent = {
  [Name in keyof Disclosures]: Disclosures[Name] extends readonly string[] ? Name : never;
}[keyof Disclosures];
/** Components that are drawn: those with public attributes. */
export const drawn = Object.entries(componentDisclosure).flatMap(([name, disclosed]) =>
  Array.isArray(disclosed) ? [name as DrawnComponent] : [],
);
/** HTML elements that may stay: they hold no attribute and can do nothing. */
export const inertElements = ['br', 'kbd', 'sub', 'sup'] as const;
/** Container directives that may stay. */
export const asides = ['note', 'tip', 'caution', 'danger'] as const;

/**
 * Whether a column of a table in a public section is public: the template names it, its head is one of those that name
 * nobody, or it holds figures alone. Any other stays inside, since it may name owners, sources and tickets.
 *
 * @param named heads that the template names public
 */
export function isPublicColumn(head: string, cells: readonly string[], named: readonly string[]): boolean {
  const key = head.trim().toLowerCase();
  if (named.some((one) => one.trim().toLowerCase() === key)) return true;
  if (openHeads.test(key)) return true;
  return cells.length > 0 && cells.every((cell) => figure.test(cell.trim())) && cells.some((cell) => /\d/.test(cell));
}

const figure =
  /^[<>≤≥~≈+±−-]?\s?[$€£]?\d[\d.,:\u00a0\u202f ]*\s?(?:%|‰|[a-zµ]{1,3}|[KMGT]i?B|minutes?|hours?|seconds?|days?|times?|requests?|orders?|Minuten?|Stunden?|Sekunden?)?(?:\/s)?$|^[–—-]?$/iu;
/** Heads, or their beginnings, of columns about things and figures. */
const openHeads =
  /^(?:#|no\.?|regions?|zones?|countr(?:y|ies)|markets?|continents?|cities|city|language|products?|features?|functions?|areas?|parts?|components?|services?|metrics?|measures?|figures?|values?|amounts?|counts?|numbers?|shares?|rates?|totals?|percent(?:age)?|%|units?|limits?|befores?|during|after|normal|usual|peak|worst|expected|actual|old|new|was|now|is|planned|times?(?: \(.*\))?|date|day|days|week|month|year|hour|from|to|until|start|end|began|ended|begin|duration|length|window|phase|stage|step|state|status|outcome|result|effect|impact|symptoms?|what|which|kind|type|sort|category|description|details?|events?|what happened|meaning|explanation|remarks?|requests?|errors?|orders?|payments?|users?|customers affected|affected|latency|throughput|plan|tier|version|browser|platform|device|method|question|answer|milestones?|channel|audience|text|message|actions?|measure|change|land|länder|gebiet|bereich|teil|kennzahl|wert|anzahl|anteil|vorher|nachher|normal|zeit|uhrzeit|datum|tag|dauer|von|bis|beginn|ende|phase|schritt|zustand|ergebnis|wirkung|auswirkung|symptom|was|art|beschreibung|ereignis|bedeutung|anfragen|fehler|bestellungen|zahlungen|nutzer|maßnahme|änderung|stufe|grenze|einheit)(?: (?:lost|failed|affected|missed|delayed|dropped|a (?:second|minute|hour|day)|per (?:second|minute|hour|day)|before|after|during|in total|today|now|\([^)]*\)|of (?:requests|orders|users|payments)|verloren|betroffen|fehlgeschlagen))*$/iu;

/** Code languages that are published; any other info string is cut. */
export const languages: ReadonlySet<string> = new Set(
  (
    'bash sh shell zsh console powershell yaml yml json json5 jsonc toml ini properties xml html css js javascript ts typescript ' +
    'jsx tsx py python go rust java kotlin scala c cpp csharp cs php ruby rb elixir erlang sql graphql http diff text txt ' +
    'plaintext log dockerfile docker hcl terraform nginx makefile lua perl swift proto promql'
  ).split(' '),
);
