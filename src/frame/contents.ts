// Marks in the contents what is being read.
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
  link?.scrollIntoView({ block: 'nearest' });
  marked = link;
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
