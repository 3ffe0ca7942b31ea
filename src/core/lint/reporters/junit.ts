import { documentsOf } from '../../model/library.ts';
import type { JudgedMessage, Place } from '../../model/message.ts';
import { pathFromRoot, type Report } from './report.ts';

/**
 * JUnit XML: a suite for each file that was judged, in it a test case for each rule that spoke about it. Errors fail
 * their case; what does not block is said in a case that passes. A file nobody spoke about has one case that passes.
 */
export function reportToJunit({ messages, root, judged }: Report): string {
  const files = new Map<string, Map<string, JudgedMessage[]>>();
  for (const file of documentsOf(judged).sort()) files.set(file, new Map());
  for (const message of messages) {
    const { file } = message.place;
    const rules = files.get(file) ?? new Map<string, JudgedMessage[]>();
    files.set(file, rules);
    rules.set(message.rule, [...(rules.get(message.rule) ?? []), message]);
  }
  const suites = [...files].map(([file, rules]) => suiteOf(root, file, rules));
  const sum = (key: 'tests' | 'failures') => suites.reduce((total, suite) => total + suite[key], 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="postmortem-library" tests="${sum('tests')}" failures="${sum('failures')}">
${suites.map(({ xml }) => xml).join('')}</testsuites>
`;
}

function suiteOf(root: string, path: string, rules: ReadonlyMap<string, JudgedMessage[]>) {
  const name = escapeXml(pathFromRoot(root, path));
  const cases: string[] = [];
  let failures = 0;
  for (const [rule, messages] of [...rules].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const errors = messages.filter(({ level }) => level === 'error');
    const others = messages.filter(({ level }) => level !== 'error');
    const [first] = errors;
    const inside = [
      first &&
        `      <failure message="${escapeXml(first.reason)}" type="${escapeXml(rule)}">${escapeXml(errors.map((message) => lineOf(root, message)).join('\n'))}</failure>\n`,
      others.length > 0 &&
        `      <system-out>${escapeXml(others.map((message) => lineOf(root, message)).join('\n'))}</system-out>\n`,
    ].filter((part) => typeof part === 'string');
    if (first) failures++;
    cases.push(`    <testcase name="${escapeXml(rule)}" classname="${name}">\n${inside.join('')}    </testcase>\n`);
  }
  if (cases.length === 0) cases.push(`    <testcase name="every rule" classname="${name}"/>\n`);
  const tests = cases.length;
  return {
    tests,
    failures,
    xml: `  <testsuite name="${name}" tests="${tests}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`,
  };
}

function lineOf(root: string, { place, level, reason, causes = [], hint }: JudgedMessage): string {
  const at = ({ file, line, column }: Place) => `${pathFromRoot(root, file)}:${line}:${column}`;
  return [
    `${at(place)} ${level === 'error' ? '' : `${level}: `}${reason}`,
    ...causes.map((cause) => `  ${at(cause.place)} ${cause.reason}`),
    ...(hint === undefined ? [] : [`  → ${hint}`]),
  ].join('\n');
}

/** Text for XML 1.0, in which control characters cannot be written at all. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\u0009\u000a\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;');
}
