// Cycles through three themes: system, light, dark. The script in the head applies the stored one.
const choices = ['auto', 'light', 'dark'] as const;
const kept = 'starlight-theme';

class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    let choice: string = 'auto';
    try {
      choice = localStorage.getItem(kept) || 'auto';
    } catch {
      // Without local storage the choice lasts for the page.
    }
    this.show(choices.find((each) => each === choice) ?? 'auto');
    this.querySelector('button')?.addEventListener('click', () => {
      const next = choices[(choices.findIndex((each) => each === this.dataset['choice']) + 1) % choices.length]!;
      try {
        localStorage.setItem(kept, next === 'auto' ? '' : next);
      } catch {
        // As above.
      }
      if (next === 'auto') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = next;
      this.show(next);
    });
  }

  private show(choice: (typeof choices)[number]): void {
    this.dataset['choice'] = choice;
    const text = this.dataset[choice] ?? '';
    const button = this.querySelector('button');
    button?.setAttribute('aria-label', text);
    button?.setAttribute('title', text);
  }
}
customElements.define('theme-choice', ThemeChoice);

export {};
