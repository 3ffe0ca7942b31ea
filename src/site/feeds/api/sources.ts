import type { Catalogue } from '../../../core/model/entry.ts';
import type { Addresses } from '../../../core/model/address.ts';
import type { Relations } from '../../../core/relations/relate.ts';

/** What the data of a library are made from. */
export interface Sources {
  library: Catalogue;
  relations: Relations;
  /** As they are given to the world outside the site: whole, where the address of the site is known. */
  addresses: Addresses;
}
