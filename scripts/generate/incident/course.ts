import { dayIn } from '../../../src/core/model/clock.ts';
import type { Milestone } from '../../../src/core/model/vocabulary.ts';
import { phrases } from '../data.ts';
import type { Random } from '../random.ts';
import { day, detectionOf, hour, minute, type Detection, type Setting } from './setting.ts';
import { capital, code, lower, stripStop } from './words.ts';

const { aftermath, announcements, chatter } = phrases;

/** A row of the timeline, before it is written. */
export interface Row {
  at: number;
  until?: number;
  approximate?: boolean;
  milestones: Milestone[];
  text: string;
  evidence: string;
}

/** What happened, in its order. */
export interface Course {
  /** Instants in milliseconds. */
  start: number;
  detected: number;
  /** When it had recovered. */
  ended: number;
  resolved: number;
  detection: Detection;
  timeline: Row[];
  symptom: string;
  secondSymptom: string;
  fix: string;
  errors: [string, string];
  looks: readonly { command: string; output: string }[];
  /** What the company said at which instants, where it said anything. */
  announced: { texts: readonly string[]; at: readonly number[] } | undefined;
}

/** Makes up what happens in an incident. */
export function courseOf(setting: Setting): Course {
  const { random, cause, prose, unit } = setting;
  const instants = instantsOf(setting);
  const { start, detected, acknowledged, declared, mitigated, recovered, resolved } = instants;
  const detection = detectionOf(setting);
  const rows: Row[] = [];
  const add: Add = (at, text, evidence, ...milestones) => {
    const row: Row = { at, milestones, text: capital(text), evidence };
    rows.push(row);
    return row;
  };
  const [symptom, secondSymptom] = random.some(cause.symptoms, 2) as [string, string];
  addIntroduction(setting, instants.introduced, add);
  add(start, stripStop(prose(symptom)), 'dashboard', 'impact-start');
  addDetection(setting, detection, detected, acknowledged, add);
  const fix = random.pick(cause.fixes);
  add(declared, `Declared as ${setting.severity}; a lead is named`, 'incident channel', 'declared');
  add(mitigated, stripStop(prose(fix)), 'deploy log', 'mitigated');
  const together = random.chance(0.1);
  if (together) rows.at(-1)!.milestones.push('recovered');
  else add(recovered, `${setting.svc} answers as usual`, 'dashboard', 'recovered');
  const ended = together ? mitigated : recovered;
  add(resolved, 'The incident is closed', 'incident channel', 'resolved');
  if (random.chance(0.6)) add(instants.removed, `The correction is in production`, 'release page', 'cause-removed');
  const announced = announce(setting, { declared, mitigated, ended, resolved }, add);

  const errors = random.some(cause.errors, 2) as [string, string];
  const looks = random.some(cause.looks, 2);
  const inner = search(setting, errors, secondSymptom);
  for (const [at, [text, evidence]] of spread(random, acknowledged, mitigated, unit, inner)) add(at, text, evidence);
  const late = random.some(aftermath, random.integer(0, 3));
  for (const [at, [text, evidence]] of spread(random, ended, resolved, unit, late)) add(at, prose(text), evidence);
  const order = rows.map((row, place) => ({ row, place })).sort((a, b) => a.row.at - b.row.at || a.place - b.place);
  const timeline = order.map(({ row }) => row);
  makeRanges(setting, timeline);
  return {
    start,
    detected,
    ended,
    resolved,
    detection,
    timeline,
    symptom,
    secondSymptom,
    fix,
    errors,
    looks,
    announced,
  };
}

type Add = (at: number, text: string, evidence: string, ...milestones: Milestone[]) => Row;

function instantsOf({ head, random, precise, severity, unit, after }: Setting) {
  const start = head.start + (precise ? random.integer(0, 59) * 1000 : 0);
  const detected = after(start, minute, 45 * minute);
  const acknowledged = after(detected, minute, 9 * minute);
  const declared = after(acknowledged, minute, 20 * minute);
  const mitigated = after(declared, 8 * minute, severity === 'SEV1' ? 3 * hour : 6 * hour);
  const recovered = after(mitigated, 2 * minute, 90 * minute);
  const resolved = after(recovered, 10 * minute, 4 * hour);
  const removed = after(resolved, 20 * minute, 6 * day);
  const introduced = start - Math.round((5 * minute + random.next() ** 3 * 20 * day) / unit) * unit;
  return { start, detected, acknowledged, declared, mitigated, recovered, resolved, removed, introduced };
}

function addIntroduction({ random, cause, svc }: Setting, introduced: number, add: Add): void {
  if (!random.chance(0.75)) return;
  const what = {
    deploy: `A new version of ${svc} is on all instances`,
    'config-change': `A setting of ${svc} is changed`,
    'dependency-update': `An update of libraries goes out with ${svc}`,
    migration: `The migration of ${svc} begins`,
  };
  const trigger = random.pick(cause.triggers);
  const row = add(
    introduced,
    what[trigger as keyof typeof what] ?? `The condition begins that ${svc} will meet later`,
    'change log',
    'cause-introduced',
  );
  row.approximate = random.chance(0.2);
}

function addDetection(
  { random }: Setting,
  { channel, noticed }: Detection,
  detected: number,
  acknowledged: number,
  add: Add,
): void {
  if (random.chance(0.85)) {
    add(detected, noticed, channel === 'alert' ? 'pager log' : 'incident channel', 'detected');
    add(acknowledged, 'The on-call takes it', 'pager log', 'acknowledged');
  } else
    add(detected, `${noticed}; the on-call is at the keyboard and takes it`, 'pager log', 'detected', 'acknowledged');
}

/** What the company said, in rows of the timeline too. */
function announce(
  { random, full, severity, after }: Setting,
  { declared, mitigated, ended, resolved }: Record<'declared' | 'mitigated' | 'ended' | 'resolved', number>,
  add: Add,
): Course['announced'] {
  const told = full && (severity === 'SEV1' || random.chance(0.5)) ? random.pick(announcements) : undefined;
  if (!told) return undefined;
  const toldAt: number[] = [];
  toldAt.push(after(declared, minute, Math.min(25 * minute, mitigated - declared - minute)));
  if (mitigated - toldAt[0]! > 20 * minute)
    toldAt.push(after(toldAt[0]!, 15 * minute, mitigated - toldAt[0]! - 2 * minute));
  toldAt.push(after(ended, 2 * minute, Math.min(40 * minute, resolved - ended)));
  for (const [place, at] of toldAt.entries())
    add(
      at,
      place === 0
        ? 'First word on the status page'
        : place === toldAt.length - 1
          ? 'The status page says that it is over'
          : 'The status page is updated',
      'status page',
    );
  return { texts: toldAt.length === 3 ? told : [told[0], told[2]], at: toldAt };
}

/** Rows about what is seen and tried before the mitigation. */
function search(
  { random, cause, herring, dep, fill, prose }: Setting,
  errors: readonly [string, string],
  secondSymptom: string,
): (readonly [text: string, evidence: string])[] {
  const wrongLook = random.pick(herring.looks);
  const between: (readonly [string, string])[] = [
    [`Logs show ${code(fill(errors[0]))}`, 'log search'],
    [stripStop(prose(secondSymptom)), 'dashboard'],
    [
      `Suspicion falls on something else: ${lower(stripStop(prose(random.pick(herring.symptoms))))}`,
      'incident channel',
    ],
    [
      `The suspicion is dropped; ${code(fill(wrongLook.command).split(' ')[0]!)} shows nothing unusual`,
      'shell history',
    ],
    [`Found: ${lower(stripStop(prose(random.pick(cause.mechanism))))}`, 'incident channel'],
    [
      `A first attempt, ${random.pick(['a restart of all instances', 'more instances', 'a rollback of the last release', 'an emptied cache'])}, has no lasting effect`,
      'deploy log',
    ],
    [`${code(fill(errors[1]))} appears in the logs of ${dep}`, 'log search'],
  ];
  const wanted = random.weighted([
    [2, 2],
    [5, 4],
    [8, 6],
    [11, 5],
    [15, 3],
  ] as const);
  return [...between, ...random.some(chatter, 14).map(([text, evidence]) => [prose(text), evidence] as const)].slice(
    0,
    wanted,
  );
}

/** Turns the times of some rows into ranges. */
function makeRanges({ random, unit, zone }: Setting, timeline: readonly Row[]): void {
  for (const [place, row] of timeline.entries()) {
    const next = timeline[place + 1];
    if (
      row.milestones.length > 0 ||
      !next ||
      next.at - row.at < 4 * unit ||
      next.at - row.at > 2 * hour ||
      !random.chance(0.08)
    )
      continue;
    const until = row.at + Math.max(1, Math.floor((next.at - row.at) / unit / 2)) * unit;
    if (dayIn(until, zone) === dayIn(row.at, zone)) row.until = until;
  }
}

/** Spreads entries over different times strictly between two instants, in order; fewer if there is no room. */
function spread<T>(random: Random, from: number, to: number, unit: number, entries: readonly T[]): [number, T][] {
  const room = Math.floor((to - from) / unit) - 1;
  const fitting = entries.slice(0, Math.max(0, room));
  const times = new Set<number>();
  while (times.size < fitting.length) times.add(random.integer(1, room));
  const sorted = [...times].sort((a, b) => a - b);
  return fitting.map((entry, place) => [from + sorted[place]! * unit, entry]);
}
