import type { Translation } from './texts.ts';

/** German. */
export const de: Translation = {
  frame: {
    skip: 'Zum Text springen',
    navigation: 'Bibliothek',
    incidents: 'Vorfälle',
    services: 'Dienste',
    runbooks: 'Runbooks',
    factors: 'Faktoren',
    numbers: 'Zahlen',
    handbook: 'Handbuch',
    rules: 'Regeln',
    site: 'Website',
    search: 'Suche',
    searchLibrary: 'Die Bibliothek durchsuchen',
    themeAuto: 'Farben: wie im System',
    themeLight: 'Farben: hell',
    themeDark: 'Farben: dunkel',
    contents: 'Auf dieser Seite',
    edition: { internal: 'interne Ausgabe' },
    builtFrom: (postmortems, runbooks) =>
      `aus ${postmortems} ${postmortems === 1 ? 'Postmortem' : 'Postmortems'} und ${runbooks} ${runbooks === 1 ? 'Runbook' : 'Runbooks'}`,
    nothingHere: 'Unter dieser Adresse steht nichts',
    nothingHereText:
      'Vorfälle behalten ihre Adresse für immer, und umbenannte leiten weiter; vielleicht hat der Link einen Tippfehler.',
    allIncidents: 'Alle Vorfälle',
  },
};
