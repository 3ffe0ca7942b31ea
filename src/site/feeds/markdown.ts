import type { IncidentDuration } from '../../core/metrics/durations.ts';
import { clockIn, longDayIn } from '../../core/model/clock.ts';
import type { Texts } from '../../texts/texts.ts';
import { toldLength } from './api/incident.ts';
import type { ApiIncident } from './api/schema.ts';
import { oneLine } from './feed.ts';

/** An incident as Markdown: its title, what happened in a sentence, its facts as a table, then its text. */
export function incidentMarkdown(
  incident: ApiIncident,
  durations: readonly IncidentDuration[],
  body: string,
  words: Texts,
): string {
  const { feeds: texts, terms } = words;
  const { severity, zone, kind, status, open } = incident;
  const time = (instant: string | undefined) => {
    if (instant === undefined) return undefined;
    const milliseconds = Date.parse(instant);
    return `${longDayIn(milliseconds, zone, words.time.language)}, ${clockIn(milliseconds, zone)} ${zone}`;
  };
  const facts: [string, string | undefined][] = [
    [texts.incident, `[${cell(incident.id)}](${incident.address})`],
    [texts.severity, cell([severity.id, severity.name].filter(Boolean).join(' · '))],
    [texts.kind, kind === 'incident' ? undefined : terms.kinds[kind]],
    [texts.status, terms.statuses[status]],
    [texts.began, time(incident.began)],
    [texts.ended, time(incident.ended) ?? (open && incident.began !== undefined ? texts.stillOpen : undefined)],
    ...durations.map(({ metric, from, to, result }): [string, string | undefined] => [
      cell(`${terms.metric(metric.name)} (${terms.milestones[from]} → ${terms.milestones[to]})`),
      toldLength(result, words.time),
    ]),
    [texts.services, cell(incident.services.join(', '))],
    [
      texts.detected,
      incident.detection &&
        cell([terms.channels[incident.detection.channel], incident.detection.by].filter(Boolean).join(': ')),
    ],
    [texts.trigger, incident.trigger && cell(incident.trigger)],
    [texts.factors, cell(incident.factors.join(', '))],
    [texts.stopped.replace(/:$/, ''), incident.stopped && cell(incident.stopped)],
    [
      texts.runbooks,
      incident.runbooks
        .map(({ id, title = id, address }) => (address === undefined ? cell(title) : `[${cell(title)}](${address})`))
        .join(', '),
    ],
  ];
  const rows = facts.filter((fact): fact is [string, string] => fact[1] !== undefined && fact[1] !== '');
  return [
    `# ${escaped(oneLine(incident.title))}`,
    [`| ${texts.fact} | ${texts.value} |`, '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
    body.trim(),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function cell(text: string): string {
  return escaped(oneLine(text)).replaceAll('|', '\\|');
}

function escaped(text: string): string {
  return text.replace(/[\\[\]<>*`]/g, '\\$&');
}
