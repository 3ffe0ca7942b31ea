/**
 * What a page of the public site may do: everything from its own host, nothing from another one, and no script that
 * stands in a page. `wasm-unsafe-eval` lets the search run, which is WebAssembly.
 */
export const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'";

/** What a server should send with every page, besides what pages can say themselves. */
export const headers: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', `${policy}; frame-ancestors 'none'`],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
];
