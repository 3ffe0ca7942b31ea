/** A list cut into pages of 50; at least one page. */
export function pagesOf<T>(list: readonly T[]): T[][] {
  const size = 50;
  const pages: T[][] = [list.slice(0, size)];
  for (let start = size; start < list.length; start += size) pages.push(list.slice(start, start + size));
  return pages;
}
