import type { Library } from '../model/library.ts';
import { teamsOf } from '../model/library.ts';
import { comparePlaces, type JudgedMessage, type Message } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import type { Runbook } from '../model/runbook.ts';
import type { Allow } from '../model/facts.ts';
import { placeOf } from '../model/document.ts';
import { levelOf } from './levels.ts';
import type { Context, Rule } from './rule.ts';
import { rules as allRules } from './rules/index.ts';

/** How to judge. */
export interface Judging {
  /** Today, YYYY-MM-DD. */
  today: string;
  /** Whether what depends on today’s date is an error. */
  nightly?: boolean;
  /** Rules by id; all of them unless a test wants one. */
  rules?: Readonly<Record<string, Rule>>;
}

/**
 * Judges a whole library: every rule over everything it is about, levels and `allow` applied.
 * Messages come sorted by place. Never throws for what a document says.
 */
export function judge(library: Library, { today, nightly = false, rules = allRules }: Judging): JudgedMessage[] {
  const context = contextOf(library, today);
  const judged: JudgedMessage[] = [];
  const documents: (Postmortem | Runbook)[] = [...library.postmortems, ...library.runbooks];

  for (const document of documents) {
    const messages: Message[] = document.faults.filter((fault) => rules[fault.rule]?.about === 'parser');
    for (const [name, rule] of Object.entries(rules)) {
      const report = (message: Omit<Message, 'rule'>) => messages.push({ rule: name, ...message });
      if (rule.about === 'postmortem' && document.type === 'postmortem') rule.check(document, report, context);
      else if (rule.about === 'runbook' && document.type === 'runbook') rule.check(document, report, context);
      else if (rule.about === 'document') rule.check(document, report, context);
    }
    const status = document.type === 'postmortem' ? document.facts.status : 'published';
    const { allow } = document.facts;
    const used = new Set<Allow>();
    for (const message of messages) {
      const level = levelOf(message.rule, status, library.configuration, nightly);
      if (level === 'off') continue;
      const allowed = allow.find((entry) => entry.rule === message.rule);
      if (allowed && !unallowable.has(message.rule)) used.add(allowed);
      else judged.push({ ...message, level });
    }
    allow.forEach((entry, index) => {
      if (used.has(entry) || !rules[entry.rule]) return;
      const level = levelOf('allow-used', status, library.configuration, nightly);
      if (level === 'off' || !rules['allow-used']) return;
      judged.push({
        rule: 'allow-used',
        level,
        reason: `Unexpected allow of \`${entry.rule}\`, which says nothing here, expected none`,
        place: placeOf(document, ['allow', index]),
      });
    });
  }

  const messages: Message[] = library.faults.filter((fault) => rules[fault.rule]?.about === 'parser');
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.about === 'library') rule.check(library, (message) => messages.push({ rule: name, ...message }), context);
  }
  const statusOf = new Map(library.postmortems.map((postmortem) => [postmortem.file, postmortem.facts.status]));
  const allowOf = new Map(documents.map((document) => [document.file, document.facts.allow]));
  for (const message of messages) {
    const level = levelOf(
      message.rule,
      statusOf.get(message.place.file) ?? 'published',
      library.configuration,
      nightly,
    );
    const allowed =
      allowOf.get(message.place.file)?.some((entry) => entry.rule === message.rule) && !unallowable.has(message.rule);
    if (level !== 'off' && !allowed) judged.push({ ...message, level });
  }
  return judged.sort((a, b) => comparePlaces(a.place, b.place) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

/** What no suppression can silence: text that runs, and suppressions themselves. */
const unallowable = new Set([
  'no-code',
  'safe-link',
  'front-matter-readable',
  'mdx-readable',
  'allow-valid',
  'allow-current',
  'allow-used',
]);

/** Builds what rules look things up in. */
export function contextOf(library: Library, today: string): Context {
  const incidents = new Map<string, Postmortem>();
  for (const postmortem of library.postmortems)
    if (!incidents.has(postmortem.id)) incidents.set(postmortem.id, postmortem);
  return {
    library,
    incidents,
    runbooks: new Map(library.runbooks.map((runbook) => [runbook.id, runbook])),
    teams: teamsOf(library),
    today,
  };
}
