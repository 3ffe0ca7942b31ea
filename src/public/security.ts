/**
 * The content security policy of the public site: everything from its own host, nothing from another, no inline
 * scripts. `wasm-unsafe-eval` is for the search, which is WebAssembly.
 */
export const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'";

/** Headers a server should send with every page, since a page cannot set them itself. */
export const headers: readonly (readonly [name: string, value: string])[] = [
  ['Content-Security-Policy', `${policy}; frame-ancestors 'none'`],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
];
