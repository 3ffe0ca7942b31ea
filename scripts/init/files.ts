import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { engineFolder } from '../../src/library/engine.ts';
import type { Answers } from './answers.ts';
import { githubFiles, gitlabFiles } from './hosts.ts';
import { readme } from './readme.ts';
import { starterText } from './starter.ts';

/** What a library begins with and then is the authors’. */
export const firstRunbook = 'content/runbooks/lead-an-incident.mdx';

/** The files of a new library, by path. */
export function filesFor(answers: Answers, today: string): Map<string, string> {
  const host = { github: githubFiles, gitlab: gitlabFiles, none: () => [] }[answers.host];
  return new Map([
    ['content/library.yaml', configuration(answers)],
    ['content/services.yaml', services(answers)],
    ['content/people.yaml', people(answers)],
    ['content/template.mdx', starterText('template.mdx', answers, today)],
    ['content/template-light.mdx', starterText('template-light.mdx', answers, today)],
    [firstRunbook, starterText('lead-an-incident.mdx', answers, today)],
    ['README.md', readme(answers)],
    ['.gitignore', 'node_modules/\n.cache/\ndist/\ndist-public/\n*-dist/\n*-dist-public/\n'],
    ['.editorconfig', 'root = true\n\n[*]\ncharset = utf-8\nend_of_line = lf\ninsert_final_newline = true\n'],
    ['.vscode/settings.json', editorSettings()],
    ['package.json', packageFile(answers)],
    ...host(answers),
  ]);
}

/** One value of YAML on one line. */
function inline(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

function configuration(answers: Answers): string {
  const { name, zone, severities, site, ids, tracker, publicSite } = answers;
  const [worst, next] = severities.map(({ id }) => id);
  return `# What we decide for the whole library. The handbook, “Configure”, has every key.
schema: 1
name: ${inline(name)}
${site === undefined ? '# The address the internal site is served at:\n# site: https://incidents.example.com' : `site: ${inline(site)}`}
# The zone of times that name none.
zone: ${inline(zone)}

# The severity scale, worst first. Templates name its ids.
severities:
${severities.map((one) => `  - ${inline(one)}`).join('\n')}

# The priorities of action items, most urgent first.
priorities: [P0, P1, P2, P3]

${
  ids === undefined
    ? '# Incidents are named by their files. To name them by front matter `id` instead:\n# ids: { pattern: "INC-[0-9]{4}" }'
    : `# Incidents are named by \`id\` in front matter.\nids: ${inline({ pattern: ids })}`
}

${
  tracker === undefined
    ? '# How tickets look and where they are:\n# tickets: { pattern: "[A-Z]+-[0-9]+", url: "https://tickets.example.com/browse/{ticket}" }'
    : `# How tickets look and where they are.\ntickets:\n  pattern: ${inline(tracker.pattern)}\n  url: ${inline(tracker.url)}`
}
${tracker === undefined ? '' : following(tracker)}
# How long things may take, by severity.
deadlines:
  review:
    ${inline(worst)}: { days: 5, count: business }
${next === undefined ? '' : `    ${inline(next)}: { days: 10, count: business }\n`}  actions:
    ${inline(worst)}: { days: 30 }

${
  publicSite === undefined
    ? '# There is no public edition. The handbook, “Publish”, says what may leave and how it is approved.'
    : `# What may leave: see the handbook, “Publish”. Name here what must stay inside.
publication:
  name: ${inline(name)}
  site: ${inline(publicSite)}
  internalHosts: []
  customers: []`
}

# What incidents have in common, for \`factors\` and \`triggers\` in front matter. Add your own as they come up.
factors:
  missing-limit:
    name: Missing limit
    description: Something that can grow has no ceiling, or one far above what the next step bears.
  alert-gap:
    name: Alert gap
    description: The first sign was visible in the data, and no alert looked at it or reached a person.
  no-canary:
    name: No canary
    description: A change reached everybody before anybody had watched it on a few.
triggers:
  deploy:
    name: Deploy
    description: A new version of our own software went out.
  config-change:
    name: Configuration change
    description: A setting was changed without a new version.
  traffic-spike:
    name: Traffic spike
    description: More or heavier requests than usual came in.
  expiry:
    name: Expiry
    description: A certificate, token or licence reached its end date.
`;
}

/** How tickets are read; the handbook, “Action items”, has every tracker. */
function following({ pattern, reader }: NonNullable<Answers['tracker']>): string {
  const known = reader && {
    use: reader.use,
    project: reader.project,
    tickets: pattern,
    ...(reader.url && { url: reader.url }),
  };
  return `
# How \`npx postmortems actions sync\` reads them.
${
  known
    ? `actions:\n  trackers:\n    - ${inline(known)}`
    : `# actions: { trackers: [{ use: jira, project: OPS, tickets: ${inline(pattern)}, url: "https://your-company.atlassian.net" }] }`
}
`;
}

function services({ service, team }: Answers): string {
  return `# What can break, by id. Tier 0 is the most critical: customers cannot do without it.
${inline(service)}:
  name: ${inline(service)}
  team: ${inline(team)}
  tier: 0
`;
}

function people({ person, team }: Answers): string {
  const line = (handle: string, name: string) =>
    `${inline(handle)}: { name: ${inline(name)}, role: engineer, team: ${team} }`;
  return `# Who is who, by handle. The role is also how the public edition speaks of them.
${person === undefined ? `# ${line('handle', 'Full Name')}\n{}` : line(person.handle, person.name)}
`;
}

function editorSettings(): string {
  const schema = (name: string) => `./node_modules/${packageName()}/public/schemas/${name}.schema.json`;
  return `${JSON.stringify(
    {
      'files.associations': { '*.mdx': 'mdx' },
      '[mdx]': { 'editor.wordWrap': 'on' },
      'yaml.schemas': Object.fromEntries(
        ['library', 'services', 'people'].map((name) => [schema(name), `content/${name}.yaml`]),
      ),
    },
    null,
    2,
  )}\n`;
}

function packageFile({ engine }: Answers): string {
  const { name, version } = ownPackage();
  const from = engine === undefined ? version : `file:${engine}`;
  return `${JSON.stringify({ private: true, dependencies: { [name]: from } }, null, 2)}\n`;
}

function packageName(): string {
  return ownPackage().name;
}

function ownPackage(): { name: string; version: string } {
  return JSON.parse(readFileSync(join(engineFolder, 'package.json'), 'utf8')) as { name: string; version: string };
}
