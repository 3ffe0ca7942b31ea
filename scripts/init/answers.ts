import { InvalidArgumentError } from 'commander';
import { stringify } from 'yaml';
import type { Configuration } from '../../src/core/model/configuration.ts';
import { compilePattern } from '../../src/core/parse/library.ts';
import { readZone } from '../../src/core/parse/time.ts';

export const codeHosts = ['github', 'gitlab', 'none'] as const;
export type CodeHost = (typeof codeHosts)[number];

export type Severity = Pick<Configuration['severities'][number], 'id' | 'name' | 'description'>;

/** What a new library follows from. */
export interface Answers {
  name: string;
  severities: readonly Severity[];
  zone: string;
  /** The pattern of ids, where incidents are not named by their files. */
  ids: string | undefined;
  host: CodeHost;
  tracker: Tracker | undefined;
  /** Address of the public edition, where there is to be one. */
  publicSite: string | undefined;
  /** Address of the internal edition, where it is known. */
  site: string | undefined;
  /** Who begins: known to git, or not at all. */
  person: { handle: string; name: string } | undefined;
  service: string;
  team: string;
  /** Where the engine stands below the folder of the library, as a submodule; undefined where it is a package. */
  engine: string | undefined;
}

/** Where tickets are, and how they are read over the network where that is known. */
export interface Tracker {
  pattern: string;
  url: string;
  reader?: { use: 'github' | 'gitlab'; project: string; url?: string };
}

/** Severity scales that organisations use, worst first. */
export const scales: Record<string, { label: string; severities: readonly Severity[] }> = {
  sev: {
    label: 'SEV1 to SEV4',
    severities: [
      { id: 'SEV1', name: 'Critical', description: 'Most customers cannot do what they came for.' },
      { id: 'SEV2', name: 'Major', description: 'Many customers are hindered, or one important path is down.' },
      { id: 'SEV3', name: 'Minor', description: 'Few customers notice, or a workaround exists.' },
      { id: 'SEV4', name: 'Low', description: 'No customer notices.' },
    ],
  },
  p: {
    label: 'P1 to P5',
    severities: [
      { id: 'P1', name: 'Critical', description: 'A service is down for everybody.' },
      { id: 'P2', name: 'High', description: 'An important part is down, or a service is down for many.' },
      { id: 'P3', name: 'Moderate', description: 'A part works badly, and there is a way around it.' },
      { id: 'P4', name: 'Low', description: 'Few notice, and nobody is kept from their work.' },
      { id: 'P5', name: 'Informational', description: 'Nobody is affected.' },
    ],
  },
  words: {
    label: 'critical, major, minor',
    severities: [
      { id: 'critical', name: 'Critical', description: 'Customers cannot use a service.' },
      { id: 'major', name: 'Major', description: 'Customers are hindered in using a service.' },
      { id: 'minor', name: 'Minor', description: 'Customers hardly notice, or not at all.' },
    ],
  },
};

/** What is given on the command line; whatever is missing is asked for or left at what is usual. */
export interface Given {
  name?: string;
  severities?: string;
  zone?: string;
  ids?: string;
  host?: string;
  tracker?: string;
  ticketPattern?: string;
  public?: string;
  site?: string;
  service?: string;
  team?: string;
}

/** Reads a severity scale: the name of a known one, or `id=Name` from worst to least, with commas between. */
export function readSeverities(text: string): readonly Severity[] {
  const known = scales[text.trim()];
  if (known) return known.severities;
  const severities = text.split(',').map((part) => {
    const [id = '', name = id] = part.split('=').map((one) => one.trim());
    return { id, name };
  });
  const fault = severities.find(({ id, name }) => !/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id) || name === '');
  const twice = severities.find(({ id }, index) => severities.findIndex((one) => one.id === id) !== index);
  if (fault || twice)
    throw new InvalidArgumentError(
      `Unexpected severity ${JSON.stringify((fault ?? twice)!.id)} in ${JSON.stringify(text)}, expected ${Object.keys(scales).join(', ')}, or ids of letters, digits and hyphens, each once, such as "S1=Total loss,S2=Partly down".`,
    );
  return severities;
}

/** Reads where tickets are: `github:owner/repository`, `gitlab:host/group/project`, or an address with `{ticket}`. */
export function readTracker(text: string, pattern?: string): Answers['tracker'] {
  const [, host, path] = /^(github|gitlab):([\w.-]+(?:\/[\w.-]+)+)$/.exec(text) ?? [];
  if (host === 'github' && path !== undefined)
    return {
      pattern: pattern ?? '#?\\d+',
      url: `https://github.com/${path}/issues/{ticket}`,
      reader: { use: 'github', project: path },
    };
  if (host === 'gitlab' && path !== undefined) {
    const [server = '', ...project] = path.split('/');
    return {
      pattern: pattern ?? '#?\\d+',
      url: `https://${path}/-/issues/{ticket}`,
      reader: {
        use: 'gitlab',
        project: project.join('/'),
        ...(server !== 'gitlab.com' && { url: `https://${server}/api/v4` }),
      },
    };
  }
  if (/^https?:\/\/[^\s]+\{ticket\}/.test(text)) return { pattern: pattern ?? '[A-Z][A-Z0-9]+-\\d+', url: text };
  throw new InvalidArgumentError(
    `Unexpected tracker ${JSON.stringify(text)}, expected an address with {ticket} in it, such as https://tickets.example.com/browse/{ticket}, or github:owner/repository, or gitlab:gitlab.com/group/project.`,
  );
}

/** An address of a site. */
export function readAddress(text: string): string {
  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError(
      `Unexpected address ${JSON.stringify(text)}, expected one such as https://incidents.example.com.`,
    );
  return text;
}

/** A pattern of ids. */
export function readIds(text: string): string {
  if (text.trim() === '' || compilePattern(text) === undefined)
    throw new InvalidArgumentError(
      `Unexpected pattern of ids ${JSON.stringify(text)}, expected a regular expression such as INC-\\d{4}.`,
    );
  return text;
}

const idOf = (what: string) => (text: string) => {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(text))
    throw new InvalidArgumentError(
      `Unexpected ${what} ${JSON.stringify(text)}, expected lower-case letters, digits and hyphens, such as \`web-api\`.`,
    );
  return text;
};

/**
 * Reads what was given; what is left open is as usual.
 *
 * @param person whom git knows
 * @param engine where it stands below the folder, as a submodule
 * @throws InvalidArgumentError that says what is wrong and what is expected
 */
export function readAnswers(given: Given, person: Answers['person'], engine: Answers['engine']): Answers {
  const name = given.name?.trim();
  if (!name)
    throw new InvalidArgumentError(
      'Unexpected missing name, expected --name "Our incidents". Without a terminal nothing is asked; --help shows every answer.',
    );
  const host = codeHosts.find((one) => one === (given.host ?? 'none'));
  if (!host)
    throw new InvalidArgumentError(
      `Unexpected code host ${JSON.stringify(given.host)}, expected one of ${codeHosts.join(', ')}.`,
    );
  const zone = given.zone ?? 'UTC';
  if (!readZone(zone))
    throw new InvalidArgumentError(
      `Unexpected time zone ${JSON.stringify(zone)}, expected a name of the IANA list such as Europe/Berlin.`,
    );
  if (given.ids !== undefined) readIds(given.ids);
  return {
    name,
    severities: readSeverities(given.severities ?? 'sev'),
    zone,
    ids: given.ids,
    host,
    tracker: given.tracker === undefined ? undefined : readTracker(given.tracker, given.ticketPattern),
    publicSite: given.public === undefined ? undefined : readAddress(given.public),
    site: given.site === undefined ? undefined : readAddress(given.site),
    person,
    service: idOf('service')(given.service ?? 'website'),
    team: idOf('team')(given.team ?? 'operations'),
    engine,
  };
}

/** The answers an existing library gives, so that a second run asks for nothing. */
export function givenBy(configuration: Configuration, host: CodeHost): Given {
  const { name, severities, zone, ids, tickets, publication, site } = configuration;
  const scale = Object.entries(scales).find(([, known]) => stringify(known.severities) === stringify(severities));
  return {
    name,
    severities: scale?.[0] ?? severities.map((one) => `${one.id}=${one.name.replaceAll(/[,=]/g, ' ')}`).join(','),
    zone,
    ids: ids?.pattern,
    tracker: trackerOf(configuration),
    ticketPattern: tickets?.pattern,
    public: publication.site,
    site,
    host,
  };
}

/** What `readTracker` reads as the tracker of a library. */
function trackerOf({ tickets, actions }: Configuration): string | undefined {
  const url = tickets?.url;
  const [, host, path] =
    /^https:\/\/(?:(github)\.com\/)?([\w.-]+(?:\/[\w.-]+)+?)(?:\/-)?\/issues\/\{ticket\}$/.exec(url ?? '') ?? [];
  const use = actions.trackers[0]?.use;
  return path !== undefined && (use === 'github' || use === 'gitlab') && (use === 'github') === (host === 'github')
    ? `${use}:${path}`
    : url;
}
