import type { Configuration } from '../../model/configuration.ts';
import type { Place } from '../../model/message.ts';
import type { LibraryDocument } from '../../model/library.ts';
import type { Template } from '../../model/template.ts';

/** One sort of correction: lines in, as many lines out. */
export type Fix = (
  document: LibraryDocument,
  lines: readonly string[],
  context: FixContext,
) => { lines: string[]; left: Left[] };

/** What a fix may look at besides the document. */
export interface FixContext {
  configuration: Pick<Configuration, 'zone' | 'ids'>;
  templates: readonly Template[];
  /** Whether some link in the library leads to this anchor of the document. */
  isLinked: (anchor: string) => boolean;
}

/** Something that only a person can correct. */
export interface Left {
  place: Place;
  reason: string;
}
