import type { RootContent } from 'mdast';

/** An action item as a row of our table. */
export interface Action {
  text: string;
  type: string;
  owner: string;
  ticket: string;
  due: string;
  priority: string;
  status: string;
  /** Blocks that do not fit a cell. */
  more: RootContent[];
}
