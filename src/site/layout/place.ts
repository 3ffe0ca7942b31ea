// Scrolls the current entry of the navigation into view.
const nav = document.querySelector<HTMLElement>('.frame-nav');
const here = nav?.querySelector<HTMLElement>('[aria-current]');
if (nav && here && nav.scrollWidth > nav.clientWidth) {
  const [box, inner] = [nav.getBoundingClientRect(), here.getBoundingClientRect()];
  if (inner.right > box.right) nav.scrollLeft += inner.right - box.right + 16;
}

export {};
