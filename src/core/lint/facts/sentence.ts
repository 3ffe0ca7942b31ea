import { memo } from '../../model/memo.ts';
import type { Postmortem } from '../../model/postmortem.ts';
import * as text from '../../text/passages.ts';
import * as said from '../../text/said.ts';
import type { Passage } from '../../text/passages.ts';
import type { Sentence } from '../../text/said.ts';

/** Owners, tickets, evidence, heads of tables, code: what states no figure. */
const bare: ReadonlySet<Passage['kind']> = new Set(['unknown', 'detail', 'head', 'code']);

/** The passages of a postmortem that state figures. */
export const passagesOf = memo((postmortem: Postmortem): Passage[] =>
  text.passagesOf(postmortem).filter(({ kind }) => !bare.has(kind)),
);

/** The sentences of a postmortem that state figures. */
export const sentencesOf = memo((postmortem: Postmortem): Sentence[] =>
  said.sentencesOf(postmortem).filter(({ passage }) => !bare.has(passage.kind)),
);
