/** Documents a stranger might send in a pull request, by file name. */
export const strangers: Record<string, string> = {
  '2026-01-05-hostile.mdx': `---
title: "Hostile <script>window.__ran = 1</script> title"
kind: incident
status: in-review
severity: SEV9
services: [no-such-service]
---

import fs from 'node:fs'

export const x = fs.writeFileSync('/tmp/ran', 'x')

## Summary

{globalThis.__ran = 1} and text under <2 s, then <img src="x" onerror="window.__ran = 1" /> and
<script>window.__ran = 1</script> and [a link](javascript:window.__ran=1).

<iframe src="https://evil.example/"></iframe>

<Figure src={globalThis.__ran = 1} alt="x" />

<style>body { display: none }</style>

## Timeline

| Time (UTC)       | Milestone    | Event                                                   |
| ---------------- | ------------ | ------------------------------------------------------- |
| 2026-01-05 10:00 | impact-start | <svg onload="window.__ran = 1"></svg> it breaks          |
| 25:99            | detected     | unreadable {process.exit()} time                        |
`,
  '2026-01-06-broken-front-matter.mdx': `---
title: Checkout: down again
status: draft
---

## Summary

The front matter cannot be read, the text can: quetzalcoatl.
`,
  '2026-02-03-long-words.mdx': `---
title: Ledger-writer-7f9c5d6b8-primary-replica-of-the-second-region.invoicing.svc.cluster.internal.example refused writes
kind: incident
status: in-review
severity: SEV2
services: [invoicer-of-strangers-with-a-long-name-that-nobody-breaks, ledger-of-strangers]
factors: [retry-without-a-key]
detection: { channel: alert, by: com.example.invoicing.internal.alerting.DuplicateLedgerKeyDetectedAlertRuleFactoryBean }
---

## Summary

ledger-writer-7f9c5d6b8-primary-replica-of-the-second-region.invoicing.svc.cluster.internal.example refused every write, as https://dashboards.example/d/7f9c5d6b8/a-dashboard-with-a-long-name?orgId=1&var-cluster=second-region&from=1770100000000&to=1770103600000 shows; restarting it ended that.

## Timeline

| Time (UTC)       | Milestone    | Event                                | Evidence |
| ---------------- | ------------ | ------------------------------------ | -------- |
| 2026-02-03 10:00 | impact-start | The first write is refused by ledger-writer-7f9c5d6b8-primary-replica-of-the-second-region.invoicing.svc.cluster.internal.example | https://dashboards.example/d/7f9c5d6b8/a-dashboard-with-a-long-name?orgId=1&var-cluster=second-region |
| 10:04            | detected     | com.example.invoicing.internal.alerting.DuplicateLedgerKeyDetectedAlertRuleFactoryBean pages | |
| 10:31            | mitigated    | The writer is restarted | |
| 10:33            | recovered    | Every write is taken | |

## Main

What stands under a heading that the frame of a page might have named, too.

## Action items

| ID | Action | Type | Owner | Due | Status |
| -- | ------ | ---- | ----- | --- | ------ |
| A1 | Give ledger-writer-7f9c5d6b8-primary-replica-of-the-second-region.invoicing.svc.cluster.internal.example a key for retries | prevent | @nobody | 2026-06-01 | open |
`,
  '2026-03-03-long-words.mdx': `---
title: DuplicateLedgerKeyDetectedAlertRuleFactoryBeanPostProcessorRegistryConfigurationException again
kind: incident
status: in-review
severity: SEV2
services: [invoicer-of-strangers-with-a-long-name-that-nobody-breaks, ledger-of-strangers]
factors: [retry-without-a-key]
detection: { channel: alert, by: com.example.invoicing.internal.alerting.DuplicateLedgerKeyDetectedAlertRuleFactoryBean }
---

## Summary

ledger-writer-7f9c5d6b8-primary-replica-of-the-second-region.invoicing.svc.cluster.internal.example refused every write, as https://dashboards.example/d/7f9c5d6b8/a-dashboard-with-a-long-name?orgId=1&var-cluster=second-region&from=1770100000000&to=1770103600000 shows; restarting it ended that.

## Timeline

| Time (UTC)       | Milestone    | Event                                | Evidence |
| ---------------- | ------------ | ------------------------------------ | -------- |
| 2026-03-03 10:00 | impact-start | The first write is refused by ledger-writer-7f9c5d6b8-primary-replica-of-the-second-region.invoicing.svc.cluster.internal.example | https://dashboards.example/d/7f9c5d6b8/a-dashboard-with-a-long-name?orgId=1&var-cluster=second-region |
| 10:04            | detected     | com.example.invoicing.internal.alerting.DuplicateLedgerKeyDetectedAlertRuleFactoryBean pages | |
| 10:31            | mitigated    | The writer is restarted | |
| 10:33            | recovered    | Every write is taken | |

## Main

What stands under a heading that the frame of a page might have named, too.

## Action items

| ID | Action | Type | Owner | Due | Status |
| -- | ------ | ---- | ----- | --- | ------ |
| A1 | Give ledger-writer-7f9c5d6b8-primary-replica-of-the-second-region.invoicing.svc.cluster.internal.example a key for retries | prevent | @nobody | 2026-06-01 | open |
`,
  '2026-01-07-model.mdx': `---
title: Invoices were sent twice
kind: incident
status: draft
severity: SEV2
services: []
formerly: [2026-01-07-old-name]
zone: Europe/Oslo
---

## Summary

Invoices went out twice for 31 minutes. See 2026-01-05-hostile for something unrelated.

The worker logged \`ERR_DUPLICATE_LEDGER_KEY_7741\` for each of them.

\`\`\`bash
kubectl logs deploy/invoicer --since=1h | grep ERR_DUPLICATE
\`\`\`

:::caution
Do not restart the worker while the queue is full.
:::

A fact with a footnote.[^1]

[^1]: From the ledger.

## Timeline

| Time (Europe/Oslo) | Milestone         | Event                          | Evidence |
| ------------------ | ----------------- | ------------------------------ | -------- |
| 2026-01-07 09:00   | cause-introduced  | Retry without a key is released | deploy   |
| 10:02              | impact-start      | First invoice goes out twice   | ledger   |
| 10:09              | detected          | A customer writes              | mail     |
| 10:12–10:14        | acknowledged      | The on-call engineer takes it  | pager    |
| ~10:30             | mitigated         | The worker is stopped          | witness  |
| 10:33              | recovered         | No more duplicates             | ledger   |
| 2026-01-08 08:00   | resolved          | Credits are booked             | ledger   |

## Action items

| ID | Action                  | Type    | Owner    | Ticket | Due        | Priority | Status |
| -- | ----------------------- | ------- | -------- | ------ | ---------- | -------- | ------ |
| A1 | Give every retry a key  | prevent | invoices |        | 2026-02-01 | P1       | open   |
`,
  '2024-03-31-clocks.mdx': `---
title: The night the clocks went forward
kind: incident
status: draft
severity: SEV3
services: []
zone: Europe/Oslo
---

## Summary

A job ran twice in the night of 31 March.

## Timeline

| Time (Europe/Oslo) | Milestone    | Event                          |
| ------------------ | ------------ | ------------------------------ |
| 2024-03-30 23:50   |              | The job is planned             |
| 2024-03-31 01:58   | impact-start | It runs                        |
| 03:01              | detected     | It runs again, an alert fires  |
| 03:20              | mitigated    | The second run is stopped      |
| 06:10              | recovered    | Its rows are deleted           |
`,
};

/** Pages of the organisation, by their paths below `docs/`. */
/** A review that took place, and names what is there, what is not, and what would run. */
export const reviews: Readonly<Record<string, string>> = {
  '2026-01.mdx': `---
title: "Review of January <b>2026</b>"
date: 2026-02-04
covers: 2026-01
people: [hortiz, nobody-here]
incidents: [2026-01-07-model]
---

## What we spoke of

Invoices were sent twice, 2026-01-07-model#A1 is open still. [A link](javascript:planted())

## Decisions

- A job that sends something is tried twice in a test before it is released.

## Action items

| ID | Action | Type | Owner | Due | Priority | Status |
| -- | ------ | ---- | ----- | --- | -------- | ------ |
| A1 | Try every job that sends something twice | detect | @hortiz | 2026-03-01 | P1 | open |
|    | Ask the vendor for a key of ours | process | @hortiz | 2026-04-01 | P2 | in-progress |
`,
};

export const ownPages: Readonly<Record<string, string>> = {
  'on-call/hand-over.md': `# Handing over

See [what happened in January](../../postmortems/2026-01-07-model.mdx#timeline) and [the rota](../rota.mdx#who).

## At nine

<script>window.__ran = 1</script>

Read 2026-01-07-model first.
`,
  'rota.mdx': `---
title: The rota
description: Who is on call, and when.
order: 1
---

## Who

Everybody, {1 + 1} at a time.
`,
};
