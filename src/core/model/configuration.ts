import * as z from 'zod';
import { defaultMetrics, metricSchema } from './metric.ts';
import { actionStatuses, kinds, levels, milestones } from './vocabulary.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');

const term = z.strictObject({
  name: z.string().min(1).describe('How the term is shown.'),
  description: z.string().min(1).optional().describe('When the term applies, in a sentence.'),
});

const level = z.enum(levels).describe('How much a message of the rule weighs.');

const byStatus = {
  draft: level.optional(),
  'in-review': level.optional(),
  published: level.optional(),
  retracted: level.optional(),
};

/** How much a rule weighs here: one level, one by status, and where the severity matters, one by severity. */
const ruleLevels = z.union([
  level,
  z.strictObject({
    default: level.optional().describe('The level wherever nothing else is said.'),
    ...byStatus,
    severities: z
      .record(z.string(), z.union([level, z.strictObject(byStatus)]))
      .optional()
      .describe('A level by severity, or by severity and status; it wins over what stands beside it.'),
  }),
]);
const severityDeadline = z.strictObject({
  days: z.number().int().positive().describe('How many days are allowed.'),
  count: z.enum(['calendar', 'business']).default('calendar').describe('Which days count.'),
});

const wordList = z.array(z.string().min(1));
const wordsSchema = z
  .strictObject({
    headings: z.record(id, wordList).default({}).describe('More headings of a template section, by its id.'),
    labels: z
      .partialRecord(z.enum(['title', 'date', 'severity', 'services', 'detection']), wordList)
      .default({})
      .describe('What imported documents call a fact.'),
    columns: z
      .partialRecord(
        z.enum([
          'time',
          'milestone',
          'event',
          'evidence',
          'id',
          'action',
          'type',
          'owner',
          'ticket',
          'due',
          'priority',
          'status',
        ]),
        wordList,
      )
      .default({})
      .describe('More headings of the columns of a timeline, and of action items in imported documents.'),
    statuses: z
      .partialRecord(z.enum(actionStatuses), wordList)
      .default({})
      .describe('What imported documents call a status of an action item.'),
    milestones: z
      .partialRecord(z.enum(milestones), wordList)
      .default({})
      .describe('Words in an imported timeline that speak for a milestone.'),
    zones: z
      .record(z.string().min(1), z.string().min(1))
      .default({})
      .describe('What an abbreviation means in imported documents: `PST: America/Los_Angeles`.'),
  })
  .prefault({})
  .describe('Words of the organisation’s own language, for headings, labels and columns.');

const words = z.array(z.string().min(1)).default([]);
const unit = z.enum(['exact', 'minute', 'quarter-hour', 'hour', 'day']);
const figures = z.enum(['keep', 'round', 'drop']);
const host = z.string().regex(/^[a-z0-9.-]+$/, 'a host name such as `status.example.com`');
const partSections = (ids: string[]) => z.array(id).min(1).default(ids);

/** What may leave the company, and in what form. Whatever is not said here is kept in. */
export const publicationPolicySchema = z
  .strictObject({
    name: z.string().min(1).default('Incidents').describe('Name of the public site.'),
    description: z.string().min(1).optional().describe('One sentence under that name.'),
    site: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Address the public site is served at.'),
    base: z
      .string()
      .regex(/^\/([\w.-]+\/?)*$/, 'a path such as `/` or `/incidents/`')
      .default('/')
      .describe('Path below that address.'),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i, 'a colour such as `#2456a8`')
      .optional()
      .describe('Colour of links and marks, on the public site and on the internal one.'),
    numbers: z.boolean().default(false).describe('True to show numbers over the public incidents.'),
    kinds: z.array(z.enum(kinds)).default(['incident']).describe('Kinds of events that may be public.'),
    times: unit.default('minute').describe('How finely times are told.'),
    durations: unit.default('minute').describe('How finely durations are told.'),
    money: figures.default('drop').describe('Amounts of money, in figures and in sentences.'),
    capacity: figures.default('round').describe('Sizes of machines and loads, in figures and in sentences.'),
    figures: figures.default('keep').describe('Every other figure of the impact.'),
    parts: z
      .strictObject({
        happened: partSections(['summary']).describe('Sections that say what happened.'),
        touched: partSections(['impact']).describe('Sections that say whom it touched.'),
        doing: partSections(['action-items', 'lessons', 'resolution']).describe(
          'Sections that say what is being done.',
        ),
      })
      .prefault({})
      .describe('The three parts a customer reads, each by the template sections that can tell it.'),
    hosts: z.array(host).default([]).describe('Hosts a public link may lead to, their sub-domains included.'),
    internalHosts: z.array(host).default([]).describe('Hosts that must not be named, their sub-domains included.'),
    customers: words.describe('Names of customers: in public they become a count.'),
    replace: z
      .array(
        z.strictObject({
          word: z.string().min(1).describe('What is written inside the company.'),
          with: z.string().min(1).describe('What the public reads instead.'),
        }),
      )
      .default([])
      .describe('Words that the public reads differently.'),
    private: words.describe('Terms that may not be said at all.'),
    innocent: z
      .array(
        z.strictObject({
          word: z.string().min(1).describe('A word that is also a name, or a value that looks like a secret.'),
          reason: z.string().min(10).describe('Why it may be public, in a sentence.'),
        }),
      )
      .default([])
      .describe('Words that may be said although they look private.'),
  })
  .prefault({})
  .describe('The public edition: what may leave, and in what form.');
export type PublicationPolicy = z.output<typeof publicationPolicySchema>;

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable such as `GITHUB_TOKEN`');
const teams = z.array(z.string().min(1)).optional();

/** A tracker that tickets are in. Its secrets are in the environment; here is only what they are called there. */
const trackerSchema = z.strictObject({
  use: z.string().min(1).describe('Which adapter: `github`, `gitlab`, `jira`, `linear`, or one of your own.'),
  project: z
    .string()
    .min(1)
    .describe(
      'Where its tickets are: `owner/name` on GitHub, the path on GitLab, the key in Jira, the team’s in Linear.',
    ),
  tickets: z
    .string()
    .min(1)
    .describe('A regular expression (RE2 syntax) that the whole ticket must match to be one of this tracker.'),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of the API, where it is not the vendor’s own; for Jira that of the site.'),
  token: variable.optional().describe('Name of the environment variable that holds the token.'),
  user: variable.optional().describe('Name of the environment variable that holds the e-mail address, for Jira.'),
  teams: teams.describe('Open tickets here for action items of these teams; without it, for all others.'),
  declined: z
    .array(z.string().min(1))
    .default(['Won’t do', "Won't Do", "Won't Fix", 'Declined', 'Duplicate', 'wontfix'])
    .describe('Resolutions or labels of closed tickets that mean `declined`.'),
});
export type TrackerSettings = z.output<typeof trackerSchema>;

const webhookSchema = z.strictObject({
  form: z.enum(['slack', 'teams']).describe('What the address understands.'),
  address: variable.describe('Name of the environment variable that holds the address, which is a secret.'),
  teams: teams.describe('Only what these teams have to do; everything without it.'),
});

/** How promises are followed. */
const followingSchema = z
  .strictObject({
    closure: z
      .strictObject({
        percent: z
          .number()
          .positive()
          .max(100)
          .describe('How many of a hundred action items that are due should be done.'),
        reviews: z
          .array(z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a day of the year such as `06-30`'))
          .min(1)
          .default(['03-31', '06-30', '09-30', '12-31'])
          .describe('The days of the year on which that is looked at.'),
      })
      .optional()
      .describe('The target of the closure rate.'),
    soon: z.number().int().positive().default(7).describe('How many days before its day something is due soon.'),
    trackers: z
      .array(trackerSchema)
      .default([])
      .describe('The trackers that tickets are in; the first that fits wins.'),
    reminders: z
      .strictObject({
        issue: z
          .string()
          .min(1)
          .optional()
          .describe('Project of the tracker in which one issue with all reminders is kept.'),
        webhooks: z.array(webhookSchema).default([]).describe('Chats that are told what is new.'),
      })
      .prefault({})
      .describe('Where reminders go besides the job summary.'),
  })
  .prefault({})
  .describe('How action items are followed to their end.');

/** `content/library.yaml`: what the organisation decides for its whole library. */
export const configurationSchema = z.strictObject({
  schema: z
    .literal(1)
    .describe(
      'Version of this file’s shape. This engine reads 1; a higher one was written for a newer engine, which has to be installed.',
    ),
  name: z.string().min(1).describe('The library’s name, shown on every page.'),
  description: z.string().min(1).optional().describe('One sentence under the name.'),
  site: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address the internal site is served at.'),
  base: z
    .string()
    .regex(/^\/([\w.-]+\/?)*$/, 'a path such as `/` or `/postmortems/`')
    .default('/')
    .describe('Path below the address.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language tag such as `en`')
    .default('en')
    .describe('Language the documents are written in.'),
  zone: z.string().min(1).default('UTC').describe('IANA time zone of times that name none.'),
  severities: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'letters, digits and hyphens')
          .describe('As front matter writes it: `SEV1`.'),
        name: z.string().min(1).describe('As people say it: `Critical`.'),
        description: z.string().min(1).optional().describe('The criterion, in a sentence.'),
      }),
    )
    .min(1)
    .describe('The severity scale, worst first.'),
  priorities: z
    .array(z.string().min(1))
    .min(1)
    .default(['P0', 'P1', 'P2', 'P3'])
    .describe('The priority scale of action items, most urgent first.'),
  metrics: z.record(id, metricSchema).default(defaultMetrics).describe('The durations that are measured.'),
  factors: z.record(id, term).default({}).describe('Vocabulary of contributing factors.'),
  triggers: z.record(id, term).default({}).describe('Vocabulary of triggers.'),
  ids: z
    .strictObject({
      pattern: z.string().min(1).describe('A regular expression (RE2 syntax) the whole id must match.'),
      consecutive: z
        .boolean()
        .default(false)
        .describe('True where ids end in a number and none may be left out: `INC-0041`, `INC-0042`.'),
    })
    .optional()
    .describe('Set to name incidents by front matter `id` instead of by file name.'),
  tickets: z
    .strictObject({
      pattern: z.string().min(1).describe('A regular expression (RE2 syntax) a ticket must match.'),
      url: z
        .string()
        .includes('{ticket}')
        .regex(/^https?:\/\//, 'an http(s) address with `{ticket}` in it')
        .optional()
        .describe('Address of a ticket, with `{ticket}` for its id.'),
    })
    .optional()
    .describe('How tickets look and where they are.'),
  edit: z
    .string()
    .includes('{file}')
    .regex(/^https?:\/\//, 'an http(s) address with `{file}` in it')
    .optional()
    .describe('Address at which a file is edited, with `{file}` for its path below this folder.'),
  deadlines: z
    .strictObject({
      review: z.record(z.string(), severityDeadline).default({}).describe('From resolved to published, by severity.'),
      actions: z
        .record(z.string(), severityDeadline)
        .default({})
        .describe('From the incident to an action’s due date, by severity.'),
      publication: z
        .record(z.string(), severityDeadline)
        .default({})
        .describe('From resolved to the approval for the public, by severity.'),
      holidays: z
        .array(
          z
            .string()
            .regex(
              /^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
              'a day such as `2026-12-24`, or `12-25` for every year',
            ),
        )
        .default([])
        .describe('Days that are no business days: `2026-12-24`, or `12-25` for every year.'),
    })
    .prefault({})
    .describe('Deadlines by severity.'),
  targets: z
    .record(
      id,
      z.record(
        z.string(),
        z.strictObject({ minutes: z.number().positive().describe('How long it may take, in minutes.') }),
      ),
    )
    .default({})
    .describe('How long a metric may take, by its id and by severity: `time-to-mitigate: { SEV1: { minutes: 30 } }`.'),
  limits: z
    .strictObject({
      silence: z
        .number()
        .int()
        .positive()
        .default(60)
        .describe('Minutes between two rows of the timeline while users are affected, before somebody should ask.'),
      actions: z.number().int().positive().default(12).describe('How many action items one incident can bear.'),
      code: z.number().int().positive().default(40).describe('Lines of a log or listing before it should be folded.'),
      draft: z.number().int().positive().default(30).describe('Days a draft may lie after the last thing it tells.'),
    })
    .prefault({})
    .describe('Measures the rules compare with.'),
  actions: followingSchema,
  words: wordsSchema,
  publication: publicationPolicySchema,
  rules: z
    .record(id, ruleLevels)
    .default({})
    .describe('Levels of rules that differ from the defaults: one for all, by status, or by severity.'),
});
/** The configuration with every default filled in. */
export type Configuration = z.output<typeof configurationSchema>;
