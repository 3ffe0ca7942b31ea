/**
 * The contradictions of the seed documents, and what finds them. The documents stand in `content/` beside this file,
 * told in our own words and with every contradiction kept; `CONTENT_DIR=scripts/seeds/content npx postmortems lint`
 * judges them. They are for tests and no part of the shipped library.
 */

/** Decidable from the text (`H`), by a heuristic (`S`), or only by somebody who knows the field (`D`). */
export type Kind = 'H' | 'S' | 'D';

export interface Contradiction {
  id: string;
  kind: Kind;
  /** Stem of the document. */
  document: Fixture;
  /** What contradicts what, in a sentence. */
  what: string;
  /** The message that finds it; undefined while none does. */
  caught?: Catch;
  /** Why it is not caught and need not be. */
  undecidable?: string;
}

/** A message that must be said, for the reason the table gives. */
export interface Catch {
  rule: string;
  /** Text of the line the message stands at; the line in `front matter` is one too. */
  at: string;
  /** What the reason must say. */
  reason: RegExp;
}

/** A true sum that no rule may say anything about. */
export interface TrueSum {
  what: string;
  document: Fixture;
  /** Text of the line it stands at. */
  at: string;
  /** What a message about it would quote. */
  quotes: RegExp;
}

export const fixtures = {
  crash: '2024-02-07-checkout-crash-loop',
  pod: '2025-11-25-single-pod-memory',
  order: '2026-06-02-order-svc-oom',
  pool: '2025-10-14-database-pool',
  oom: '2025-09-28-oom-killed',
  redis: '2025-09-05-redis-failure',
  airflow: '2025-08-17-airflow-dags',
  certificate: '2025-08-15-certificate-expiry',
  disk: '2025-07-22-disk-space',
  sale: '2026-04-15-checkout-5xx',
} as const;
export type Fixture = keyof typeof fixtures;

export const contradictions: readonly Contradiction[] = [
  {
    id: 'S0-01',
    kind: 'H',
    document: 'crash',
    what: 'The outage lasted 18 minutes, and the rows are 75 seconds apart',
    caught: {
      rule: 'duration-agrees',
      at: 'The incident lasted',
      reason: /`18 minutes` of the incident, expected `1 min 15 s`/,
    },
  },
  {
    id: 'S0-02',
    kind: 'H',
    document: 'crash',
    what: 'Service was back within 6 minutes of the decision, and the rows say 40 seconds',
    caught: {
      rule: 'elapsed-agrees',
      at: 'The rollback to v2.14.3 restored',
      reason: /`within 6 minutes` of the decision, expected `40 s`/,
    },
  },
  {
    id: 'S0-03',
    kind: 'H',
    document: 'crash',
    what: 'An outage of 18 minutes and a rollback of 6 put the decision at 09:12, and its row says 09:00:35',
    caught: {
      rule: 'durations-agree',
      at: 'The rollback to v2.14.3 restored',
      reason: /`12 min` after the start.*`09:00:35`/,
    },
  },
  {
    id: 'S0-04',
    kind: 'H',
    document: 'crash',
    what: 'MTTR of 59 seconds ends at the first success, and recovery is at 75 seconds',
  },
  {
    id: 'S0-05',
    kind: 'H',
    document: 'crash',
    what: 'Resolution of 40 seconds, MTTR of 59 seconds and an outage of 18 minutes in one document',
  },
  {
    id: 'S0-06',
    kind: 'H',
    document: 'crash',
    what: 'A mean of one incident',
    caught: { rule: 'duration-named', at: 'Mean time to detect', reason: /mean .*of one incident/ },
  },
  {
    id: 'S0-07',
    kind: 'H',
    document: 'crash',
    what: 'A log line whose epoch is six hours from its neighbours',
    caught: { rule: 'clock-time-agrees', at: '"ts":1707318005', reason: /`09:00:05`: it is exactly 6 hours ahead/ },
  },
  {
    id: 'S0-08',
    kind: 'S',
    document: 'crash',
    what: 'A call of 30 seconds that failed at :05 began before the impact did',
    caught: { rule: 'cause-before-effect', at: '| impact-start |', reason: /`25 s` before/ },
  },
  { id: 'S0-09', kind: 'S', document: 'crash', what: 'The cause is logged after its effect' },
  {
    id: 'S0-10',
    kind: 'S',
    document: 'crash',
    what: 'Detected within 2 seconds, between a time in milliseconds and one in seconds',
  },
  {
    id: 'S0-11',
    kind: 'H',
    document: 'crash',
    what: 'Deployed shortly before, and no row for the deploy',
    caught: { rule: 'change-dated', at: 'trigger: deploy', reason: /`deploy` without a row/ },
  },
  {
    id: 'S0-12',
    kind: 'H',
    document: 'crash',
    what: 'Reported 783 days after the incident',
    caught: { rule: 'review-in-time', at: 'on: 2026-03-31', reason: /`783` days after the incident/ },
  },
  {
    id: 'S0-13',
    kind: 'H',
    document: 'crash',
    what: 'Resolved, with six actions open two years after their day',
    caught: { rule: 'action-overdue', at: '| A1 |', reason: /`2024-02-09`/ },
  },
  {
    id: 'S0-14',
    kind: 'H',
    document: 'crash',
    what: 'A box and a status in one row, and no tickets',
    caught: { rule: 'action-status-once', at: '| A1 |', reason: /box `\[ \]` beside the status/ },
  },
  {
    id: 'S0-15',
    kind: 'H',
    document: 'crash',
    what: 'Revenue impact without a number',
    caught: { rule: 'facts-present', at: 'revenue: checkout abandonment', reason: /without a value/ },
  },
  {
    id: 'S0-16',
    kind: 'S',
    document: 'crash',
    what: 'An owner whose handle lost an underscore',
    caught: { rule: 'person-resolves', at: '| A4 |', reason: /`charli_e_db`, expected `charlie_db`/ },
  },
  {
    id: 'S0-17',
    kind: 'H',
    document: 'crash',
    what: 'The same block twice, and sales text at the end',
    caught: { rule: 'text-not-repeated', at: 'Service outage: 18 min', reason: /for the second time/ },
  },
  {
    id: 'S0-18',
    kind: 'S',
    document: 'crash',
    what: '8,000 users in 18 minutes are not 8,000 users in 75 seconds',
    caught: { rule: 'share-agrees', at: 'The incident lasted', reason: /8,000 users/ },
  },
  {
    id: 'S0-19',
    kind: 'S',
    document: 'crash',
    what: 'One root cause in one sentence, a conjunction in the next',
    caught: { rule: 'root-cause-once', at: 'The primary root cause', reason: /second root cause/ },
  },
  {
    id: 'S1-01',
    kind: 'H',
    document: 'pod',
    what: '47 minutes degraded in a timeline of 22',
    caught: {
      rule: 'duration-agrees',
      at: '**Duration:**',
      reason: /`47 minutes` of degraded service, expected `13 min`/,
    },
  },
  {
    id: 'S1-02',
    kind: 'H',
    document: 'pod',
    what: '12 minutes of complete outage between rows 7 minutes apart',
    caught: {
      rule: 'outage-within-impact',
      at: '**Duration:**',
      reason: /`12 minutes` of complete outage, expected at most `7 min`/,
    },
  },
  {
    id: 'S1-03',
    kind: 'H',
    document: 'pod',
    what: '47 minutes before the end lie before the deploy that caused it',
    caught: {
      rule: 'cause-before-effect',
      at: '**Duration:**',
      reason: /`47 minutes`.*begins before its cause, expected at most `22 min`/,
    },
  },
  { id: 'S1-04', kind: 'S', document: 'pod', what: 'Pods younger than the deployment that made them' },
  { id: 'S1-05', kind: 'S', document: 'pod', what: 'A kill within 90 seconds of 14:46 and a complete outage at 14:47' },
  {
    id: 'S1-06',
    kind: 'S',
    document: 'pod',
    what: 'A single pod in the title, three in the text',
    caught: { rule: 'count-agrees', at: 'title:', reason: /a single pod/ },
  },
  {
    id: 'S1-07',
    kind: 'H',
    document: 'pod',
    what: 'No date and no zone',
    caught: { rule: 'time-dated', at: '| 14:32 |', reason: /without a date/ },
  },
  {
    id: 'S1-08',
    kind: 'H',
    document: 'pod',
    what: 'A statistic without a source',
    caught: { rule: 'statistic-sourced', at: 'root triggers', reason: /over 80 ?%/ },
  },
  {
    id: 'S1-09',
    kind: 'S',
    document: 'pod',
    what: 'No headroom at 190 of 256 Mi',
    caught: { rule: 'limit-holds', at: 'no headroom', reason: /`26 %`/ },
  },
  { id: 'S1-10', kind: 'D', document: 'pod', what: 'An autoscaler that would scale all the time' },
  {
    id: 'S1-11',
    kind: 'H',
    document: 'pod',
    what: 'Fixes told as done, without an owner, a date or a change',
    caught: { rule: 'fix-recorded', at: 'The dictionary was removed', reason: /[23] fixes/ },
  },
  {
    id: 'S2-01',
    kind: 'H',
    document: 'order',
    what: 'Placeholders left to be filled in',
    caught: { rule: 'placeholder-gone', at: '[FILL IN]', reason: /`\[FILL IN\]`/ },
  },
  {
    id: 'S2-02',
    kind: 'H',
    document: 'order',
    what: '25 % of requests fail, with a success rate of 96.8 %',
    caught: { rule: 'share-agrees', at: 'Approximately 25 %', reason: /25 ?%.*3\.2 ?%/ },
  },
  {
    id: 'S2-03',
    kind: 'H',
    document: 'order',
    what: '3.2 % of errors over a baseline of 0.3 %',
    caught: { rule: 'share-net-of-baseline', at: '3.2 % errors', reason: /2\.9 points/ },
  },
  {
    id: 'S2-04',
    kind: 'H',
    document: 'order',
    what: 'More than 5 minutes of errors, with 4 minutes on record',
    caught: { rule: 'severity-criterion-met', at: 'for > 5 min', reason: /5 min.*`4 min/ },
  },
  {
    id: 'S2-05',
    kind: 'S',
    document: 'order',
    what: 'Declared at 09:16, which no evidence says',
    caught: { rule: 'generated-verified', at: '| declared |', reason: /`declared` at `09:16` without evidence/ },
  },
  {
    id: 'S2-06',
    kind: 'S',
    document: 'order',
    what: 'Rolled back, with no time of the rollback',
    caught: { rule: 'event-in-timeline', at: '- Rolled back to v3.6', reason: /as done/ },
  },
  {
    id: 'S2-07',
    kind: 'S',
    document: 'order',
    what: 'p99 latency degraded, which no evidence says',
    caught: { rule: 'metric-valued', at: 'p99 latency is degraded', reason: /p99 latency/ },
  },
  {
    id: 'S2-08',
    kind: 'H',
    document: 'order',
    what: 'A snapshot of 09:15 that knows of 09:16',
    caught: {
      rule: 'as-of-agrees',
      at: '- 09:16: service still',
      reason: /`09:16` in what was known as of `09:15 UTC`/,
    },
  },
  { id: 'S2-09', kind: 'S', document: 'order', what: 'Quick detection, five hours after the fault' },
  {
    id: 'S2-10',
    kind: 'S',
    document: 'order',
    what: '200Mi and 340Mi in a limit of 512Mi',
    caught: { rule: 'limit-holds', at: 'Heap profile: about 340Mi', reason: /`540 ?Mi`/ },
  },
  { id: 'S2-11', kind: 'D', document: 'order', what: 'A leak too slow for the restarts it should explain' },
  {
    id: 'S2-12',
    kind: 'S',
    document: 'order',
    what: 'A baseline of 200Mi, and 180Mi at the deploy',
    caught: { rule: 'measure-continues', at: 'Heap profile: about 340Mi', reason: /`180Mi`.*`200Mi`/ },
  },
  {
    id: 'S2-13',
    kind: 'H',
    document: 'order',
    what: 'Two lists of actions; owners that are roles; no tickets or days',
    caught: { rule: 'section-once', at: '## Follow-ups', reason: /second section `Follow-ups`/ },
  },
  {
    id: 'S2-14',
    kind: 'H',
    document: 'order',
    what: 'A date that can be read two ways, without a zone',
    caught: { rule: 'date-unambiguous', at: 'created: 6/2/2026', reason: /`2026-06-02` or `2026-02-06`/ },
  },
  {
    id: 'S2-15',
    kind: 'S',
    document: 'order',
    what: 'Severities and priorities from scales that nobody declared',
    undecidable: 'both scales are declared in library.yaml, and every value is on its scale',
  },
  { id: 'S2-16', kind: 'D', document: 'order', what: 'A profile command of another language' },
  {
    id: 'S3-01',
    kind: 'H',
    document: 'pool',
    what: 'The duration is that of the response, not of the impact',
    caught: {
      rule: 'duration-named',
      at: 'Duration: 23 minutes',
      reason: /`23 minutes`.*response, expected the impact: `21 min`/,
    },
  },
  {
    id: 'S3-02',
    kind: 'H',
    document: 'pool',
    what: 'The timeline begins with the alert, so detection took no time',
    caught: { rule: 'timeline-before-alert', at: '| impact-start, detected |', reason: /begins with its detection/ },
  },
  {
    id: 'S3-03',
    kind: 'H',
    document: 'pool',
    what: 'Complete unavailability for 23 minutes, with a partial recovery after 18',
    caught: { rule: 'complete-outage-whole', at: 'Duration: 23 minutes', reason: /Complete API unavailability/ },
  },
  {
    id: 'S3-04',
    kind: 'S',
    document: 'pool',
    what: 'Resolved while the leaking job still runs',
    caught: { rule: 'cause-stopped', at: '| resolved |', reason: /cause still running/ },
  },
  {
    id: 'S3-05',
    kind: 'H',
    document: 'oom',
    what: 'Every 30 minutes, seen for 5 minutes',
    caught: {
      rule: 'elapsed-agrees',
      at: 'now every ~30 minutes',
      reason: /`every ~30 minutes` after `5 min` of observation/,
    },
  },
  { id: 'S3-06', kind: 'S', document: 'oom', what: 'Deployed the day before, first alert half a day later' },
  {
    id: 'S3-07',
    kind: 'S',
    document: 'oom',
    what: '30 % of users, 8 % of errors; back at baseline after 120 of 135 minutes',
    caught: { rule: 'share-agrees', at: 'users with slow responses', reason: /`30 %` of users beside `8 %`/ },
  },
  { id: 'S3-08', kind: 'S', document: 'redis', what: 'SEV1 from the start, escalated after 11 minutes' },
  {
    id: 'S3-09',
    kind: 'H',
    document: 'airflow',
    what: '45 minutes, and the last row is at 10; a severity of no scale',
    caught: {
      rule: 'milestone-present',
      at: '| Time (UTC) |',
      reason: /without .*`mitigated` (?:or|\(or) `recovered`/,
    },
  },
  {
    id: 'S3-10',
    kind: 'H',
    document: 'certificate',
    what: 'Complete unavailability for 1 h 45 min, with 90 % back after 60 minutes',
    caught: { rule: 'complete-outage-whole', at: 'Duration: 1 hour 45 minutes', reason: /Complete unavailability/ },
  },
  { id: 'S3-11', kind: 'D', document: 'certificate', what: 'A certificate of 90 days still valid after six months' },
  {
    id: 'S3-12',
    kind: 'H',
    document: 'disk',
    what: '47 pods and 3 nodes in one place, 12 pods on one node in the rows',
    caught: { rule: 'count-agrees', at: 'pods evicted, value', reason: /`47 pods evicted`, expected `12`/ },
  },
  {
    id: 'S3-13',
    kind: 'S',
    document: 'disk',
    what: '98 % full, then cleaned from 92 %',
    caught: { rule: 'measure-continues', at: 'First node cleaned', reason: /`92 ?%`.*`98 ?%`/ },
  },
  {
    id: 'S3-14',
    kind: 'H',
    document: 'disk',
    what: 'A duration that counts the alert before the impact and the improvements after it',
    caught: {
      rule: 'impact-window-agrees',
      at: 'Duration: 3 hours 45 minutes',
      reason: /`3 hours 45 minutes`.*after `recovered`/,
    },
  },
  {
    id: 'S3-15',
    kind: 'S',
    document: 'pool',
    what: 'Error budgets that imply different objectives',
    caught: { rule: 'implied-budget-agrees', at: 'share of the monthly error budget', reason: /error budget/ },
  },
  {
    id: 'S3-16',
    kind: 'S',
    document: 'pool',
    what: 'Constants that differ between incidents',
    caught: { rule: 'constants-agree', at: '| 03:22:00 |', reason: /`100`, expected `200`/ },
  },
  {
    id: 'S3-17',
    kind: 'H',
    document: 'pool',
    what: 'Rows after resolved',
    caught: { rule: 'timeline-ends-resolved', at: '| 03:45:00 |', reason: /after the incident was `resolved`/ },
  },
  {
    id: 'S3-18',
    kind: 'H',
    document: 'pool',
    what: 'A mean without n and spread',
    undecidable: 'the mean is in no document: the metrics page shows n, spread and what was left out',
  },
  {
    id: 'S4-01',
    kind: 'H',
    document: 'sale',
    what: '39 minutes of customer-visible impact, and the rows say 31',
    caught: {
      rule: 'duration-agrees',
      at: '- Duration of customer-visible impact',
      reason: /`39 minutes`.*expected `31 min`/,
    },
  },
  {
    id: 'S4-02',
    kind: 'H',
    document: 'sale',
    what: 'A clean window of 12 minutes that began 9 minutes before',
    caught: {
      rule: 'elapsed-agrees',
      at: '12-min clean window',
      reason: /`12-min` clean window, expected at most `9 min`/,
    },
  },
  {
    id: 'S4-03',
    kind: 'H',
    document: 'sale',
    what: '0.4 % within a budget that counts from 0.1 %',
    caught: { rule: 'budget-agrees', at: '| 14:33 |', reason: /`0\.4 %`.*`0\.1 %`/ },
  },
  {
    id: 'S4-04',
    kind: 'H',
    document: 'sale',
    what: 'An overspend computed from 39 minutes',
    caught: { rule: 'budget-agrees', at: '- SLO impact', reason: /`18 minutes`, expected `9 min`/ },
  },
  {
    id: 'S4-05',
    kind: 'H',
    document: 'sale',
    what: 'An alert fired again at 14:21, and no row says so',
    caught: { rule: 'event-in-timeline', at: '- SLO impact', reason: /`14:21` without a row/ },
  },
  {
    id: 'S4-06',
    kind: 'H',
    document: 'sale',
    what: 'E-mailed at 14:35, and the row says 14:38',
    caught: { rule: 'clock-time-agrees', at: '- acme-books', reason: /`14:35`, expected `14:38`/ },
  },
  {
    id: 'S4-07',
    kind: 'H',
    document: 'sale',
    what: 'Sent within 1 hour of the all-clear, and 4 minutes before it',
    caught: {
      rule: 'elapsed-agrees',
      at: '- Customer communication',
      reason: /`within 1 hour` of all-clear, expected `4 min` before it/,
    },
  },
  {
    id: 'S4-08',
    kind: 'H',
    document: 'sale',
    what: 'The status page 13 minutes late, and its row is 6 minutes after the page',
    caught: {
      rule: 'elapsed-agrees',
      at: '- The status-page entry was 13 minutes late',
      reason: /`13 minutes` late, expected `6 min`/,
    },
  },
  {
    id: 'S4-09',
    kind: 'H',
    document: 'sale',
    what: 'Late by 13 minutes, and on time by 2',
    caught: {
      rule: 'verdict-agrees',
      at: '- IC role unclaimed for 12 minutes (14:02',
      reason: /`13 minutes late` beside `cleared the bar/,
    },
  },
  {
    id: 'S4-10',
    kind: 'H',
    document: 'sale',
    what: '4 more minutes to a breach, with 2 minutes to spare',
    caught: {
      rule: 'verdict-agrees',
      at: '- The status-page entry was 13 minutes late',
      reason: /`4 more minutes` until the breach, expected `3`/,
    },
  },
  {
    id: 'S4-11',
    kind: 'S',
    document: 'sale',
    what: 'The same status page went well and badly',
    caught: { rule: 'verdict-agrees', at: '- The status-page entry was 13 minutes late', reason: /`prompt`/ },
  },
  {
    id: 'S4-12',
    kind: 'H',
    document: 'sale',
    what: 'Unclaimed for 12 minutes, counted from before the page',
    caught: {
      rule: 'elapsed-agrees',
      at: '- IC role unclaimed for 12 minutes (14:02',
      reason: /`12 minutes` without a lead, expected `11 min`/,
    },
  },
  {
    id: 'S4-13',
    kind: 'H',
    document: 'sale',
    what: '4,200 attempts and 4,200 customers',
    caught: { rule: 'count-agrees', at: 'Between 14:03 and 14:42', reason: /`attempts` and `customers`/ },
  },
  {
    id: 'S4-14',
    kind: 'S',
    document: 'sale',
    what: '4,200 failures at a rate that makes them in seconds',
    caught: { rule: 'share-agrees', at: 'Between 14:03 and 14:42', reason: /4,200 attempts/ },
  },
  {
    id: 'S4-15',
    kind: 'H',
    document: 'sale',
    what: '10 % of 250 carts of $13.80 are not $3,400',
    caught: { rule: 'arithmetic-right', at: '- Discounts offered', reason: /expected `\$345`/ },
  },
  {
    id: 'S4-16',
    kind: 'H',
    document: 'sale',
    what: '250 customers wrote, in 38 tickets',
    caught: { rule: 'count-agrees', at: '- Discounts offered', reason: /`250 customers`.*`38`/ },
  },
  {
    id: 'S4-17',
    kind: 'S',
    document: 'sale',
    what: 'Two ways in which one region reached the other',
    caught: { rule: 'mechanism-agrees', at: '- Affected regions', reason: /shared ALB/ },
  },
  {
    id: 'S4-18',
    kind: 'H',
    document: 'sale',
    what: 'A1 is an admission check in one place and a lint in another',
    caught: { rule: 'action-as-described', at: 'We mitigated by scaling', reason: /`A1`, expected/ },
  },
  {
    id: 'S4-19',
    kind: 'H',
    document: 'sale',
    what: 'A1 would have passed for the values of the incident',
    undecidable: 'the values of the incident are in no form that a rule can put into the condition',
  },
  {
    id: 'S4-20',
    kind: 'H',
    document: 'sale',
    what: '4 months between two dates 82 days apart',
    caught: {
      rule: 'elapsed-agrees',
      at: '- The 64 MB request-body limit lived',
      reason: /`4 months`.*expected `82 d`/,
    },
  },
  {
    id: 'S4-21',
    kind: 'H',
    document: 'sale',
    what: '6 business days from a Wednesday to the next Tuesday',
    caught: { rule: 'calendar-agrees', at: '6 business days', reason: /`6 business days`, expected `4`/ },
  },
  {
    id: 'S4-22',
    kind: 'H',
    document: 'sale',
    what: 'Tracked under A5, which is about something else',
    caught: { rule: 'action-as-described', at: '6 business days', reason: /`A5`/ },
  },
  {
    id: 'S4-23',
    kind: 'S',
    document: 'sale',
    what: 'A checklist that was not run and does not exist yet',
    caught: { rule: 'action-creates-new', at: '- The standard promotion-readiness', reason: /`A5` creates it/ },
  },
  {
    id: 'S4-24',
    kind: 'H',
    document: 'sale',
    what: 'A full minute earlier, and 30 to 60 seconds',
    caught: {
      rule: 'durations-agree',
      at: '- An OOMKill deserves',
      reason: /`30[–-]60 seconds` of head start, expected `a full minute`/,
    },
  },
  {
    id: 'S4-25',
    kind: 'H',
    document: 'sale',
    what: 'Closed the rest within 5 minutes, and the rows say 6',
    caught: {
      rule: 'elapsed-agrees',
      at: 'Mitigation 1 (scale-up)',
      reason: /`within 5 minutes` of mitigation 2, expected `6 min`/,
    },
  },
  {
    id: 'S4-26',
    kind: 'S',
    document: 'sale',
    what: 'Led to the cause in 9 minutes, and the rows say 6',
    caught: { rule: 'elapsed-agrees', at: '- The runbook led Bob', reason: /`within 9 minutes`.*expected `6 min`/ },
  },
  {
    id: 'S4-27',
    kind: 'D',
    document: 'sale',
    what: 'A peak above the limit that kills',
    caught: { rule: 'limit-holds', at: 'Why were they OOMKilled', reason: /`~4 GB` above its limit of `2 GB`/ },
  },
  {
    id: 'S4-28',
    kind: 'S',
    document: 'sale',
    what: 'A limit of 4 GB that would have absorbed a peak of 4 GB',
    caught: { rule: 'limit-holds', at: 'The 2 GB memory limit', reason: /limit of `4 GB`/ },
  },
  { id: 'S4-29', kind: 'D', document: 'sale', what: 'A default that the function does not have' },
  {
    id: 'S4-30',
    kind: 'H',
    document: 'sale',
    what: 'A team that does not exist',
    caught: {
      rule: 'team-resolves',
      at: '- Incident lead and author',
      reason: /`platform-team`, expected `team-platform`/,
    },
  },
  {
    id: 'S4-31',
    kind: 'H',
    document: 'sale',
    what: 'Signed twice by the author',
    caught: { rule: 'review-signed', at: 'role: platform lead, by: cmendez', reason: /second signature of `cmendez`/ },
  },
  {
    id: 'S4-32',
    kind: 'H',
    document: 'sale',
    what: 'Published before the internal review',
    caught: {
      rule: 'checklist-in-order',
      at: '- Discussed at the platform all-hands',
      reason: /discussion on `2026-04-23` after the approval/,
    },
  },
  {
    id: 'S4-33',
    kind: 'H',
    document: 'sale',
    what: 'Signed on a Sunday, and posted before the sign-offs',
    caught: {
      rule: 'checklist-in-order',
      at: '- Posted in the #bookstore',
      reason: /announcement on `2026-04-19` before the last review/,
    },
  },
  {
    id: 'S4-34',
    kind: 'S',
    document: 'sale',
    what: 'A P3 due before a P1',
    caught: { rule: 'actions-ranked', at: '| A1 |', reason: /`A1` at `P1`/ },
  },
  {
    id: 'S4-35',
    kind: 'H',
    document: 'sale',
    what: 'A closure target of 80 % with nothing closed',
    caught: { rule: 'closure-target-reachable', at: 'Closure target', reason: /> 80 %/ },
  },
  {
    id: 'S4-36',
    kind: 'H',
    document: 'sale',
    what: 'Every action item has all four fields, which is true',
    undecidable: 'the claim is true: nothing to catch',
  },
  {
    id: 'S4-37',
    kind: 'S',
    document: 'sale',
    what: 'Persons as the subjects of failure',
    caught: { rule: 'words-without-blame', at: '- IC role unclaimed for 12 minutes (14:02', reason: /poorly/ },
  },
  {
    id: 'S4-38',
    kind: 'H',
    document: 'sale',
    what: 'A row that lost its columns',
    caught: { rule: 'table-regular', at: '| A8 |', reason: /Unexpected row of 2 cells, expected 8/ },
  },
];

export const trueSums: readonly TrueSum[] = [
  {
    what: '4,200 × $13.80 is about $58,000',
    document: 'sale',
    at: '- Deferred revenue: ~$58,000',
    quotes: /58,?000|13\.80|57,960/,
  },
  { what: '$58,000 + $12,000 + $3,400 = $73,400', document: 'sale', at: '= $73,400', quotes: /73,?400/ },
  {
    what: '4 named tenants and 6 more are 10',
    document: 'sale',
    at: '- 6 tenants of the free tier',
    quotes: /tenants/,
  },
  {
    what: '99.95 % of a month leave 21 minutes',
    document: 'sale',
    at: '- SLO impact',
    quotes: /`21 minutes`|`99\.95 ?%`/,
  },
  { what: 'all-clear 14:42 to draft 14:58 is 16 minutes', document: 'sale', at: '| 14:58 |', quotes: /16 min/ },
  { what: '800 to 2,400 requests a second are three times', document: 'sale', at: '| 13:58 |', quotes: /800|2,?400/ },
  { what: 'the page of 14:03 was taken at 14:04:18', document: 'sale', at: '| 14:04 |', quotes: /14:04/ },
];
