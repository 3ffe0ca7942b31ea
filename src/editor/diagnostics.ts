import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import { addressesBelow } from '../core/model/address.ts';
import type { Configuration } from '../core/model/configuration.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { rangeOf } from './place.ts';

/** The name messages go by in an editor that shows several linters. */
const source = 'postmortem';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

/** Rules about text that can go: editors show it faded. */
const unnecessary: ReadonlySet<string> = new Set(['allow-used', 'guidance-gone']);

/** What turning a message into a diagnostic depends on besides the message. */
export interface Showing {
  configuration: Pick<Configuration, 'site' | 'base'>;
  /** Address and text of a file of the library. */
  uriOf: (file: string) => string;
  textOf: (file: string) => string | undefined;
  /** Whether the editor shows other places; where it does not they are told in words. */
  related: boolean;
}

/** A message as the language server protocol has it. */
export function diagnosticOf(message: JudgedMessage, showing: Showing): Diagnostic {
  const { rule, reason, place, causes = [], hint, level } = message;
  const { uriOf, textOf, related } = showing;
  const lines = [reason, ...(hint ? [`→ ${hint}`] : [])];
  if (!related) {
    for (const cause of causes) {
      const where = cause.place.file === place.file ? '' : `${cause.place.file}:`;
      lines.push(`${where}${cause.place.line}:${cause.place.column}: ${cause.reason}`);
    }
  }
  const diagnostic: Diagnostic = {
    range: rangeOf(place, textOf(place.file)),
    severity: severities[level],
    code: rule,
    source,
    message: lines.join('\n'),
  };
  const href = pageOf(rule, showing.configuration);
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (unnecessary.has(rule)) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (related && causes.length > 0) {
    diagnostic.relatedInformation = causes.map((cause) => ({
      message: cause.reason,
      location: { uri: uriOf(cause.place.file), range: rangeOf(cause.place, textOf(cause.place.file)) },
    }));
  }
  return diagnostic;
}

/** The address of a rule’s page; undefined while library.yaml names no site. */
export function pageOf(rule: string, { site, base }: Pick<Configuration, 'site' | 'base'>): string | undefined {
  return site === undefined ? undefined : new URL(addressesBelow(base).rule(rule), site).href;
}
