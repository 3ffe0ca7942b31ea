/**
 * Takes the time limit from highlighting: by default a line that took longer than half a second, as on a busy machine,
 * is left half done, and two builds differ. See https://github.com/shikijs/shiki (`tokenizeTimeLimit`).
 */
export const steadyCode = {
  name: 'steady-code',
  preprocess(_code: string, options: object): void {
    Object.assign(options, { tokenizeTimeLimit: 0 });
  },
};
