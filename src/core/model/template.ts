import type { Place } from './message.ts';
import type { Postmortem } from './postmortem.ts';
import type { Kind, Status } from './vocabulary.ts';

/** A `content/template*.mdx`: what `new` copies and what completeness is checked against. */
export interface Template {
  file: string;
  /** Name of the tier: `full`, `light`. */
  tier: string;
  /** Severities it is for; undefined for all. */
  severities: string[] | undefined;
  /** Kinds it is for; undefined for all. */
  kinds: Kind[] | undefined;
  sections: TemplateSection[];
  text: string;
}

/** A section the template names. */
export interface TemplateSection {
  id: string;
  heading: string;
  depth: number;
  /** Other headings people write for it. */
  aliases: string[];
  /** Status from which on it must be there with something in it; undefined where it is optional. */
  required: Exclude<Status, 'retracted'> | undefined;
  /** Severities that require it; undefined for all. */
  severities: string[] | undefined;
  /** Whether it may leave in the public edition. */
  public: boolean;
  /** Heads of columns that may leave with it, in tables of any public section. */
  columns?: string[];
  /** Guidance paragraphs, which must not survive in a document. */
  guidance: string[];
  place: Place;
}

/**
 * The template that applies to a postmortem: the first that names its severity and kind,
 * else the first that is open to all. Undefined where there is none.
 */
export function templateFor(
  facts: Pick<Postmortem['facts'], 'severity' | 'kind'>,
  templates: readonly Template[],
): Template | undefined {
  const fits = (template: Template) =>
    (!template.severities || template.severities.includes(facts.severity)) &&
    (!template.kinds || template.kinds.includes(facts.kind));
  return (
    templates.find((template) => (template.severities || template.kinds) && fits(template)) ??
    templates.find(fits) ??
    templates[0]
  );
}
