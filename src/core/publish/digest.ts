import type { PublicPostmortem } from './public.ts';

/** What a digest covers. */
export interface Approved {
  /** From before other incidents' names are resolved, so that decisions about these do not change the digest. */
  candidate: PublicPostmortem;
  /** Id on the severity scale, since the name of a level may change. */
  severity: string;
  /** Earlier public addresses. */
  formerly: readonly string[];
  /** Digests of the pictures, in the order of the candidate. */
  pictures: readonly (string | undefined)[];
}

/** Version of new digests. */
export const digestVersion = 'v1';

/** What an approval covers: derived values and the day of the approval itself are left out. */
type Covered = Exclude<keyof PublicPostmortem, 'status' | 'began' | 'ended' | 'durations' | 'published'>;

/**
 * The canonical form of an approval, by version. What a released version makes of a document never changes, or every
 * approval would lapse. A new public field is optional and goes into the newest form: a document without it keeps its
 * digest, since what is undefined is left out, and one that gets it needs a new approval.
 */
const forms: Record<string, (approved: Approved) => Record<Covered | 'formerly', unknown>> = {
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
  return digest.split(':')[0]!;
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
