/** The texts of the interface, by area. A translation is one more file like this one: see `texts.ts`. */
export const en = {
  /** The frame around every page. */
  frame: {
    skip: 'Skip to the text',
    navigation: 'Library',
    incidents: 'Incidents',
    services: 'Services',
    runbooks: 'Runbooks',
    factors: 'Factors',
    numbers: 'Numbers',
    handbook: 'Handbook',
    rules: 'Rules',
    site: 'Site',
    search: 'Search',
    searchLibrary: 'Search the library',
    themeAuto: 'Theme: as the system has it',
    themeLight: 'Theme: light',
    themeDark: 'Theme: dark',
    contents: 'On this page',
    edition: { internal: 'internal edition' },
    builtFrom: (postmortems: number, runbooks: number) =>
      `built from ${postmortems} ${postmortems === 1 ? 'postmortem' : 'postmortems'} and ${runbooks} ${runbooks === 1 ? 'runbook' : 'runbooks'}`,
    nothingHere: 'Nothing at this address',
    nothingHereText:
      'Incidents keep their addresses for good, and renamed ones redirect, so the link may have been mistyped.',
    allIncidents: 'All incidents',
  },
  incident: {},
  explorer: {},
  numbers: {},
  relations: {},
  feeds: {},
  public: {},
};
