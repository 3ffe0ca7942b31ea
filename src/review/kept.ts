import type { Meeting } from '../core/review/meeting.ts';
import { agendaMarkdown } from './markdown.ts';
import type { Telling } from './told.ts';

/** The file a review is kept in, below the content folder: `reviews/2026-04.mdx`, with its service and its team. */
export function fileOfReview({ range, part }: Pick<Meeting, 'range' | 'part'>): string {
  const name = [range.name, part.service, part.team]
    .filter((one) => one !== undefined)
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `reviews/${name}.mdx`;
}

/**
 * A review as it is begun before the meeting: what it works from is filled in, and what only those who meet can say is a
 * gap the linter asks for.
 *
 * @param date the day of the meeting, YYYY-MM-DD
 */
export function keptReview(meeting: Meeting, telling: Telling, date: string): string {
  const { texts } = telling;
  const { review } = texts;
  const { range, part, agenda } = meeting;
  const covers = /^\d{4}-(?:\d\d|Q\d)$/.test(range.name) ? range.name : `{ from: ${range.from}, to: ${range.to} }`;
  const facts = [
    `title: ${JSON.stringify(review.title(range.name))}`,
    `date: ${date}`,
    `covers: ${covers}`,
    ...(part.service === undefined ? [] : [`service: ${part.service}`]),
    ...(part.team === undefined ? [] : [`team: ${part.team}`]),
    'people: []',
    ...(agenda.length === 0 ? [] : ['incidents:', ...agenda.map(({ incident }) => `  - ${incident.id}`)]),
  ];
  // Without addresses incidents are named by their ids, which the site links.
  const told = agendaMarkdown(meeting, { ...telling, addresses: undefined });
  return [
    `---\n${facts.join('\n')}\n---`,
    ...(told === undefined ? [] : [`## ${review.agenda}`, told.trimEnd()]),
    `## ${review.decisions}`,
    '- TODO',
    `## ${review.actionItems}`,
    [
      '| ID  | Action | Type | Owner | Ticket | Due | Priority | Status |',
      '| --- | ------ | ---- | ----- | ------ | --- | -------- | ------ |',
      '| A1  | TODO   |      |       |        |     |          | open   |',
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
