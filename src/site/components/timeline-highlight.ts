// A row of the timeline and its mark on the picture light up together.
let lit: string | undefined;

function light(id: string | undefined): void {
  if (id === lit) return;
  for (const element of document.querySelectorAll('.is-lit')) element.classList.remove('is-lit');
  lit = id;
  if (id === undefined) return;
  for (const element of document.querySelectorAll(`[data-row="${CSS.escape(id)}"]`)) element.classList.add('is-lit');
}

const rowOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement | SVGElement>('[data-row]')?.dataset['row'] : undefined;
document.addEventListener('pointerover', (event) => light(rowOf(event.target)));
document.addEventListener('focusin', (event) => light(rowOf(event.target)));

export {};
