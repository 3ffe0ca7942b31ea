import type { PublicPostmortem } from './public.ts';

/** What a digest is taken of besides the public postmortem itself. */
export interface Approved {
  /** Before it is decided which other incidents may be named, so that their fate does not change it. */
  candidate: PublicPostmortem;
  /** Id on the severity scale, since the name of a level may change. */
  severity: string;
  /** Earlier public addresses. */
  formerly: readonly string[];
  /** Digests of the pictures, in the order of the candidate. */
  pictures: readonly (string | undefined)[];
}

/** Written in front of a digest made today. */
export const digestVersion = 'v1';

/**
 * The canonical form of what is approved, by version. A version is never changed once it was written into a document: a
 * newer engine that shows more makes a new one, and judges every approval by the form it was made with.
 *
 * What follows from the rest (status, durations, beginning and end) and the approval itself are not in it.
 */
const forms: Record<string, (approved: Approved) => unknown> = {
  v1: ({ candidate, severity, formerly, pictures }) => ({
    id: candidate.id,
    title: candidate.title,
    kind: candidate.kind,
    severity,
    services: candidate.services,
    impact: candidate.impact,
    sections: candidate.sections,
    timeline: candidate.timeline.map(({ time, milestones, event }) => ({ time: bare(time), milestones, event })),
    communications: candidate.communications.map(({ time, channel, audience, text }) => ({
      time: bare(time),
      channel,
      audience,
      text,
    })),
    actions: candidate.actions,
    pictures: candidate.pictures.map((name, index) => ({ name, digest: pictures[index] ?? null })),
    corrections: candidate.corrections,
    formerly,
  }),
};

/**
 * `v1:sha256-…` of what would be public; undefined for a version this engine does not know.
 *
 * @param sha256 of a text in UTF-8, as lower-case hexadecimal
 */
export function digestOf(
  approved: Approved,
  sha256: (text: string) => string,
  version = digestVersion,
): string | undefined {
  const form = Object.hasOwn(forms, version) ? forms[version] : undefined;
  return form && `${version}:sha256-${sha256(canonical(form(approved)))}`;
}

/** The version in front of a digest. */
export function versionOf(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}

function bare({ from, to, precision, approximate }: PublicPostmortem['timeline'][number]['time']) {
  return { from, to, precision, approximate };
}

/** JSON with sorted keys and without what is undefined. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const keys = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${keys.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
