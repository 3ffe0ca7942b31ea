/**
 * A word that every indexed page holds. Without words Pagefind would load its whole index (7 MB at 2,000 incidents);
 * for this word it loads one part.
 */
export const everyPage = 'everypagethatcanbefound';
