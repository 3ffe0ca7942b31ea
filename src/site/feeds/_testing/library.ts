import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf } from '../../../core/catalogue/catalogue.ts';
import { addressesBelow } from '../../../core/model/address.ts';
import type { Postmortem } from '../../../core/model/postmortem.ts';
import { parseLibrary } from '../../../core/parse/library.ts';
import { relate } from '../../../core/relations/relate.ts';
import type { Sources } from '../api/sources.ts';

const encoder = new TextEncoder();
// The shipped template, which says what is a section.
const template = readFileSync(join(import.meta.dirname, '../../../../content/template.mdx'), 'utf8');

/** Two incidents, a draft, a service, a person and a runbook; more files may be added, or put in their place. */
export function sourcesOf(
  more: Readonly<Record<string, string>> = {},
  site = 'https://x.example/base/',
): Sources & { documentOf(id: string): Postmortem } {
  const all: Record<string, string> = {
    'library.yaml': `schema: 1
name: Example library
description: What broke.
severities: [{ id: SEV1, name: Critical }, { id: SEV2, name: Major }]
tickets: { pattern: 'EX-\\d+' }
deadlines: { review: { SEV1: { days: 5 } } }
`,
    'template.mdx': template,
    'services.yaml':
      'checkout: { name: Checkout, description: Takes orders., team: shop, tier: 0, publicName: Shop }\n',
    'people.yaml': 'ada: { name: Ada Lovelace, role: engineer }\n',
    'runbooks/roll-back.mdx': `---
title: Roll back a release
summary: When a release broke something.
services: [checkout]
owner: '@ada'
reviewed: 2026-01-01
reviewEvery: 90
---

Do it.
`,
    'postmortems/2026-04-15-checkout.mdx': `---
title: Checkout fails
status: published
severity: SEV1
services: [checkout]
zone: Europe/Berlin
detection: { channel: alert, by: ErrorRate }
roles: { lead: ada }
runbooks: [{ id: roll-back, helped: 'yes' }]
formerly: [inc-1]
reviews: [{ role: lead, by: ada, on: 2026-04-20 }]
---

## Summary

Every second checkout failed. A roll-back stopped it.

## Timeline

| Time | Milestone | Event | Evidence |
|---|---|---|---|
| 2026-04-15 14:02 | impact-start | First error | log |
| 14:05 | detected | Alert | pager |
| 14:20–14:25 | mitigated | Rolled the release back; errors stop | |
| 14:33 | recovered, resolved | All clear | |

## Action items

| ID | Action | Type | Owner | Ticket | Due | Priority | Status |
|---|---|---|---|---|---|---|---|
| A1 | Compare limits; all, of them | prevent | @ada | EX-1 | 2026-05-01 | P1 | open |
| A2 | Done already | detect | shop | EX-2 | 2026-05-02 | P2 | done |
| A3 | Nobody knows when | repair | shop | | | | in-progress |
`,
    'postmortems/2026-02-01-checkout-slow.mdx': `---
title: Checkout is slow
status: in-review
severity: SEV2
services: [checkout, unlisted]
---

## Summary

It was slow.
`,
    'postmortems/2026-05-01-draft.mdx': `---
title: Still being written
status: draft
severity: SEV1
services: [checkout]
---

## Timeline

| Time (UTC) | Milestone | Event |
|---|---|---|
| 2026-05-01 10:00 | impact-start | It began |
| 10:30 | resolved | It ended |
`,
    ...more,
  };
  const parsed = parseLibrary(
    Object.entries(all).map(([path, text]) => {
      const bytes = encoder.encode(text);
      return { path, bytes, size: bytes.length };
    }),
  );
  const library = catalogueOf(parsed);
  return {
    library,
    documentOf: (id) => parsed.postmortems.find((one) => one.id === id)!,
    relations: relate(library),
    addresses: addressesBelow(site),
  };
}
