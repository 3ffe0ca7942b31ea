import * as z from 'zod';
import type { Document } from './document.ts';

/** Front matter of a page of the organisation; everything else in it is left alone. */
export const pageFactsSchema = z.object({
  title: z.string().min(1).optional().describe('Heading of the page; else its first heading.'),
  description: z.string().min(1).optional().describe('What it is about, in a sentence.'),
  order: z.number().optional().describe('Its place among the pages; those without one come after, by title.'),
});

/** A page of the organisation's own, from `docs/`. */
export interface OwnPage extends Document {
  type: 'page';
  /** Where it stands below `docs/`: `on-call/handover`; empty for `docs/index.mdx`. */
  path: string;
  title: string;
  description: string | undefined;
  order: number | undefined;
}
