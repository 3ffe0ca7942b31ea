/** Gives every block of code in the text of the page a button that copies it as it is written. */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    // Browsers offer the clipboard over HTTPS only.
    if (!navigator.clipboard) return;
    const { copy = '', done = '', failed = '' } = this.dataset;
    for (const block of document.querySelectorAll<HTMLElement>('main .prose .code-block')) {
      const code = block.querySelector('pre');
      if (!code) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'code-copy';
      button.textContent = copy;
      button.ariaLive = 'polite';
      button.addEventListener('click', () => {
        navigator.clipboard
          .writeText((code.textContent ?? '').replace(/\n$/, ''))
          .then(
            () => (button.textContent = done),
            () => (button.textContent = failed),
          )
          .finally(() => setTimeout(() => (button.textContent = copy), 2500));
      });
      block.append(button);
    }
  }
}
customElements.define('copy-code', CopyCode);

export {};
