import { judge } from '../core/lint/judge.ts';
import type { Context, Report, Rule } from '../core/lint/rule.ts';
import { rules } from '../core/lint/rules/index.ts';
import type { Library } from '../core/model/library.ts';
import type { JudgedMessage } from '../core/model/message.ts';

type Said = Parameters<Report>[0];

/**
 * What `judge` says of some files of a library, without asking the rules about single documents about any other.
 * Rules about the library as a whole look at all of it; what they said is kept for as long as the library is the same.
 *
 * @param failed hears of a rule that broke off, so that the others can still be heard
 * @param before an earlier state of the library: what its rules said of the whole is said again, and none of them asked
 */
export function judgeFiles(
  library: Library,
  files: ReadonlySet<string>,
  today: string,
  failed: (error: unknown) => void,
  before?: Library,
): JudgedMessage[] {
  const postmortems = library.postmortems.filter(({ file }) => files.has(file));
  const runbooks = library.runbooks.filter(({ file }) => files.has(file));
  const narrow = (name: string, rule: Rule): Rule => {
    switch (rule.about) {
      case 'library':
        return about((report, context) => repeat(name, rule, library, before, report, context));
      case 'postmortem':
        return about((report, context) => postmortems.forEach((one) => rule.check(one, report, context)));
      case 'runbook':
        return about((report, context) => runbooks.forEach((one) => rule.check(one, report, context)));
      case 'document':
        return about((report, context) =>
          [...postmortems, ...runbooks].forEach((one) => rule.check(one, report, context)),
        );
      default:
        return rule;
    }
  };
  const about = (check: (report: Report, context: Context) => void): Rule => ({
    about: 'library',
    check(_, report, context) {
      try {
        check(report, context);
      } catch (error) {
        failed(error);
      }
    },
  });
  const narrowed = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, narrow(name, rule)]));
  return judge(library, { today, rules: narrowed }).filter(({ place }) => files.has(place.file));
}

const said = new WeakMap<Library, Map<string, Said[]>>();

function repeat(
  name: string,
  rule: Extract<Rule, { about: 'library' }>,
  library: Library,
  before: Library | undefined,
  report: Report,
  context: Context,
): void {
  // What depends on the date may differ tomorrow.
  const key = `${name} ${context.today}`;
  let messages = said.get(before ?? library)?.get(key);
  if (!messages && !before) {
    const heard: Said[] = [];
    rule.check(library, (message) => heard.push(message), context);
    said.set(library, (said.get(library) ?? new Map<string, Said[]>()).set(key, (messages = heard)));
  }
  messages?.forEach(report);
}
