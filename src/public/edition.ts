import { readFile } from 'node:fs/promises';
import { publicEditionSchema, type PublicEdition } from '../core/publish/edition.ts';
import { addressesOf, type PublicAddresses } from './addresses.ts';

/** What the pages of the public site are made from. */
export interface Shown extends PublicEdition {
  addresses: PublicAddresses;
}

let read: Promise<Shown> | undefined;

/** Reads and validates the edition, the only source of this build. */
export function publicEdition(): Promise<Shown> {
  return (read ??= readEdition());
}

async function readEdition(): Promise<Shown> {
  const file = process.env['PUBLIC_EDITION'];
  if (!file) throw new Error('The public site is built by `npx postmortems build-public`.');
  const edition = publicEditionSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return { ...edition, addresses: addressesOf(edition) };
}
