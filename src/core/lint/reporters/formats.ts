import { reportToGithub } from './github.ts';
import { reportToGitlab } from './gitlab.ts';
import { reportToJson } from './json.ts';
import { reportToJunit } from './junit.ts';
import { reportToMarkdown } from './markdown.ts';
import type { Report } from './report.ts';
import { reportToSarif } from './sarif.ts';

/** The forms a report can take for programs and platforms; the terminal is for people. */
export const formats: Readonly<Record<string, (report: Report) => string>> = {
  json: reportToJson,
  sarif: reportToSarif,
  github: reportToGithub,
  gitlab: reportToGitlab,
  junit: reportToJunit,
  markdown: reportToMarkdown,
};
