import type { BoardItem } from '../core/actions/board.ts';
import type { Addresses } from '../core/model/address.ts';
import type { Catalogue, Entry, PostmortemEntry } from '../core/model/entry.ts';
import { dayOfIncident } from '../core/model/postmortem.ts';
import { formatMilliseconds } from '../core/model/span.ts';
import { namesOf, type Names } from '../core/relations/names.ts';
import type { Meeting, Postponed, Reason, Since } from '../core/review/meeting.ts';
import type { Story } from '../core/review/stories.ts';
import type { Texts } from '../texts/texts.ts';

/** A review as it is told, on a page and in a file: plain values. */
export interface Told {
  title: string;
  /** What it is about, and how much there is. */
  lead: Words[];
  sections: ToldSection[];
}

export interface ToldSection {
  /** By what it is known on a page. */
  id: string;
  heading: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; words: Words }
  | { kind: 'list'; ordered?: boolean; lines: Line[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

/** An entry of a list: what it is, notes below it, and entries of its own. */
export interface Line {
  words: Words;
  notes?: Words[];
  lines?: Line[];
}

/** Text, and names of documents with their addresses, where these are known. */
export type Words = (string | { text: string; address: string | undefined })[];

/** With what a review is told. */
export interface Telling {
  library: Catalogue;
  texts: Texts;
  /** Undefined where nobody knows the address of the site. */
  addresses: Addresses | undefined;
}

/** How many of a long list of promises are told; the board has all of them. */
const most = 20;

/** Tells what a review meeting works from. */
export function toldOf(meeting: Meeting, telling: Telling): Told {
  const { library, texts } = telling;
  const { review, relations } = texts;
  const { range, part, incidents, promises } = meeting;
  const names = namesOf(library, relations.said);
  const about = [
    part.service === undefined ? undefined : review.service(names.service(part.service)),
    part.team === undefined ? undefined : review.team(part.team),
  ].filter((one) => one !== undefined);
  const sections: ToldSection[] = [];
  const section = (id: string, heading: string, ...blocks: (Block | undefined)[]) => {
    const some = blocks.filter((block) => block !== undefined);
    if (some.some((block) => block.kind !== 'heading')) sections.push({ id, heading, blocks: some });
  };
  if (incidents.length > 0) {
    const agenda = meeting.agenda.map(({ incident, reasons }): Line => {
      const why = reasons.map((reason) => said(reason, texts, names)).join('; ');
      return { words: [linkTo(incident, telling), `: ${why}`] };
    });
    section(
      'agenda',
      review.agenda,
      agenda.length === 0
        ? { kind: 'text', words: [review.agendaNone] }
        : { kind: 'list', ordered: true, lines: agenda },
    );
    section('incidents', review.incidents, list(incidents.map((incident) => incidentLine(incident, telling))));
    section('numbers', review.numbers, numbersTable(meeting, texts));
    section('recurrences', review.recurrences, list(meeting.stories.map((story) => storyLine(story, telling, names))));
    section('factors', review.factors, factorsTable(meeting, texts));
  }
  const { standing } = promises;
  const { closure, age } = standing;
  const heading = (text: string, lines: unknown[]): Block | undefined =>
    lines.length === 0 ? undefined : { kind: 'heading', text };
  if (meeting.since) sections.push(sinceSection(meeting.since, telling, names));
  section(
    'promises',
    review.promises,
    list(
      [
        review.made(promises.made.length),
        review.kept(promises.kept.length, promises.keptSomeDay),
        review.broken(promises.broken.length),
        review.declined(promises.declined.length),
        review.closure(closure.kept.count, closure.kept.n, closure.from, closure.to, closure.percent),
        ...(age
          ? [
              review.age(
                age.median,
                age.interval && `${review.interval}: ${age.interval.low}–${age.interval.high}`,
                age.n,
                age.oldest,
              ),
            ]
          : []),
      ].map((text) => ({ words: [text] })),
    ),
    heading(review.overdue, promises.overdue),
    items(promises.overdue, telling),
    heading(review.oldest, promises.oldest),
    list(promises.oldest.map((item) => itemLine(item, telling, [review.oldestDays(item.age!)]))),
    heading(review.postponed, promises.postponed),
    cutList(
      promises.postponed.map((one) => itemLine(one.item, telling, putOff(one, texts))),
      texts,
    ),
  );
  section(
    'allowed',
    review.allowed,
    list(
      meeting.allowed.map(({ entry, allow }) => ({
        words: [linkTo(entry, telling), `: ${allow.rule}, ${allow.reason} (${review.until(allow.until)})`],
      })),
    ),
  );
  section(
    'runbooks',
    review.runbooks,
    list(
      meeting.runbooks.map(({ id, uses }) => ({
        words: [{ text: names.runbook(id), address: telling.addresses?.runbook(id) }],
        lines: uses.map(({ incident, helped }) => ({
          words: [
            linkTo(
              incidents.find((one) => one.id === incident)!,
              telling,
            ),
            ` (${helped ? review.helped[helped] : review.helpedUnknown})`,
          ],
        })),
      })),
    ),
  );
  return {
    title: review.title(range.name),
    lead: [
      [review.of(range.from, range.to, about.length === 0 ? undefined : about.join(', '))],
      [incidents.length === 0 ? review.none : review.counts(incidents.length, meeting.before)],
      ...meeting.kept.map((kept): Words => [`${review.keptReview} `, linkTo(kept, telling)]),
    ],
    sections,
  };
}

function list(lines: Line[]): Block | undefined {
  return lines.length === 0 ? undefined : { kind: 'list', lines };
}

/** A list of which the rest is counted. */
function cutList(lines: Line[], { review }: Texts): Block | undefined {
  return list(lines.length <= most ? lines : [...lines.slice(0, most), { words: [review.more(lines.length - most)] }]);
}

function incidentLine(incident: PostmortemEntry, telling: Telling): Line {
  const { library, texts } = telling;
  const { lede, stop } = incident.excerpt;
  const day = dayOfIncident(incident, library.configuration) ?? '';
  return {
    words: [`${day} · ${incident.facts.severity || texts.terms.noSeverity} · `, linkTo(incident, telling)],
    notes: [...(lede === undefined ? [] : [[lede]]), ...(stop ? [[texts.review.stopped(stop.text)]] : [])],
  };
}

function numbersTable({ summaries }: Meeting, { review, terms, time }: Texts): Block {
  return {
    kind: 'table',
    head: [review.metric, review.known, review.median, review.interval, review.longest],
    rows: summaries.map(({ metric, n, eligible, median, largest, precision }) => {
      const length = (value: number) => formatMilliseconds(value, precision, time);
      return [
        terms.metric(metric.name),
        `${n} / ${eligible}`,
        median ? length(median.value) : '–',
        median?.interval ? `${length(median.interval.low)} – ${length(median.interval.high)}` : review.tooFew,
        largest ? length(largest.value) : '–',
      ];
    }),
  };
}

function factorsTable({ factors }: Meeting, { review }: Texts): Block | undefined {
  if (factors.length === 0) return undefined;
  return {
    kind: 'table',
    head: [review.factor, review.incidents, review.withAction],
    rows: factors.map(({ name, incidents: named, answered }) => [
      name,
      String(named.length),
      `${answered.count} / ${answered.n}`,
    ]),
  };
}

/** A chain of incidents: what came back and how often, then each time with what it left open. */
function storyLine({ ties, chapters }: Story, telling: Telling, names: Names): Line {
  const { review, terms } = telling.texts;
  const what = ties.map(({ factors, services }) =>
    review.tie(
      terms.list(factors.map(names.factor)),
      services.length === 0 ? undefined : terms.list(services.map(names.service)),
    ),
  );
  return {
    words: [`${upper(what.join('; '))}, ${review.times(chapters.length)}`],
    lines: chapters.map(({ incident, day, open }, index): Line => {
      const isLast = index === chapters.length - 1;
      const left = open.map(({ action }) => action.id?.value ?? action.action.text).join(', ');
      return {
        words: [
          `${day ?? ''} · `,
          linkTo(incident, telling),
          ...(isLast ? [] : [`; ${open.length === 0 ? review.nothingOpen : review.stillOpen(left)}`]),
        ],
      };
    }),
  };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sinceSection(
  { review: last, until, promised, closed, overdue, stories }: Since,
  telling: Telling,
  names: Names,
): ToldSection {
  const { review, incident } = telling.texts;
  const blocks: (Block | undefined)[] = [
    { kind: 'text', words: [linkTo(last, telling), `. ${review.sinceDays(last.facts.date, until)}`] },
    list([
      { words: [review.closedSince(closed.length)] },
      { words: [review.overdueSince(overdue.length)] },
      { words: [review.storiesSince(stories.length)], lines: stories.map((story) => storyLine(story, telling, names)) },
    ]),
    { kind: 'heading', text: review.promisedThen },
    promised.length === 0
      ? { kind: 'text', words: [review.noPromises] }
      : list(
          promised.map((item) => itemLine(item, telling, [incident.actionStatus[item.action.status?.value ?? 'open']])),
        ),
  ];
  return {
    id: 'since',
    heading: review.since(last.facts.title),
    blocks: blocks.filter((block) => block !== undefined),
  };
}

/** Promises, the longest overdue first. */
function items(promises: readonly BoardItem[], telling: Telling): Block | undefined {
  const { following } = telling.texts;
  return cutList(
    promises.map((item) => itemLine(item, telling, [following.late(item.action.due!.value, item.overdue!)])),
    telling.texts,
  );
}

function putOff({ item, reviews, movedTo }: Postponed, { review, terms }: Texts): string[] {
  const titles = terms.list(reviews.map(({ facts }) => facts.title));
  return [
    ...(reviews.length === 0 ? [] : [review.spokenOf(titles, reviews.length)]),
    ...(movedTo === undefined ? [] : [review.movedTo(item.action.due!.value, movedTo)]),
  ];
}

/** An action item, and below it who keeps it, how it stands, and where it was promised. */
function itemLine({ action, row, document, owner }: BoardItem, telling: Telling, more: readonly string[]): Line {
  const { following } = telling.texts;
  const { id, action: text } = action;
  const address = telling.addresses?.action(document, { id: id?.value, row });
  return {
    words: [...(id ? [`${id.value} `] : []), { text: text.text, address }],
    notes: [[`${[owner.name ?? following.nobody, ...more].join(' · ')} · `, linkTo(document, telling)]],
  };
}

function said(reason: Reason, { review, terms }: Texts, names: Names): string {
  const { reasons } = review;
  switch (reason.why) {
    case 'severity':
      return reasons.severity(reason.severity);
    case 'again':
      return reasons.again(reason.times);
    case 'open-promises':
      return reasons.openPromises(reason.count);
    case 'overdue':
      return reasons.overdue(reason.count);
    case 'not-alerted':
      return reasons.notAlerted;
    case 'runbook':
      return reasons.runbook(terms.list(reason.runbooks.map(names.runbook)));
    case 'no-action':
      return reasons.noAction;
  }
}

/** A document by its title; where nobody knows its address, with its id. */
function linkTo(entry: Pick<Entry, 'type' | 'id' | 'facts'>, { addresses }: Telling): Words[number] {
  const { facts, id } = entry;
  return addresses === undefined ? `${facts.title} (${id})` : { text: facts.title, address: addresses.document(entry) };
}
