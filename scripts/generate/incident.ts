import { stringify } from 'yaml';
import { clockIn, dayIn, longDayIn } from '../../src/core/model/clock.ts';
import { formatSpan } from '../../src/core/model/span.ts';
import type { ActionType, DetectionChannel, Kind, Milestone, Status } from '../../src/core/model/vocabulary.ts';
import {
  causes,
  factors as allFactors,
  people,
  phrases,
  services as allServices,
  triggers as allTriggers,
  type Cause,
  type Look,
} from './data.ts';
import { randomOf, type Random } from './random.ts';
import { sections } from './sections.ts';

const {
  aftermath,
  announcements,
  chatter,
  detectionNotes,
  impactNotes,
  investigationNotes,
  lessons,
  luck,
  resolutionNotes,
  synonyms,
  wentBadly,
  wentWell,
  whys,
} = phrases;

/** What is settled about an incident before a word is written; enough for others to point to it. */
export interface Head {
  index: number;
  id: string;
  cause: Cause;
  /** When users first noticed, in milliseconds since the epoch; a whole minute. */
  start: number;
  services: string[];
  duplicateOf: string | undefined;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Settles incident number `index` (from 0) of a seed. It knows the ones before it and nothing of those after, so a
 * file does not depend on how many are made.
 */
export function headOf(seed: number, index: number, earlier: readonly Head[]): Head {
  const random = randomOf(seed, 'head', index);
  const cause = random.weighted(causes.map((cause, rank) => [cause, 1 / (rank + 20)] as const));
  const start = Date.UTC(2016, 0, 4) + Math.floor((random.next() * 3600 * day) / minute) * minute;
  const first = random.chance(0.8) ? random.pick(cause.services) : random.pick(allServices).id;
  const others = random.some(
    cause.services,
    random.weighted([
      [0, 3],
      [1, 5],
      [2, 2],
    ] as const),
  );
  if (random.chance(0.35)) others.push(random.pick(allServices).id);
  const head: Head = {
    index,
    id: '',
    cause,
    start,
    services: [...new Set([first, ...others])],
    duplicateOf: undefined,
  };
  const twin = random.chance(0.01) && earlier.length > 0 ? random.pick(earlier) : undefined;
  if (twin && twin.duplicateOf === undefined) {
    Object.assign(head, {
      cause: twin.cause,
      start: twin.start + random.integer(1, 9) * minute,
      services: [...twin.services],
      duplicateOf: twin.id,
    });
  }
  const stem = `${dayIn(head.start, 'UTC')}-${head.services[0]!}-${random.pick(head.cause.slugs)}`;
  const taken = earlier.filter(({ id }) => id.startsWith(stem)).length;
  head.id = taken === 0 ? stem : `${stem}-${taken + 1}`;
  return head;
}

interface Row {
  at: number;
  until?: number;
  approximate?: boolean;
  milestones: Milestone[];
  text: string;
  evidence: string;
}

interface Promised {
  type: ActionType;
  text: string;
}

/** Writes an incident’s document. */
export function writeIncident(seed: number, head: Head, earlier: readonly Head[]): string {
  const random = randomOf(seed, 'incident', head.index);
  const { cause, services } = head;
  const svc = services[0]!;
  const dep = services[1] ?? random.pick(allServices.filter(({ id }) => id !== svc)).id;
  const team = allServices.find(({ id }) => id === svc)!.team;
  const figures = { n: random.integer(6, 94), m: random.integer(3, 140) };
  const fill = (text: string) =>
    text
      .replaceAll('{svc}', svc)
      .replaceAll('{dep}', dep)
      .replaceAll('{team}', team)
      .replaceAll('{n}', String(figures.n))
      .replaceAll('{m}', String(figures.m));
  const prose = (text: string) => vary(fill(text), random);
  const sentence = (text: string) => capital(prose(text));

  const kind: Kind = random.weighted([
    ['incident', 92],
    ['security', 3],
    ['near-miss', 3],
    ['drill', 1],
    ['maintenance', 1],
  ] as const);
  const severity = random.weighted([
    ['SEV1', 12],
    ['SEV2', 36],
    ['SEV3', 38],
    ['SEV4', 14],
  ] as const);
  const status: Status = random.weighted([
    ['published', 91],
    ['in-review', 5],
    ['draft', 2],
    ['retracted', 2],
  ] as const);
  const full = (severity === 'SEV1' || severity === 'SEV2') && (kind === 'incident' || kind === 'security');
  // Two other causes lend what was suspected on the way: real documents are full of what it was not.
  const [herring, detour] = random.some(
    causes.filter(({ id }) => id !== cause.id),
    2,
  ) as [Cause, Cause];

  // The clock of the document. Nights in which clocks change are left to UTC.
  const precise = random.chance(0.2);
  const [month, date] = dayIn(head.start, 'UTC').slice(5).split('-').map(Number) as [number, number];
  const changing =
    (month === 3 && date < 32) ||
    (month === 10 && date > 15) ||
    (month === 11 && date < 15) ||
    (month === 4 && date < 5);
  const zone =
    !changing && random.chance(0.12) ? random.pick(['Europe/Berlin', 'America/New_York', 'Asia/Singapore']) : 'UTC';
  const unit = precise ? 1000 : minute;
  const clock = (at: number) => clockIn(at, zone, precise);
  const after = (at: number, least: number, most: number) =>
    at + Math.round((least + (most - least) * random.next() ** 2) / unit) * unit;

  // Milestones.
  const start = head.start + (precise ? random.integer(0, 59) * 1000 : 0);
  const detected = after(start, minute, 45 * minute);
  const acknowledged = after(detected, minute, 9 * minute);
  const declared = after(acknowledged, minute, 20 * minute);
  const mitigated = after(declared, 8 * minute, severity === 'SEV1' ? 3 * hour : 6 * hour);
  const recovered = after(mitigated, 2 * minute, 90 * minute);
  const resolved = after(recovered, 10 * minute, 4 * hour);
  const removed = after(resolved, 20 * minute, 6 * day);
  const introduced = start - Math.round((5 * minute + random.next() ** 3 * 20 * day) / unit) * unit;
  const duration = formatSpan({
    least: recovered - start,
    most: recovered - start,
    precision: precise ? 'second' : 'minute',
    approximate: false,
  });

  const channel: DetectionChannel = random.weighted([
    ['alert', 62],
    ['synthetic', 8],
    ['staff', 12],
    ['customer', 14],
    ['third-party', 4],
  ] as const);
  const by = {
    alert: cause.alert,
    synthetic: 'a test order every five minutes',
    staff: `an engineer of ${team}`,
    customer: 'tickets to support',
    'third-party': 'a partner’s operations desk',
  }[channel];
  const noticed = {
    alert: `${cause.alert} pages the on-call of ${team}`,
    synthetic: 'The test order breaks twice in a row and pages the on-call',
    staff: `An engineer of ${team} sees the error on a page of our own`,
    customer: 'Support sees several tickets with the same words and calls the on-call',
    'third-party': 'A partner’s operations desk calls',
  }[channel];

  const rows: Row[] = [];
  const add = (at: number, text: string, evidence: string, ...milestones: Milestone[]) => {
    const row: Row = { at, milestones, text: capital(text), evidence };
    rows.push(row);
    return row;
  };
  const [symptom, secondSymptom] = random.some(cause.symptoms, 2) as [string, string];
  const withIntroduction = random.chance(0.75);
  if (withIntroduction) {
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
  add(start, stripStop(prose(symptom)), 'dashboard', 'impact-start');
  const separate = random.chance(0.85);
  if (separate) {
    add(detected, noticed, channel === 'alert' ? 'pager log' : 'incident channel', 'detected');
    add(acknowledged, 'The on-call takes it', 'pager log', 'acknowledged');
  } else
    add(detected, `${noticed}; the on-call is at the keyboard and takes it`, 'pager log', 'detected', 'acknowledged');
  add(declared, `Declared as ${severity}; a lead is named`, 'incident channel', 'declared');
  const fix = random.pick(cause.fixes);
  add(mitigated, stripStop(prose(fix)), 'deploy log', 'mitigated');
  const together = random.chance(0.1);
  if (together) rows.at(-1)!.milestones.push('recovered');
  else add(recovered, `${svc} answers as usual`, 'dashboard', 'recovered');
  const ended = together ? mitigated : recovered;
  const lasted = together
    ? formatSpan({
        least: ended - start,
        most: ended - start,
        precision: precise ? 'second' : 'minute',
        approximate: false,
      })
    : duration;
  add(resolved, 'The incident is closed', 'incident channel', 'resolved');
  if (random.chance(0.6)) add(removed, `The correction is in production`, 'release page', 'cause-removed');

  // Communications, which are rows of the timeline too.
  const told = full && (severity === 'SEV1' || random.chance(0.5)) ? random.pick(announcements) : undefined;
  const toldAt: number[] = [];
  if (told) {
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
  }

  // What happens in between.
  const errors = random.some(cause.errors, 2) as [string, string];
  const looks = random.some(cause.looks, 2);
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
  const inner = [
    ...between,
    ...random.some(chatter, 14).map(([text, evidence]) => [prose(text), evidence] as const),
  ].slice(0, wanted);
  for (const [at, [text, evidence]] of spread(random, acknowledged, mitigated, unit, inner)) add(at, text, evidence);
  const late = random.some(aftermath, random.integer(0, 3));
  for (const [at, [text, evidence]] of spread(random, ended, resolved, unit, late)) add(at, prose(text), evidence);
  const order = rows.map((row, place) => ({ row, place })).sort((a, b) => a.row.at - b.row.at || a.place - b.place);
  const timeline = order.map(({ row }) => row);
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

  // Facts.
  const factors = random.some(cause.factors, random.integer(1, 3)).filter(() => random.chance(0.85));
  while (factors.length < 2 || random.chance(0.25)) factors.push(random.pick(allFactors).id);
  const trigger = random.chance(0.8) ? random.pick(cause.triggers) : random.pick(allTriggers.slice(0, -1)).id;
  const used = random.some(
    cause.runbooks,
    random.weighted([
      [0, 2],
      [1, 6],
      [2, 1],
    ] as const),
  );
  const staff = random.some(
    people.filter((person) => person.team === team || person.team === 'reliability'),
    4,
  );
  const lead = staff[0]!.handle;
  const author = random.chance(0.5) ? lead : staff[1]!.handle;
  const onCall = staff[2]?.handle ?? staff[1]!.handle;
  const reviewers = random.some(
    people.filter(({ handle, role }) => /lead|director/.test(role) && handle !== author && handle !== lead),
    2,
  );
  const share = random.integer(2, 92);
  const affected = random.integer(3, 400) * (severity === 'SEV1' ? 250 : severity === 'SEV2' ? 60 : 10);
  const known = earlier.filter((other) => other.start < head.start && other.duplicateOf === undefined);
  const alike = known.filter((other) => other.cause === cause).sort((a, b) => b.start - a.start || a.index - b.index);
  const related = [
    ...(alike.length > 0 && random.chance(0.35) ? [alike[0]!] : []),
    ...(known.length > 0 && random.chance(0.06) ? [random.pick(known)] : []),
  ].filter(({ id }) => id !== head.duplicateOf);
  const recalled = alike.length > 0 && random.chance(0.25) ? random.pick(alike.slice(0, 4)) : undefined;
  const reviewDays = severity === 'SEV1' ? [2, 4] : [3, 9];
  const title = prose(random.pick(cause.titles));
  const facts = {
    title: capital(title),
    kind,
    status,
    severity,
    services,
    ...(zone === 'UTC' ? {} : { zone }),
    detection: { channel, by },
    roles: { author, lead, 'on-call': onCall, ...(told ? { communications: 'fleroy' } : {}) },
    impact: [
      { what: `requests to ${svc} that were answered with an error, at the worst`, value: share, unit: '%' },
      random.chance(0.85)
        ? { what: 'customers who met at least one error', value: affected, unit: 'users', approximate: true }
        : { what: 'customers who met at least one error', unknown: 'the access log of that day is sampled' },
    ],
    factors: [...new Set(factors)],
    trigger,
    ...(used.length > 0
      ? {
          runbooks: used.map((id) => ({
            id,
            helped: random.weighted([
              ['yes', 6],
              ['partly', 3],
              ['no', 1],
            ] as const),
          })),
        }
      : {}),
    ...(related.length > 0
      ? {
          related: [...new Map(related.map((other) => [other.id, other])).values()].map(({ id }) => ({
            id,
            why: random.pick(whys),
          })),
        }
      : {}),
    ...(head.duplicateOf === undefined ? {} : { duplicateOf: head.duplicateOf }),
    ...(status === 'draft'
      ? {}
      : {
          reviews: reviewers.slice(0, status === 'in-review' ? 1 : 2).map(({ handle, role }) => ({
            role,
            by: handle,
            on: dayIn(resolved + random.integer(reviewDays[0]!, reviewDays[1]!) * day, 'UTC'),
          })),
        }),
  };

  // Promises.
  const badly = random.some(wentBadly, random.integer(2, 3));
  const promises: Promised[] = [
    ...random
      .some(
        cause.remedies,
        random.weighted([
          [2, 3],
          [3, 5],
          [4, 2],
        ] as const),
      )
      .map(({ type, text }) => ({ type, text: fill(text) })),
    ...badly.map(({ type, action }) => ({ type, text: fill(action) })),
  ];
  if (used.length === 0)
    promises.push({ type: 'process', text: `Write a runbook for what stopped this, for the on-call of ${team}` });
  const prefix = team
    .replace(/[^a-z]/g, '')
    .slice(0, 4)
    .toUpperCase();
  const owners = people.filter((person) => person.team === team);
  const actionRows = promises.map(({ type, text }, place) => {
    const priority = place === 0 ? 'P1' : place < 3 ? 'P2' : 'P3';
    const weeks = severity === 'SEV1' ? 4 : 8;
    const due = dayIn(
      resolved + (5 + Math.floor(((place + random.next()) / promises.length) * (weeks * 7 - 8))) * day,
      'UTC',
    );
    const owner = random.chance(0.75) && owners.length > 0 ? `@${random.pick(owners).handle}` : team;
    const state = random.weighted([
      ['done', 72],
      ['open', 18],
      ['in-progress', 10],
    ] as const);
    return [`A${place + 1}`, text, type, owner, `${prefix}-${100 + head.index * 10 + place}`, due, priority, state];
  });
  const actionOf = (text: string) => `A${promises.findIndex((promise) => promise.text === fill(text)) + 1}`;

  // The body.
  const said: Record<string, string> = {};
  const zoneName = zone === 'UTC' ? 'UTC' : zone;
  const mechanism = random.some(cause.mechanism, random.integer(2, 3));
  said['summary'] =
    `On ${longDayIn(start, zone)} at ${clock(start)} ${zoneName} ${svc} began to disturb people’s work: ${lower(stripStop(prose(symptom)))}. ` +
    `It took ${lasted} until it had recovered. ${sentence(mechanism[0]!)} ${sentence(fix)}`;
  said['impact'] =
    ('value' in facts.impact[1]!
      ? `About ${affected.toLocaleString('en-US')} customers met at least one error; at the worst ${share} % of requests to ${svc} were answered with one.`
      : `At the worst ${share} % of requests to ${svc} were answered with an error. How many customers that were cannot be counted any more.`) +
    ` ${random.some(impactNotes, random.integer(2, 4)).map(sentence).join(' ')}`;
  said['timeline'] = timelineTable(timeline, zone, precise);
  said['detection'] =
    `${capital(noticed)} at ${clock(detected)}, ${formatSpan({ least: detected - start, most: detected - start, precision: precise ? 'second' : 'minute', approximate: false })} after the first sign. ` +
    random.some(detectionNotes, random.integer(1, 3)).map(sentence).join(' ') +
    (recalled
      ? `\n\nThe first sign in ${recalled.id} was of the same kind, and its alert covers ${recalled.services[0]!} alone.`
      : '');
  said['contributing-factors'] =
    mechanism.map((text) => `- ${sentence(text)}`).join('\n') +
    (random.chance(0.5) ? `\n\nThe setting as it was:\n\n${fence('yaml', fill(cause.config))}` : '');
  if (random.chance(0.6))
    said['five-whys'] = [secondSymptom, ...random.some(cause.mechanism, 4)]
      .map((text, place) => `${place + 1}. ${sentence(text)}`)
      .join('\n');
  if (random.chance(0.5))
    said['hypotheses'] = [
      `<Hypothesis confidence="ruled-out" evidence="The dashboards of that hour show nothing of the kind.">\n${sentence(random.pick(herring.mechanism))}\n</Hypothesis>`,
      `<Hypothesis confidence="confirmed" evidence="The log lines below, and the graph that turned when it was undone.">\n${sentence(mechanism[0]!)}\n</Hypothesis>`,
    ].join('\n\n');
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
  said['investigation'] =
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
      : '');
  said['resolution'] =
    `It looked like another kind of incident at first: ${lower(stripStop(prose(random.pick(detour.symptoms))))}. So the first attempt was ${random.pick(['a restart of one instance', 'a return to the last release', 'more capacity', 'a change of the load balancer’s weights'])}. It ${random.pick(['changed nothing', 'helped for a few minutes', 'made the graphs move and not the errors'])}.\n\n` +
    `${sentence(fix)} ${random.some(resolutionNotes, random.integer(2, 5)).map(sentence).join(' ')}${used.length > 0 ? ` The runbook ${used[0]!} was open at the time.` : ''}` +
    (random.chance(0.3) && cause.fixes.length > 1
      ? `\n\n<Mitigation risk="It takes effect for everybody at once." back="Undo the change; it is one commit.">\n${sentence(cause.fixes.find((other) => other !== fix)!)}\n</Mitigation>`
      : '');
  said['went-well'] = random
    .some(wentWell, random.integer(3, 5))
    .map((text) => `- ${sentence(text)}`)
    .join('\n');
  said['went-badly'] = badly.map((one) => `- ${sentence(one.sentence)} (${actionOf(one.action)}).`).join('\n');
  said['got-lucky'] = random
    .some(luck.slice(0, -1), random.integer(1, 2))
    .map((text) => `- ${text}`)
    .join('\n');
  said['action-items'] = table(['ID', 'Action', 'Type', 'Owner', 'Ticket', 'Due', 'Priority', 'Status'], actionRows);
  said['lessons'] = [...(random.chance(0.6) ? [cause.lesson] : []), ...random.some(lessons, random.integer(1, 3))]
    .map((text) => `- ${text}`)
    .join('\n');
  if (told) {
    const texts = toldAt.length === 3 ? told : [told[0], told[2]];
    said['communications'] = table(
      [`Time (${zone})`, 'Channel', 'Audience', 'Text'],
      toldAt.map((at, place) => [
        timeCell(at, undefined, place === 0 ? undefined : toldAt[place - 1]!, zone, precise),
        'status page',
        'everyone',
        texts[place]!,
      ]),
    );
  }
  if (random.chance(0.6)) {
    // One document in thirty carries a log as long as people paste them.
    const length = random.chance(0.05) ? random.integer(60, 200) : random.integer(8, 18);
    const messages = [...errors, random.pick(herring.errors), random.pick(detour.errors)].map(fill);
    said['artefacts'] =
      `- Dashboard of ${svc}, saved for the day\n- Log search for ${code(fill(errors[0]))}\n\n` +
      `<Log title="More of the log">\n\n${fence('log', logOf(random, messages, start, ended, length, svc, dep))}\n\n</Log>`;
  }

  const body = sections.flatMap(({ id, heading }) => (said[id] === undefined ? [] : [`## ${heading}\n\n${said[id]}`]));
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${body.join('\n\n')}\n`;
}

/** Rows at times of their own strictly between two instants, in the order given; fewer where there is no room. */
function spread<T>(random: Random, from: number, to: number, unit: number, entries: readonly T[]): [number, T][] {
  const room = Math.floor((to - from) / unit) - 1;
  const fitting = entries.slice(0, Math.max(0, room));
  const times = new Set<number>();
  while (times.size < fitting.length) times.add(random.integer(1, room));
  const sorted = [...times].sort((a, b) => a - b);
  return fitting.map((entry, place) => [from + sorted[place]! * unit, entry]);
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

/** A bare time where the day is the one of the row above, which must not be later. */
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
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

/** A command with what it printed, as comments below it. */
function shell({ command, output }: Look, fill: (text: string) => string): string {
  const printed = fill(output).split('\n');
  return `${fill(command)}\n${printed.map((line) => `# ${line.trim()}`).join('\n')}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', '’').replaceAll('|', '/')}\``;
}

function vary(text: string, random: Random): string {
  let varied = text;
  for (const group of synonyms) {
    for (const word of group) {
      const at = varied.search(new RegExp(`(?<![\\w-])${word}(?![\\w-])`));
      if (at < 0) continue;
      if (random.chance(0.4)) varied = varied.slice(0, at) + random.pick(group) + varied.slice(at + word.length);
      break;
    }
  }
  return varied;
}

function capital(text: string): string {
  // Names of services stay as they are written, even first in a sentence.
  return /^[a-z]+(-[a-z]+)+\b/.test(text) || allServices.some(({ id }) => text.startsWith(`${id} `))
    ? text
    : text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !/^(I|BGP|TLS)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function stripStop(text: string): string {
  return text.replace(/\.$/, '').replaceAll('|', '/');
}
