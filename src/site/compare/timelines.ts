import { eventOf } from '../../core/model/postmortem.ts';
import { datedIn } from '../../core/model/shown.ts';
import { milestones, type Milestone } from '../../core/model/vocabulary.ts';
import { drawMilestone, drawPhaseKey } from '../../render/timeline.ts';
import { drawPair } from '../../render/timeline/pair.ts';
import { elapsedBetween, readingOf } from '../../render/timeline/reading.ts';
import type { Texts } from '../../texts/texts.ts';
import { drawn, element, pairTable } from './element.ts';
import { unsaid } from './facts.ts';
import type { Side } from './side.ts';

/**
 * Two timelines aligned at `impact-start` on one scale, over a table of their milestones. Where a start is not known
 * nothing is drawn, which is said, and the table has the times of that incident as they are.
 */
export function timelines(sides: readonly [Side, Side], texts: Texts): Node[] {
  const { compare, terms } = texts;
  const readings = sides.map(({ incident }) => readingOf(incident.view, incident.data.zone, texts));
  const [first, second] = readings;
  const [a, b] = sides;
  const named = milestones.filter((name) => sides.some(({ incident }) => isTold(incident, name)));
  const rows = named.map((name) => [
    element('span', { class: 'compare-milestone' }, drawn(drawMilestone(name)), ` ${terms.milestones[name]}`),
    ...sides.map((side) => timeOf(side, name, texts)),
  ]);
  const heads = [compare.milestone, ...sides.map(({ letter }) => letter)];
  const table = rows.length > 0 ? [pairTable(compare.timelines, heads, rows)] : [];
  const late = sides.filter(({ incident }) => !eventOf(incident, 'impact-start')?.moment);
  if (late.length > 0 || !first || !second) {
    const sentence = late.length === 1 ? compare.notAligned(late[0]!.letter) : compare.notAlignedBoth;
    return [element('p', { class: 'notice' }, sentence), ...late.flatMap((side) => whyOf(side, texts)), ...table];
  }
  const picture = drawPair(
    [
      { letter: a.letter, reading: first },
      { letter: b.letter, reading: second },
    ],
    compare.picture(a.incident.data.title, b.incident.data.title),
  );
  const kinds = [...first.phases, ...second.phases].map(({ kind }) => kind);
  return [drawn(picture!), drawn(drawPhaseKey(kinds, texts)), ...table];
}

function isTold(incident: Side['incident'], name: Milestone): boolean {
  return eventOf(incident, name) !== undefined || incident.facts.unknown[name] !== undefined;
}

/** What the author says of a start that is not known. */
function whyOf({ letter, incident }: Side, { compare }: Texts): Node[] {
  const why = incident.facts.unknown['impact-start'];
  return why === undefined ? [] : [element('p', {}, compare.startUnknown(letter, why))];
}

/** When a milestone was reached: since the start of impact, or by itself where that is not known. */
function timeOf({ incident }: Side, name: Milestone, texts: Texts): Node | string {
  const { compare, time } = texts;
  const event = eventOf(incident, name);
  if (!event) {
    const why = incident.facts.unknown[name];
    return element(
      'span',
      { class: 'muted' },
      why === undefined ? compare.notInTimeline : texts.incident.unknown,
      ...(why === undefined ? [] : [element('small', {}, why)]),
    );
  }
  const { moment } = event;
  if (!moment) return unsaid(compare.noTime);
  const { zone } = incident.data;
  const dated = `${datedIn(moment, zone, time)} ${zone}`;
  const start = eventOf(incident, 'impact-start')?.moment;
  if (!start) return dated;
  const since =
    name === 'impact-start'
      ? compare.start
      : elapsedBetween({ names: ['impact-start'], moment: start }, { names: [name], moment }, texts);
  return since === '' ? dated : element('span', {}, since, element('small', {}, dated));
}
