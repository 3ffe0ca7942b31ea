import { clockIn, dayIn, longDayIn } from '../../../src/core/model/clock.ts';
import { phrases } from '../data.ts';
import type { Random } from '../random.ts';
import type { Actions } from './actions.ts';
import type { Course, Row } from './course.ts';
import type { Facts } from './facts.ts';
import type { Setting } from './setting.ts';
import { capital, code, fence, lower, shell, stripStop, table } from './words.ts';

const { detectionNotes, impactNotes, investigationNotes, lessons, luck, resolutionNotes, wentWell } = phrases;

/** What the sections are written from. */
interface Told extends Omit<Setting, 'length'>, Course, Facts {
  actions: Actions;
  /** Why, as sentences. */
  mechanism: readonly string[];
  /** How long it lasted, and how long nobody noticed. */
  lasted: string;
  unnoticed: string;
}

/** The sections, in the order in which they draw random numbers. A section left out is undefined. */
const writers: [id: string, write: (told: Told) => string | undefined][] = [
  ['summary', summary],
  ['impact', impact],
  ['timeline', ({ timeline, zone, precise }) => timelineTable(timeline, zone, precise)],
  ['detection', detection],
  ['contributing-factors', contributingFactors],
  ['five-whys', fiveWhys],
  ['hypotheses', hypotheses],
  ['investigation', investigation],
  ['resolution', resolution],
  ['went-well', ({ random, sentence }) => list(random.some(wentWell, random.integer(3, 5)).map(sentence))],
  ['went-badly', ({ actions, sentence }) => list(actions.badly.map((one) => `${sentence(one.sentence)} (${one.id}).`))],
  ['got-lucky', ({ random }) => list(random.some(luck.slice(0, -1), random.integer(1, 2)))],
  ['action-items', ({ actions }) => table(actionColumns, actions.rows)],
  [
    'lessons',
    ({ random, cause }) =>
      list([...(random.chance(0.6) ? [cause.lesson] : []), ...random.some(lessons, random.integer(1, 3))]),
  ],
  ['communications', communications],
  ['artefacts', artefacts],
];
const actionColumns = ['ID', 'Action', 'Type', 'Owner', 'Ticket', 'Due', 'Priority', 'Status'];

/** Writes the text of each section that the document has, by the id of the section. */
export function bodyOf(setting: Setting, course: Course, facts: Facts, actions: Actions): Record<string, string> {
  const { random, cause, length } = setting;
  const told: Told = {
    ...setting,
    ...course,
    ...facts,
    actions,
    mechanism: random.some(cause.mechanism, random.integer(2, 3)),
    lasted: length(course.start, course.ended),
    unnoticed: length(course.start, course.detected),
  };
  const said: Record<string, string> = {};
  for (const [id, write] of writers) {
    const text = write(told);
    if (text !== undefined) said[id] = text;
  }
  return said;
}

function summary({ svc, start, zone, symptom, fix, lasted, mechanism, clock, prose, sentence }: Told): string {
  return (
    `On ${longDayIn(start, zone)} at ${clock(start)} ${zone} ${svc} began to disturb people’s work: ${lower(stripStop(prose(symptom)))}. ` +
    `It took ${lasted} until it had recovered. ${sentence(mechanism[0]!)} ${sentence(fix)}`
  );
}

function impact({ random, svc, share, affected, sentence }: Told): string {
  const counted =
    affected === undefined
      ? `At the worst ${share} % of requests to ${svc} were answered with an error. How many customers that were cannot be counted any more.`
      : `About ${affected.toLocaleString('en-US')} customers met at least one error; at the worst ${share} % of requests to ${svc} were answered with one.`;
  return `${counted} ${random.some(impactNotes, random.integer(2, 4)).map(sentence).join(' ')}`;
}

function detection({ random, detection: { noticed }, detected, unnoticed, recalled, clock, sentence }: Told): string {
  return (
    `${capital(noticed)} at ${clock(detected)}, ${unnoticed} after the first sign. ` +
    random.some(detectionNotes, random.integer(1, 3)).map(sentence).join(' ') +
    (recalled
      ? `\n\nThe first sign in ${recalled.id} was of the same kind, and its alert covers ${recalled.services[0]!} alone.`
      : '')
  );
}

function contributingFactors({ random, cause, mechanism, fill, sentence }: Told): string {
  return (
    list(mechanism.map(sentence)) +
    (random.chance(0.5) ? `\n\nThe setting as it was:\n\n${fence('yaml', fill(cause.config))}` : '')
  );
}

function fiveWhys({ random, cause, secondSymptom, sentence }: Told): string | undefined {
  if (!random.chance(0.6)) return undefined;
  return [secondSymptom, ...random.some(cause.mechanism, 4)]
    .map((text, place) => `${place + 1}. ${sentence(text)}`)
    .join('\n');
}

function hypotheses({ random, herring, mechanism, sentence }: Told): string | undefined {
  if (!random.chance(0.5)) return undefined;
  return [
    `<Hypothesis confidence="ruled-out" evidence="The dashboards of that hour show nothing of the kind.">\n${sentence(random.pick(herring.mechanism))}\n</Hypothesis>`,
    `<Hypothesis confidence="confirmed" evidence="The log lines below, and the graph that turned when it was undone.">\n${sentence(mechanism[0]!)}\n</Hypothesis>`,
  ].join('\n\n');
}

function investigation(told: Told): string {
  const { random, cause, herring, detour, svc, dep, start, ended, errors, looks, fill, sentence } = told;
  const excerpt = logOf(
    random,
    [
      ...errors,
      ...(random.chance(0.6) ? [random.pick(herring.errors)] : []),
      ...(random.chance(0.4) ? [random.pick(detour.errors)] : []),
    ].map(fill),
    start,
    ended,
    random.integer(5, 10),
    svc,
    dep,
  );
  return (
    `${random.some(investigationNotes, random.integer(3, 6)).map(sentence).join(' ')}\n\n` +
    `Two suspicions were followed and dropped. ${sentence(random.pick(herring.symptoms))} That pointed to what had been seen elsewhere: ${lower(sentence(random.pick(herring.mechanism)))} ` +
    `The second one was closer to home. ${sentence(random.pick(detour.mechanism))} ${random.pick(['It was true, and had been true for months.', 'It was true of another service.', 'It was not so, as a look at the settings showed.'])}\n\n` +
    (random.chance(0.5)
      ? `${fence('bash', shell(random.pick(detour.looks), fill))}\n\nThis looked wrong and was how it looks every day. `
      : '') +
    `The log of ${random.pick([svc, dep])} led to the right place in the end:\n\n` +
    (random.chance(0.25)
      ? `<Log title="Log of ${svc}">\n\n${fence('log', excerpt)}\n\n</Log>`
      : fence('log', excerpt)) +
    looks
      .slice(0, random.integer(1, 2))
      .map(
        (look) =>
          `\n\n${random.pick(['What settled it:', 'This is what it looked like:', 'One command showed it:'])}\n\n${fence('bash', shell(look, fill))}`,
      )
      .join('') +
    (random.chance(0.3)
      ? `\n\n:::note\n${sentence(random.pick(herring.lesson === cause.lesson ? lessons : [herring.lesson, ...lessons]))}\n:::`
      : '')
  );
}

function resolution({ random, cause, detour, fix, used, prose, sentence }: Told): string {
  return (
    `It looked like another kind of incident at first: ${lower(stripStop(prose(random.pick(detour.symptoms))))}. So the first attempt was ${random.pick(['a restart of one instance', 'a return to the last release', 'more capacity', 'a change of the load balancer’s weights'])}. It ${random.pick(['changed nothing', 'helped for a few minutes', 'made the graphs move and not the errors'])}.\n\n` +
    `${sentence(fix)} ${random.some(resolutionNotes, random.integer(2, 5)).map(sentence).join(' ')}${used.length > 0 ? ` The runbook ${used[0]!} was open at the time.` : ''}` +
    (random.chance(0.3) && cause.fixes.length > 1
      ? `\n\n<Mitigation risk="It takes effect for everybody at once." back="Undo the change; it is one commit.">\n${sentence(cause.fixes.find((other) => other !== fix)!)}\n</Mitigation>`
      : '')
  );
}

function communications({ announced, zone, precise }: Told): string | undefined {
  if (!announced) return undefined;
  const { texts, at: instants } = announced;
  return table(
    [`Time (${zone})`, 'Channel', 'Audience', 'Text'],
    instants.map((at, place) => [
      timeCell(at, undefined, place === 0 ? undefined : instants[place - 1]!, zone, precise),
      'status page',
      'everyone',
      texts[place]!,
    ]),
  );
}

function artefacts({ random, herring, detour, svc, dep, start, ended, errors, fill }: Told): string | undefined {
  if (!random.chance(0.6)) return undefined;
  // One document in thirty carries a log as long as people paste them.
  const length = random.chance(0.05) ? random.integer(60, 200) : random.integer(8, 18);
  const messages = [...errors, random.pick(herring.errors), random.pick(detour.errors)].map(fill);
  return (
    `- Dashboard of ${svc}, saved for the day\n- Log search for ${code(fill(errors[0]))}\n\n` +
    `<Log title="More of the log">\n\n${fence('log', logOf(random, messages, start, ended, length, svc, dep))}\n\n</Log>`
  );
}

function list(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join('\n');
}

function timelineTable(rows: readonly Row[], zone: string, precise: boolean): string {
  return table(
    [`Time (${zone})`, 'Milestone', 'Event', 'Evidence'],
    rows.map((row, place) => {
      const previous = rows[place - 1];
      const time = timeCell(row.at, row.until, previous && (previous.until ?? previous.at), zone, precise);
      return [row.approximate ? time.replace(/\S+$/, '~$&') : time, row.milestones.join(', '), row.text, row.evidence];
    }),
  );
}

/** A bare time if the row above is on the same day; it must not be later. */
function timeCell(
  at: number,
  until: number | undefined,
  previous: number | undefined,
  zone: string,
  precise: boolean,
): string {
  const today = dayIn(at, zone);
  const bare = previous !== undefined && dayIn(previous, zone) === today;
  const end =
    until === undefined
      ? ''
      : `–${dayIn(until, zone) === today ? '' : `${dayIn(until, zone)} `}${clockIn(until, zone, precise)}`;
  return `${bare ? '' : `${today} `}${clockIn(at, zone, precise)}${end}`;
}

function logOf(
  random: Random,
  messages: readonly string[],
  from: number,
  to: number,
  count: number,
  ...names: readonly string[]
): string {
  const times = Array.from({ length: count }, () => from + Math.floor(random.next() * (to - from))).sort(
    (a, b) => a - b,
  );
  return times
    .map((at, place) => {
      const name = random.pick(names);
      const instance = random.integer(0x1000, 0xffff).toString(16);
      const text =
        place === 0 || random.chance(0.6)
          ? random.pick(messages)
          : random.pick([
              'slow request, 4 s',
              'request refused',
              'queue above its mark',
              'reconnecting',
              'giving up on upstream',
            ]);
      return `${new Date(at).toISOString()} ${random.pick(['ERROR', 'ERROR', 'WARN'])} ${name}-${instance} ${text}`;
    })
    .join('\n');
}
