import { clockIn, dayIn } from '../../../src/core/model/clock.ts';
import { formatSpan } from '../../../src/core/model/span.ts';
import type { DetectionChannel, Kind, Status } from '../../../src/core/model/vocabulary.ts';
import { causes, services as allServices, type Cause } from '../data.ts';
import { randomOf, type Random } from '../random.ts';
import type { Head } from './head.ts';
import { capital, vary } from './words.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What an incident is, before anything happens in it. */
export interface Setting {
  head: Head;
  random: Random;
  cause: Cause;
  /** The service hit worst, the next one, and who owns the first. */
  svc: string;
  dep: string;
  team: string;
  /** Fills in the placeholders of a text. */
  fill(text: string): string;
  /** The same with some words exchanged. */
  prose(text: string): string;
  sentence(text: string): string;
  kind: Kind;
  severity: string;
  status: Status;
  /** Whether the template with all sections is used. */
  full: boolean;
  /** Two other causes, which were suspected on the way: real documents are full of what it was not. */
  herring: Cause;
  detour: Cause;
  /** Whether times have seconds. */
  precise: boolean;
  zone: string;
  /** The finest step of its times, in milliseconds. */
  unit: number;
  clock(at: number): string;
  /** An instant between `least` and `most` milliseconds after another one, more often an early one. */
  after(at: number, least: number, most: number): number;
  /** A length of time in words. */
  length(from: number, to: number): string;
}

/** Makes up the setting of an incident. */
export function settingOf(seed: number, head: Head): Setting {
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
  const [herring, detour] = random.some(
    causes.filter(({ id }) => id !== cause.id),
    2,
  ) as [Cause, Cause];

  // The zone of the document. Around clock changes it is UTC.
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

  const length = (from: number, to: number) =>
    formatSpan({ least: to - from, most: to - from, precision: precise ? 'second' : 'minute', approximate: false });
  return {
    head,
    random,
    cause,
    svc,
    dep,
    team,
    fill,
    prose,
    sentence,
    kind,
    severity,
    status,
    full,
    herring,
    detour,
    precise,
    zone,
    unit,
    clock,
    after,
    length,
  };
}

/** How an incident was noticed: by what, and the row that says so. */
export interface Detection {
  channel: DetectionChannel;
  by: string;
  noticed: string;
}

/** Picks how an incident was noticed. */
export function detectionOf({ random, cause, team }: Setting): Detection {
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
  return { channel, by, noticed };
}
