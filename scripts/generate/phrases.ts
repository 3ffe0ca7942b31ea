import type { ActionType } from '../../src/core/model/vocabulary.ts';

/** Words that may stand for each other in prose, so that two incidents of one cause do not read alike. */
export const synonyms: readonly (readonly string[])[] = [
  ['requests', 'calls'],
  ['instances', 'replicas', 'copies of the service'],
  ['buyers', 'customers', 'shoppers'],
  ['slow', 'sluggish'],
  ['at once', 'immediately', 'right away'],
  ['grew', 'rose', 'climbed'],
  ['ended', 'stopped'],
  ['within minutes', 'in a few minutes', 'soon after'],
  ['version', 'release', 'build'],
  ['supplier', 'vendor', 'provider'],
  ['partners', 'integrators'],
  ['removed', 'taken out'],
  ['refused', 'rejected', 'turned down'],
  ['twice', 'two times'],
  ['setting', 'option', 'parameter'],
  ['each', 'every'],
  ['neighbours', 'peers'],
  ['waited', 'queued', 'hung'],
  ['load', 'traffic', 'demand'],
  ['picture', 'image'],
  ['machine', 'host', 'node'],
];

/** Timeline rows between the milestones: what is done and said in any incident. */
export const chatter: readonly (readonly [event: string, evidence: string])[] = [
  ['A second engineer of {team} joins the call', 'incident channel'],
  ['The lead asks support how many tickets have come in', 'incident channel'],
  ['Dashboards of {svc} and {dep} are compared over the last day', 'dashboard'],
  ['Releases of the last six hours are listed', 'release page'],
  ['Support reports {m} tickets with the same words', 'ticket queue'],
  ['Traffic by region is looked at: all regions are alike', 'dashboard'],
  ['Traffic by region is looked at: one region has most of the errors', 'dashboard'],
  ['The on-call of {dep} is paged', 'pager log'],
  ['The team of {dep} finds nothing unusual on its side', 'incident channel'],
  ['One instance is taken out of the load balancer and kept for later', 'deploy log'],
  ['A heap dump is taken from one instance', 'artefact store'],
  ['The lead hands over at the end of a shift', 'incident channel'],
  ['Deploys to production are paused', 'pipeline'],
  ['A restart of one instance changes nothing', 'deploy log'],
  ['A restart of one instance helps for a few minutes', 'deploy log'],
  ['Logs of {svc} are searched for the first error', 'log search'],
  ['A test order goes through on the third attempt', 'witness'],
  ['The error share of {svc} stands at {n} %', 'dashboard'],
  ['Finance asks whether settlement is concerned; it is not', 'incident channel'],
  ['Finance is told which hour to check', 'incident channel'],
  ['The supplier’s status page is read and shows nothing', 'status page of the supplier'],
  ['A partner writes to ask what is going on', 'mail'],
  ['The same graph a week ago is put beside today’s', 'dashboard'],
  ['The runbook is opened', 'incident channel'],
  ['A trace of one slow request is read from end to end', 'trace'],
  ['Two hypotheses are written down and shared out', 'incident channel'],
  ['The change log of shared settings is read', 'config repository'],
  ['A copy of the settings in force is saved', 'artefact store'],
];

/** Rows after recovery. */
export const aftermath: readonly (readonly [event: string, evidence: string])[] = [
  ['Error share is back at its usual level', 'dashboard'],
  ['Waiting work is done; queues are empty', 'dashboard'],
  ['Deploys are allowed again', 'pipeline'],
  ['Support is told and answers the open tickets', 'ticket queue'],
  ['Figures are checked against the books', 'report of finance'],
  ['The kept instance is examined and switched off', 'deploy log'],
  ['A check by hand of twenty orders finds all of them complete', 'witness'],
];

/** What went well. */
export const wentWell: readonly string[] = [
  'The lead wrote down each decision with its time, and this document took an hour instead of a day.',
  'The alert named the service and the release, and led to the right dashboard.',
  'Support had a text for customers within ten minutes.',
  'The instance that was kept aside still showed the state, hours later.',
  'Two teams that rarely meet shared one channel from the start.',
  'The rollback path had been used the week before and worked the same way.',
  'The error budget page showed at a glance which routes were concerned.',
  'Nothing was changed without saying so first.',
  'The status page was updated before the first question arrived.',
  'Orders that could not be placed were kept, and none was lost.',
  'The limits of {dep} held and kept the harm in one place.',
  'The hand-over at the end of the shift took five minutes, with the notes at hand.',
  'The team on call had practised this kind of fault in spring.',
  'A graph from the last game day made the pattern easy to recognise.',
];

/** What went badly, and the promise that answers it. */
export const wentBadly: readonly (readonly [sentence: string, type: ActionType, promise: string])[] = [
  [
    'The first dashboard anyone opened shows the mean, which looked healthy',
    'detect',
    'Show the slowest hundredth beside the median on the first dashboard of {svc}',
  ],
  [
    'Two people changed the same setting within a minute of each other',
    'process',
    'Let one person at a time hold the lock for changes in an incident',
  ],
  [
    'The runbook names a command that was renamed last year',
    'repair',
    'Run the commands of the runbooks of {svc} every quarter in staging',
  ],
  [
    'The page went to a rotation that no longer exists and was repeated after ten minutes',
    'repair',
    'Check every week that each rotation of {team} has somebody in it',
  ],
  [
    'Logs of {svc} were sampled at one in a hundred, and the first error was not among them',
    'detect',
    'Keep all errors of {svc} and sample only what succeeds',
  ],
  ['It took a while to find out who owns {dep}', 'process', 'Name one owning team for {dep} in the catalogue'],
  ['Support learned of the incident from customers', 'process', 'Page support together with {team} for tiers 0 and 1'],
  [
    'The status page said “investigating” for longer than the harm lasted',
    'process',
    'Give the communications role the right to publish without a second person',
  ],
  [
    'Access to the machines had to be asked for first',
    'repair',
    'Grant the on-call of {team} access for the length of a shift',
  ],
  [
    'The alert had fired and been silenced the night before',
    'detect',
    'Let silences end by themselves after eight hours',
  ],
  [
    'Three tools showed three different times for the same change',
    'repair',
    'Record deploys and setting changes of {svc} in one log, in UTC',
  ],
  ['The old image had been removed from the registry', 'prevent', 'Keep the last five images of {svc}'],
  [
    'A restart destroyed the state that would have told most',
    'process',
    'Take a dump of one instance before restarting the others',
  ],
  [
    'The test environment has a tenth of the data and did not show the fault',
    'investigate',
    'Measure which tests of {svc} need data of production size',
  ],
];

/** Luck. */
export const luck: readonly string[] = [
  'It was the quietest hour of the week.',
  'The engineer who wrote the code four years ago happened to be in the office.',
  'The nightly settlement had ended a few minutes earlier.',
  'A sale had been moved to the following week for other reasons.',
  'One zone still ran the older settings and carried a third of the traffic.',
  'The supplier answered the phone on the first ring.',
  'The cache of the apps hid the fault from half of the users.',
  'A developer was testing something else on the same page and saw it.',
  'The copy that turned out to be needed had been made by hand the day before.',
  'Nothing that we know of.',
];

/** Sentences about impact. */
export const impactNotes: readonly string[] = [
  'The count is of accounts with at least one error page, from the access log; people without an account are not in it.',
  'Apps repeat a request by themselves, so the number of failed requests says more about apps than about people.',
  'Orders that were begun and not finished are compared with the same hour a week earlier.',
  'Merchants saw late figures and no wrong ones.',
  'Nobody was charged for something that was not ordered.',
  'Regions were hit in proportion to their traffic.',
  'Internal tools were slow as well, which made the work on the incident harder.',
  'Requests that were refused were not counted as errors by the dashboard, so the first figure was too low.',
];

/** Sentences on detection that fit any incident. */
export const detectionNotes: readonly string[] = [
  'The signal was in the data before that: the slowest hundredth of requests had doubled, and no alert looks at it.',
  'A synthetic order every minute would have shown it on its first run.',
  'The alert on the share of errors waits five minutes to avoid noise, and that is most of the delay.',
  'On the dashboard of {dep} the same minute shows a step; the two boards are not linked.',
  'The threshold dates from a time with half of the traffic.',
  'The first sign came from the other side of the service, where nobody had an alert.',
];

/** Lessons that fit any incident. */
export const lessons: readonly string[] = [
  'Ask first what changed, then what is different, then what is old.',
  'A graph without its limit says little.',
  'Write the time down when you look, not when you understand.',
  'The fastest way back is worth keeping even when the way forward looks short.',
  'Keep one broken instance: it is the only witness.',
  'Two services that share a pool share their incidents.',
  'An alert that fires every week teaches people to wait.',
  'Where a step is done by hand twice, the third time is an incident.',
];

/** Why an author relates an earlier incident. */
export const whys: readonly string[] = [
  'The same signs on the dashboard, in another service.',
  'There the first attempt was the right one.',
  'The action from that incident would have shown this one earlier.',
  'The same weak spot, reached by another road.',
  'Read it for the commands: they worked again.',
  'It looked alike and had a different origin, which cost us a quarter of an hour.',
];

/** What the company said. */
export const announcements: readonly (readonly [string, string, string])[] = [
  [
    'Some of you may see errors or slow pages. We are looking into what causes them.',
    'We know what causes the errors and are working on it.',
    'The errors are gone. Thank you for your patience.',
  ],
  [
    'We see problems with parts of our service and are working on them.',
    'A first measure has helped; some requests may still be slow.',
    'Everything works again. Orders you placed are complete.',
  ],
  [
    'A part of our service does not respond as it usually does. The next update follows within half an hour.',
    'The cause is found. We expect to be back to normal soon.',
    'Resolved. If something still looks wrong to you, please write to support.',
  ],
];

/** Sentences about looking for the cause. */
export const investigationNotes: readonly string[] = [
  'The change log of the day was read first, since most incidents begin there.',
  'The graphs of {svc} and {dep} were laid over each other, minute by minute.',
  'One slow request was followed from the edge to the database and back.',
  'The settings in force were compared with those in the repository.',
  'The same hour of the week before served as a yardstick.',
  'Two people looked at different layers and met in the middle.',
  'A list of what was known and what was guessed stood at the top of the channel.',
  'Questions to other teams were asked in the open, so that each was asked once.',
  'What the on-call had seen on the first dashboard turned out to be an effect.',
  'The instance that had been kept aside was worth more than all graphs.',
  'It helped to ask which customers were not concerned.',
  'A query over the access log showed that the harm had begun some minutes before the alert.',
];

/** Sentences about the way back. */
export const resolutionNotes: readonly string[] = [
  'Each step was announced before it was made, and its effect awaited before the next one.',
  'It was first tried on one instance, which took two minutes and saved a second mistake.',
  'The queue that had built up was worked off at half of the usual speed, to spare {dep}.',
  'A longer fix was at hand and was left for the next day.',
  'While this went on, support answered with a text that said what worked and what did not.',
  'The measure has a price, which is written down with the promise that removes it.',
  'Afterwards twenty orders were checked by hand.',
  'Nothing had to be repaired in the data.',
];
