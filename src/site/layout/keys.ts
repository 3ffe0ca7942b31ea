// "/" or Ctrl+K puts the cursor into the search, the page's own where it has one.
document.addEventListener('keydown', (event) => {
  const typing = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]');
  const asked =
    event.key === '/'
      ? !typing && !event.ctrlKey && !event.metaKey && !event.altKey
      : event.key === 'k' && (event.ctrlKey || event.metaKey);
  if (!asked) return;
  const boxes = ['main input[type=search]', '.frame-search input'].flatMap((selector) => [
    ...document.querySelectorAll<HTMLInputElement>(selector),
  ]);
  const box = boxes.find((each) => each.offsetParent !== null);
  event.preventDefault();
  // On a phone the header has a button instead of a field: it opens the search page.
  if (!box) document.querySelector<HTMLFormElement>('.frame-search')?.requestSubmit();
  box?.focus();
  box?.select();
});

export {};
