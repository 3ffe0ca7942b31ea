/** An incident that was corrected and renamed, with a picture, everything Markdown has, and text that would like to run. */
export const corrected = `---
title: The shelves were empty for a quarter of an hour "</script><b>
kind: incident
status: published
severity: SEV2
services: [web-shop]
roles:
  author: jferreira
  lead: jferreira
impact:
  - what: buyers who saw no goods
    value: 1800
    unit: buyers
    approximate: true
  - what: lost sales
    value: 4000
    unit: USD
publication:
  by: ekhan
  on: 2026-05-12
  formerly: [the-empty-shelves]
  corrections:
    - on: 2026-05-20
      text: The first version said twenty minutes; it was a quarter of an hour.
---

## Summary

On 5 May 2026 every shop showed **empty shelves**, for [a quarter of an hour](https://status.shop.example/2026-05-05).[^why] <Internal>The tenant quaggabooks called.</Internal> The word for it is xylophone.

[^why]: What *a quarter of an hour* is, the timeline says.

## Impact

Buyers saw no goods & no prices < 1.

<Figure src="graph.png" alt="Orders a minute">Orders fell to none.</Figure>

### What QuaggaBooks saw

It looked like [this](https://status.shop.example/quaggabooks): ![Orders of QuaggaBooks](graph.png)

\`\`\`text
GET /tenants/quaggabooks 404
\`\`\`

- [x] Counted
- [ ] Weighed

:::note[Nobody paid twice]
Orders were not touched.
:::

## Timeline

| Time (UTC) | Milestone | Event | Evidence |
| --- | --- | --- | --- |
| 2026-05-05 10:00 | impact-start | The index is empty | query log |
| 10:04 | detected, acknowledged | The check pages | pager |
| 10:15 | mitigated, recovered | The index is back | query log |
| 2026-05-06 09:00 | resolved | The shelves are counted | a list |

## Resolution

The index was put back from the day before.

\`\`\`bash
restore --index shelves "</script><script>window.__ran = 1</script>"
\`\`\`

## Customer communications

| Time (UTC) | Channel | Audience | Text |
| --- | --- | --- | --- |
| 2026-05-05 10:09 | status page | everyone | The shelves are empty. We are on it. |

## Action items

| ID | Action | Type | Owner | Ticket | Due | Priority | Status |
| --- | --- | --- | --- | --- | --- | --- | --- |
| A1 | Refuse an index with nothing in it | prevent | @jferreira | WEB-17 | 2026-06-01 | P1 | done |
| A2 | Count the shelves daily | detect | @jferreira | WEB-18 | 2026-06-08 | P2 | open |
`;

/** An incident that was public and was taken back. */
export const withdrawn = `---
title: Nothing happened on the sixth of May
kind: incident
status: retracted
severity: SEV3
services: [web-shop]
roles:
  author: jferreira
publication:
  by: ekhan
  on: 2026-05-12
  digest: v1:sha256-${'ab'.repeat(32)}
  formerly: [the-false-alarm]
  retracted:
    by: ekhan
    on: 2026-05-15
    reason: It was a false alarm.
---

## Summary

This was retracted, because nothing happened at the wombatworks.
`;
