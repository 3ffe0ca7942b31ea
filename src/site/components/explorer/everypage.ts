/**
 * A word every page that can be found holds. Pagefind answers a search without words only after loading its whole index
 * (7 MB at 2,000 incidents); searched for this word, it loads one part of it.
 */
export const everyPage = 'everypagethatcanbefound';
