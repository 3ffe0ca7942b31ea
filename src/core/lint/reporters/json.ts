import type { Cause, JudgedMessage, Place } from '../../model/message.ts';
import { identitiesOf } from './identity.ts';
import { countsOf, type Report } from './report.ts';

/** The report as data: what `--format json` prints. Its JSON Schema is `public/schemas/lint-report.schema.json`. */
export interface JsonReport {
  schema: 1;
  today: string;
  nightly: boolean;
  changedSince?: string;
  judged: { postmortems: number; runbooks: number; reviews: number };
  messages: JsonMessage[];
  errors: number;
  warnings: number;
  infos: number;
  /** Messages the baseline knows, which are left out. */
  known: number;
}

export interface JsonMessage {
  rule: string;
  level: JudgedMessage['level'];
  reason: string;
  place: Place;
  causes: Cause[];
  hint?: string;
  page?: string;
  /** The same for the same message in another version of the library, wherever its lines have moved. */
  fingerprint: string;
}

/** The report as data. */
export function jsonReportOf(report: Report): JsonReport {
  const fingerprints = fingerprintsOf(report);
  return {
    schema: 1,
    today: report.today,
    nightly: report.nightly,
    ...(report.changedSince === undefined ? {} : { changedSince: report.changedSince }),
    judged: {
      postmortems: report.judged.postmortems.length,
      runbooks: report.judged.runbooks.length,
      reviews: report.judged.reviews.length,
    },
    messages: report.messages.map((message, index) => {
      const page = report.addressOf(message.rule);
      return {
        rule: message.rule,
        level: message.level,
        reason: message.reason,
        place: placeOnly(message.place),
        causes: (message.causes ?? []).map(({ reason, place }) => ({ reason, place: placeOnly(place) })),
        ...(message.hint === undefined ? {} : { hint: message.hint }),
        ...(page === undefined ? {} : { page }),
        fingerprint: fingerprints[index]!,
      };
    }),
    ...countsOf(report.messages),
    known: report.known,
  };
}

export function reportToJson(report: Report): string {
  return `${JSON.stringify(jsonReportOf(report), null, 2)}\n`;
}

/** One fingerprint a message, each one once, the same while neither rule, file, what was found nor its text changes. */
export function fingerprintsOf({ messages, sourceOf, digest }: Report): string[] {
  return identitiesOf(messages, sourceOf).map(({ identity, ordinal }) =>
    digest(ordinal === 1 ? identity : `${identity}\n${ordinal}`).slice(0, 32),
  );
}

function placeOnly({ file, line, column, endLine, endColumn }: Place): Place {
  return { file, line, column, endLine, endColumn };
}
