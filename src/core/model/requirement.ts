import type { Facts } from './facts.ts';
import type { TemplateSection } from './template.ts';
import { statuses } from './vocabulary.ts';

/** Whether a template’s section must be there in a document of this status and severity. */
export function isRequired(
  { required, severities }: TemplateSection,
  { status, severity }: Pick<Facts, 'status' | 'severity'>,
): boolean {
  return (
    required !== undefined &&
    status !== 'retracted' &&
    statuses.indexOf(status) >= statuses.indexOf(required) &&
    (!severities || severities.includes(severity))
  );
}
