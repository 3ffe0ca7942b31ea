/** Copies the text at an address to the clipboard and briefly shows whether that worked. */
class CopyText extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    // Browsers offer the clipboard over HTTPS only.
    if (!button || !navigator.clipboard) return;
    this.classList.add('is-ready');
    const name = button.textContent ?? '';
    button.addEventListener('click', () => {
      const text = fetch(this.dataset['from'] ?? '').then((response) => {
        if (!response.ok) throw new Error(response.statusText);
        return response.text();
      });
      text
        .then((markdown) => navigator.clipboard.writeText(markdown))
        .then(
          () => (button.textContent = this.dataset['done'] ?? ''),
          () => (button.textContent = this.dataset['failed'] ?? ''),
        )
        .finally(() => setTimeout(() => (button.textContent = name), 2500));
    });
  }
}
customElements.define('copy-text', CopyText);

export {};
