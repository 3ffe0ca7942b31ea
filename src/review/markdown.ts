import type { BoardItem } from '../core/actions/board.ts';
import type { Meeting, Reason } from '../core/review/meeting.ts';
import type { Addresses } from '../core/model/address.ts';
import type { Catalogue, Entry, PostmortemEntry } from '../core/model/entry.ts';
import { dayOfIncident } from '../core/model/postmortem.ts';
import { formatMilliseconds } from '../core/model/span.ts';
import { namesOf } from '../core/relations/names.ts';
import { recurrenceSentence } from '../core/relations/recurrences.ts';
import type { Texts } from '../texts/texts.ts';

/** With what a review is written. */
export interface Writing {
  library: Catalogue;
  texts: Texts;
  /** Whole addresses; undefined where library.yaml does not know them. */
  addresses: Addresses | undefined;
}

/** What a review meeting works from, as Markdown. */
export function reviewMarkdown(meeting: Meeting, writing: Writing): string {
  const { library, texts } = writing;
  const { review, relations } = texts;
  const { range, part, incidents, promises } = meeting;
  const names = namesOf(library, relations.said);
  const about = [
    part.service === undefined ? undefined : review.service(names.service(part.service)),
    part.team === undefined ? undefined : review.team(part.team),
  ].filter((one) => one !== undefined);
  const blocks: string[] = [
    `# ${safe(review.title(range.name))}`,
    safe(review.of(range.from, range.to, about.length === 0 ? undefined : about.join(', '))),
    incidents.length === 0 ? review.none : review.counts(incidents.length, meeting.before),
  ];
  const section = (heading: string, ...parts: string[]) => {
    const body = parts.filter((one) => one !== '');
    if (body.length > 0) blocks.push(`## ${safe(heading)}`, ...body);
  };
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  const link = (entry: Pick<Entry, 'type' | 'id' | 'facts'>) => linkTo(entry, writing);

  if (incidents.length > 0) {
    const agenda = meeting.agenda.map(
      ({ incident, reasons }, index) =>
        `${index + 1}. ${link(incident)}: ${safe(reasons.map((reason) => said(reason, texts, library)).join('; '))}`,
    );
    section(review.agenda, agenda.length === 0 ? review.agendaNone : agenda.join('\n'));
    section(review.incidents, list(incidents.map((incident) => told(incident, writing))));
    const rows = meeting.summaries.map(({ metric, n, eligible, median, largest, precision }) => {
      const length = (value: number) => formatMilliseconds(value, precision, texts.time);
      return [
        texts.terms.metric(metric.name),
        `${n} / ${eligible}`,
        median ? length(median.value) : '–',
        median?.interval ? `${length(median.interval.low)} – ${length(median.interval.high)}` : review.tooFew,
        largest ? length(largest.value) : '–',
      ];
    });
    section(review.numbers, table([review.metric, review.known, review.median, review.interval, review.longest], rows));
    section(
      review.recurrences,
      [...Map.groupBy(meeting.recurrences, ({ incident }) => incident)]
        .map(([incident, repeats]) =>
          [
            `- ${link(incident)}`,
            ...repeats.map(
              ({ recurrence }) => `  - ${safe(recurrenceSentence(recurrence, incident.id, names, relations.said))}`,
            ),
          ].join('\n'),
        )
        .join('\n'),
    );
    section(
      review.factors,
      meeting.factors.length === 0
        ? ''
        : table(
            [review.factor, review.incidents, review.withAction],
            meeting.factors.map(({ name, incidents: named, answered }) => [
              name,
              String(named.length),
              `${answered.count} / ${answered.n}`,
            ]),
          ),
    );
  }

  const { standing } = promises;
  const { closure, age } = standing;
  section(
    review.promises,
    list([
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
    ]),
    promises.overdue.length === 0 ? '' : `### ${review.overdue}`,
    list(promises.overdue.map((item) => itemLine(item, writing))),
  );
  section(
    review.allowed,
    list(
      meeting.allowed.map(
        ({ entry, allow }) =>
          `${link(entry)}: \`${allow.rule.replaceAll('`', '')}\`, ${safe(allow.reason)} (${review.until(allow.until)})`,
      ),
    ),
  );
  section(
    review.runbooks,
    list(
      meeting.runbooks.map(({ id, uses }) => {
        const how = uses.map(
          ({ incident, helped }) => `${incident} (${helped ? review.helped[helped] : review.helpedUnknown})`,
        );
        return `${safe(names.runbook(id))}: ${safe(how.join(', '))}`;
      }),
    ),
  );
  return `${blocks.join('\n\n')}\n`;
}

function told(incident: PostmortemEntry, writing: Writing): string {
  const { library, texts } = writing;
  const { lede, stop } = incident.excerpt;
  const day = dayOfIncident(incident, library.configuration) ?? '';
  return [
    `${day} · ${safe(incident.facts.severity || texts.terms.noSeverity)} · ${linkTo(incident, writing)}`,
    ...(lede === undefined ? [] : [safe(lede)]),
    ...(stop ? [safe(texts.review.stopped(stop.text))] : []),
  ].join('\n  ');
}

function said(reason: Reason, { review, terms }: Texts, library: Catalogue): string {
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
      return reasons.runbook(terms.list(reason.runbooks.map(namesOf(library).runbook)));
    case 'no-action':
      return reasons.noAction;
  }
}

function itemLine({ action, postmortem, owner, overdue }: BoardItem, writing: Writing): string {
  const { following } = writing.texts;
  const text = [
    [action.id?.value, action.action.text].filter(Boolean).join(' '),
    owner.name ?? following.nobody,
    following.late(action.due!.value, overdue!),
  ];
  return `${safe(text.join(' · '))} · ${linkTo(postmortem, writing)}`;
}

function linkTo({ type, id, facts }: Pick<Entry, 'type' | 'id' | 'facts'>, { addresses }: Writing): string {
  const address = type === 'postmortem' ? addresses?.incident(id) : addresses?.runbook(id);
  return address === undefined ? `${safe(facts.title)} (${safe(id)})` : `[${safe(facts.title)}](${address})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => safe(cell)).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Text of documents makes no markup. */
function safe(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&]/g, '\\$&');
}
