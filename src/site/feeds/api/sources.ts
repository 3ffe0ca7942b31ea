import type { Addresses } from '../../../core/model/address.ts';
import type { Library } from '../../../core/model/library.ts';
import type { Relations } from '../../../core/relations/relate.ts';

/** What the data of a library are made from. */
export interface Sources {
  library: Library;
  relations: Relations;
  /** As they are given to the world outside the site: whole, where the address of the site is known. */
  addresses: Addresses;
}
