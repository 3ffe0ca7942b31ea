// Marks the current section in the table of contents.
const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].map((link) => [link.hash.slice(1), link]),
);
const headings = [...links.keys()].flatMap((id) => document.getElementById(decodeURIComponent(id)) ?? []);
let marked: HTMLAnchorElement | undefined;

function mark(): void {
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 140);
  const link = links.get((passed.at(-1) ?? headings[0])?.id ?? '');
  if (link === marked) return;
  marked?.removeAttribute('aria-current');
  link?.setAttribute('aria-current', 'location');
  if (link) keepInView(link);
  marked = link;
}

/** By hand: `scrollIntoView` would also move the place from which the keyboard goes on. */
function keepInView(link: HTMLElement): void {
  const list = link.closest('nav');
  if (!list) return;
  const [box, inner] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
  if (inner.top < box.top) list.scrollTop += inner.top - box.top;
  if (inner.bottom > box.bottom) list.scrollTop += inner.bottom - box.bottom;
}

if (headings.length > 0) {
  let asked = false;
  addEventListener(
    'scroll',
    () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

export {};
