import type { SourceFile } from '../../model/library.ts';

/**
 * The library the examples of the rule pages belong to: a shop with two services and three people, two templates,
 * a runbook and a published postmortem. No rule has anything to say about it. An example adds a file to it, or
 * puts one in the place of one of these.
 */
export const exampleLibrary: readonly SourceFile[] = [
  sourceFile(
    'library.yaml',
    `schema: 1
name: Example library
severities:
  - { id: SEV1, name: Critical }
  - { id: SEV2, name: Major }
  - { id: SEV3, name: Minor }
tickets:
  pattern: '[A-Z]+-\\d+'
deadlines:
  review:
    SEV1: { days: 5, count: business }
  actions:
    SEV1: { days: 30 }
factors:
  missing-limit: { name: Missing limit }
  alert-gap: { name: Alert gap }
triggers:
  deploy: { name: Deploy }
  traffic-spike: { name: Traffic spike }
`,
  ),
  sourceFile(
    'services.yaml',
    `bookings-api:
  name: bookings-api
  team: payments
  tier: 0
  runbooks: [invoices-failure-rate]
search:
  name: search
  team: storefront
  tier: 1
`,
  ),
  sourceFile(
    'people.yaml',
    `kbell: { name: Kim Bell, role: payments engineer, team: payments }
mtorres: { name: Maria Torres, role: platform lead, team: platform }
oreed: { name: Oliver Reed, role: reliability engineer, team: reliability }
`,
  ),
  sourceFile(
    'template.mdx',
    `---
template:
  tier: full
  severities: [SEV1, SEV2]
title: "[What broke, for whom]"
---

## Summary

::section{#summary required="draft" public="true" aliases="Overview; TL;DR"}

:::guidance
Two to five sentences for a reader who was not there.
:::

## Impact

::section{#impact required="in-review" public="true" aliases="Customer impact"}

## Timeline

::section{#timeline required="draft" aliases="Chronology"}

## Contributing factors

::section{#contributing-factors required="in-review" aliases="Root cause; Root causes"}

- [Condition that had to hold]

## Action items

::section{#action-items required="in-review" aliases="Follow-ups"}

## Customer communications

::section{#communications severities="SEV1" required="published"}

## Lessons

::section{#lessons aliases="Lessons learned"}

## Detection

::section{#detection}

## Five whys

::section{#five-whys}

## Resolution

::section{#resolution}

## What went well

::section{#went-well}

## What went badly

::section{#went-badly}

## Publication checklist

::section{#publication-checklist}
`,
  ),
  sourceFile(
    'template-light.mdx',
    `---
template:
  tier: light
---

## Summary

::section{#summary required="draft"}

## Timeline

::section{#timeline required="draft"}

## Action items

::section{#action-items required="published" aliases="Follow-ups"}
`,
  ),
  sourceFile(
    'runbooks/invoices-failure-rate.mdx',
    `---
title: Lower the failure rate of payments
summary: Open it when the share of failed payments rises above two percent.
services: [bookings-api]
owner: '@kbell'
reviewed: 2026-05-11
---

## Steps

Turn the new payment path off.

![The switch of the payment path in the admin tool](switch.png)
`,
  ),
  sourceFile(
    'postmortems/2026-03-20-search-timeouts.mdx',
    `---
title: Search timed out for every third visitor
status: published
severity: SEV3
services: [search]
detection: { channel: alert, by: SearchLatencyHigh }
roles: { author: oreed, lead: oreed }
impact:
  - { what: searches that failed, value: 31, unit: '%' }
factors: [missing-limit]
trigger: traffic-spike
reviews:
  - { role: platform lead, by: mtorres, on: 2026-03-27 }
---

## Summary

A campaign doubled the searches, and one index node ran out of threads.

## Timeline

| Time (UTC)       | Milestone     | Event                           | Evidence    |
| ---------------- | ------------- | ------------------------------- | ----------- |
| 2026-03-20 09:10 | impact-start  | The first searches time out     | search logs |
| 09:14            | detected      | SearchLatencyHigh pages         | pager       |
| 09:31            | recovered     | A third index node takes load   | search logs |
| 09:40            | resolved      | The incident is closed          | chat        |

## Action items

| ID | Action                              | Type    | Owner  | Ticket  | Due        | Priority | Status |
| -- | ----------------------------------- | ------- | ------ | ------- | ---------- | -------- | ------ |
| A1 | Scale index nodes by queue length   | prevent | @oreed | SRCH-12 | 2026-04-17 | P1       | done   |
`,
  ),
  sourceFile('images/invoices-failure-rate/switch.png', ''),
];

/** A file of a library that exists only as text. */
export function sourceFile(path: string, text: string): SourceFile {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, size: bytes.length };
}
