// Applies the theme the reader chose before anything is drawn; without a choice the style sheets follow the system.
try {
  const theme = localStorage.getItem('starlight-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
} catch {
  delete document.documentElement.dataset.theme;
}
