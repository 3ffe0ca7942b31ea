import type { Place } from '../../model/message.ts';
import { shown } from '../../parse/schema.ts';
import { stem } from '../facts/nouns.ts';
import { passagesOf, sentencesOf } from '../facts/sentence.ts';
import type { Passage } from '../../text/passages.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  about: 'postmortem',
  check(postmortem, report) {
    if (/min(?:ute)?s? late\b/i.test(postmortem.text))
      for (const passage of passagesOf(postmortem))
        if (passage.kind !== 'action' && passage.kind !== 'heading' && /\blate\b/.test(passage.text))
          checkLate(passage, report);
    if (
      postmortem.wentBadly.some(({ text }) => bad.test(text)) &&
      postmortem.wentWell.some(({ text }) => good.test(text))
    )
      checkOpposites(postmortem, report);
  },
};
export default rule;

const lateness = /(\d+)[\s-]min(?:ute)?s? late\b/i;
const target =
  /\bwithin (\d+)[\s-]min(?:ute)?s?\b|\b(\d+)[\s-]min(?:ute)?s?(?:['’]s)? (?:sla|target|objective|promise|deadline|bar)\b/i;
const inTime =
  /\b(?:cleared|inside|met|made|beat)\b[^.;]{0,20}\b(?:bar|sla|target|deadline)\b(?: by (\d+)[\s-]min(?:ute)?s?)?|\bwould have (?:breached|missed|broken)\b/i;
const more = /\b(\d+) more min(?:ute)?s?\b|\b(\d+) min(?:ute)?s? more\b/i;

/** “13 minutes late” and “within 15 minutes”, said of one thing that was in time. */
function checkLate(passage: Passage, report: Report): void {
  const { text } = passage;
  if (/\breport\b/i.test(text) && /\bfirst report\b/i.test(text)) return;
  const late = lateness.exec(text);
  const bar = target.exec(text);
  const kept = inTime.exec(text);
  if (!late || !bar || !kept) return;
  const [after, allowed] = [Number(late[1]), Number(bar[1] ?? bar[2])];
  if (after > allowed) return;
  const spare = allowed - after;
  const at = (match: RegExpExecArray): Place => passage.place(match.index, match.index + match[0].length);
  report({
    reason: `Unexpected ${shown(late[0])} beside ${shown(kept[0])}, expected one verdict: \`${after} of ${allowed} min\` are in time with \`${spare} min\` to spare`,
    place: at(late),
    causes: [
      { reason: `the target is ${shown(bar[0])}`, place: at(bar) },
      { reason: `this says it was in time`, place: at(kept) },
    ],
  });
  const stated = kept[1] === undefined ? undefined : Number(kept[1]);
  if (stated !== undefined && stated !== spare)
    report({
      reason: `Unexpected ${shown(kept[0])}, expected \`${spare} min\`: \`${after}\` of \`${allowed} min\` were used`,
      place: at(kept),
      causes: [{ reason: `the target is ${shown(bar[0])}`, place: at(bar) }],
    });
  const further = /\bwould have (?:breached|missed|broken)\b/i.test(text) ? more.exec(text) : null;
  const needed = further && Number(further[1] ?? further[2]);
  if (further && needed !== null && needed > spare + 1)
    report({
      reason: `Unexpected ${shown(further[0])} until the breach, expected \`${spare + 1}\`: \`${after}\` of \`${allowed} min\` were used`,
      place: at(further),
      causes: [{ reason: `the target is ${shown(bar[0])}`, place: at(bar) }],
    });
}

const good = /\b(?:prompt(?:ly)?|timely|on time|in time|fast enough|quick(?:ly)? enough|quick|quickly|fast)\b/i;
const bad = /\b(?:late|too slow|slow|slowly|delayed|too long)\b/i;

/** One thing praised under what went well and regretted under what went badly. */
function checkOpposites(postmortem: Parameters<typeof sentencesOf>[0], report: Report): void {
  const side = (id: string, verdict: RegExp) =>
    sentencesOf(postmortem).flatMap((sentence) => {
      if (sentence.passage.section !== id || sentence.isReported || sentence.passage.kind === 'heading') return [];
      const match = verdict.exec(sentence.text);
      // What is judged stands before the verdict and is its subject: “the status-page entry was … late”.
      const lead =
        match &&
        /^\W*(?:the |our )?((?:[\w-]+ ){1,4}?)(?:was|were|is|went|came|had been)\b[^.;,]{0,30}$/i.exec(
          sentence.text.slice(0, match.index),
        );
      if (!match || !lead || /\b(?:not|never|too little)\b/i.test(sentence.text.slice(0, match.index))) return [];
      const words = new Set(
        lead[1]!
          .split(/[\s-]+/)
          .filter((word) => word.length > 2)
          .map(stem),
      );
      return [{ words, match, sentence }];
    });
  for (const regret of side('went-badly', bad)) {
    const praise = side('went-well', good).find(
      ({ words }) => [...words].filter((word) => regret.words.has(word)).length >= 2,
    );
    if (!praise) continue;
    const place = ({ sentence, match }: typeof regret) =>
      sentence.passage.place(sentence.start + match.index, sentence.start + match.index + match[0].length);
    report({
      reason: `Unexpected ${shown(regret.match[0])} of what is ${shown(praise.match[0])} under what went well, expected one verdict`,
      place: place(regret),
      causes: [{ reason: `called ${shown(praise.match[0])} here`, place: place(praise) }],
    });
    return;
  }
}
