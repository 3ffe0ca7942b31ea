/** Rules no suppression can silence: text that runs, text that cannot be read, and suppressions themselves. */
export const unallowable: ReadonlySet<string> = new Set([
  'no-code',
  'safe-link',
  'front-matter-readable',
  'mdx-readable',
  'allow-valid',
  'allow-current',
  'allow-used',
  'approval-kept',
]);
