import { durationsOf, type DurationResult } from '../../core/metrics/durations.ts';
import type { Metric } from '../../core/model/metric.ts';
import { startOfIncident } from '../../core/model/postmortem.ts';
import { datedIn } from '../../core/model/shown.ts';
import { formatMilliseconds, formatSpan } from '../../core/model/span.ts';
import type { Texts } from '../../texts/texts.ts';
import { element, pairTable } from './element.ts';
import { nameIn, type Names, type Side } from './side.ts';

/** What is known of each incident, a row for each fact; durations are measured as on the pages of the two. */
export function factsTable(
  sides: readonly [Side, Side],
  addressOf: (id: string) => string,
  metrics: readonly Metric[],
  names: Names,
  texts: Texts,
): Node {
  const { compare, terms, explorer } = texts;
  const heads = sides.map(({ letter, incident: { data } }) =>
    element('span', {}, element('b', {}, `${letter} `), element('a', { href: addressOf(data.id) }, data.title)),
  );
  const row = (name: Node | string, cellOf: (side: Side) => Node | string) => [name, ...sides.map(cellOf)];
  const metricRow = (metric: Metric, index: number) =>
    row(
      element(
        'span',
        {},
        terms.metric(metric.name),
        element('small', {}, `${terms.milestones[metric.from]} → ${terms.milestones[metric.to]}`),
      ),
      ({ incident }) => lengthOf(durationsOf(incident, metrics)[index]!.result, texts),
    );
  return pairTable(
    compare.title,
    [compare.fact, ...heads],
    [
      row(compare.began, (side) => beginningOf(side, texts)),
      row(compare.severity, ({ incident: { data } }) => data.severity.id || terms.noSeverity),
      row(compare.kind, ({ incident: { data } }) => explorer.values['kind']![data.kind] ?? data.kind),
      row(compare.status, ({ incident: { data } }) => explorer.values['status']![data.status] ?? data.status),
      row(compare.detection, ({ incident: { data } }) =>
        data.detection ? terms.channels[data.detection.channel] : unsaid(compare.unsaid),
      ),
      row(compare.trigger, ({ incident: { data } }) =>
        data.trigger === undefined ? unsaid(compare.unsaid) : nameIn(names.triggers, data.trigger),
      ),
      ...metrics.map(metricRow),
    ],
  );
}

/** What cannot be known, so that it is told from what is. */
export function unsaid(text: string): Node {
  return element('span', { class: 'muted' }, text);
}

function beginningOf({ incident }: Side, { incident: words, time }: Texts): Node | string {
  const began = startOfIncident(incident);
  const { zone } = incident.data;
  return began ? `${datedIn(began, zone, time)} ${zone}` : unsaid(words.noTime);
}

function lengthOf(result: DurationResult, { incident: words, time }: Texts): Node | string {
  if (result.kind === 'known') return formatSpan(result.span, time);
  if (result.kind === 'censored')
    return element(
      'span',
      {},
      words.atLeast(formatMilliseconds(result.atLeast, result.since.precision, time)),
      element('small', {}, words.open),
    );
  return element(
    'span',
    { class: 'muted' },
    words.unknown,
    // The reason marks milestones as code, which plain text does not show.
    element('small', {}, words.whyUnknown(result.because, result.reason).replaceAll('`', '')),
  );
}
