import type { JudgedMessage } from '../../model/message.ts';
import { fingerprintsOf } from './json.ts';
import { pathFromRoot, type Report } from './report.ts';

/** A code-quality report as GitLab reads it. */
export function reportToGitlab(report: Report): string {
  const fingerprints = fingerprintsOf(report);
  const issues = report.messages.map(({ rule, level, reason, hint, place }, index) => ({
    description: hint === undefined ? reason : `${reason} → ${hint}`,
    check_name: rule,
    fingerprint: fingerprints[index]!,
    severity: severities[level],
    location: {
      path: pathFromRoot(report.root, place.file),
      lines: { begin: place.line, end: place.endLine },
    },
  }));
  return `${JSON.stringify(issues, null, 2)}\n`;
}

const severities: Record<JudgedMessage['level'], string> = { error: 'major', warning: 'minor', info: 'info' };
