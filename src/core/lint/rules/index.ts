import type { Rule } from '../rule.ts';
import timelineInOrder from './timeline-in-order.ts';

/** Every rule by its id, which is the name of its file, of its page and of its address. */
export const rules: Readonly<Record<string, Rule>> = {
  'timeline-in-order': timelineInOrder,
};
