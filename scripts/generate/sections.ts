/** A section of the templates; the documents are written from the same list. */
export interface GeneratedSection {
  id: string;
  heading: string;
  required?: 'draft' | 'in-review' | undefined;
  severities?: string;
  public?: boolean;
  aliases?: string;
  guidance?: string;
  body?: string;
}

const timeline = `| Time (UTC)       | Milestone    | Event | Evidence |
| ---------------- | ------------ | ----- | -------- |
| YYYY-MM-DD hh:mm | impact-start |       |          |
| hh:mm            | detected     |       |          |
| hh:mm            | recovered    |       |          |`;
const actions = `| ID  | Action | Type    | Owner | Ticket | Due        | Priority | Status |
| --- | ------ | ------- | ----- | ------ | ---------- | -------- | ------ |
| A1  |        | prevent |       |        | YYYY-MM-DD |          | open   |`;

/** Every section there is, in the order of a document, as the full template requires them. */
export const sections: readonly GeneratedSection[] = [
  {
    id: 'summary',
    heading: 'Summary',
    required: 'draft',
    public: true,
    aliases: 'Overview; TL;DR',
    guidance: 'What broke, for whom, from when to when, and what stopped it.',
  },
  {
    id: 'impact',
    heading: 'Impact',
    required: 'in-review',
    public: true,
    aliases: 'Customer impact',
    guidance: 'Who was hindered, and how that was counted.',
  },
  {
    id: 'timeline',
    heading: 'Timeline',
    required: 'draft',
    public: true,
    aliases: 'Chronology',
    guidance: 'Start before the first alert.',
    body: timeline,
  },
  {
    id: 'detection',
    heading: 'Detection',
    required: 'in-review',
    aliases: 'How it was detected',
    guidance: 'What noticed it, and what would have noticed it earlier.',
  },
  {
    id: 'contributing-factors',
    heading: 'Contributing factors',
    required: 'in-review',
    public: true,
    aliases: 'Root cause; Causes',
    guidance: 'One list entry for each condition that had to hold.',
    body: '- [Condition that had to hold]',
  },
  { id: 'five-whys', heading: 'Five whys', aliases: '5 whys' },
  { id: 'hypotheses', heading: 'Hypotheses', aliases: 'Suspected causes' },
  { id: 'investigation', heading: 'Investigation', aliases: 'Diagnosis' },
  {
    id: 'resolution',
    heading: 'Resolution',
    required: 'in-review',
    public: true,
    aliases: 'Mitigation; Recovery',
    guidance: 'What was tried, and what each attempt did.',
  },
  {
    id: 'went-well',
    heading: 'What went well',
    required: 'in-review',
    aliases: 'Went well',
    guidance: 'Name what helped.',
  },
  {
    id: 'went-badly',
    heading: 'What went badly',
    required: 'in-review',
    aliases: 'What went wrong',
    guidance: 'Name what made it worse or slower.',
  },
  {
    id: 'got-lucky',
    heading: 'Where we got lucky',
    required: 'in-review',
    aliases: 'Got lucky',
    guidance: 'What kept it from being worse?',
  },
  {
    id: 'action-items',
    heading: 'Action items',
    required: 'in-review',
    aliases: 'Actions; Follow-ups',
    guidance: 'One row a promise.',
    body: actions,
  },
  { id: 'lessons', heading: 'Lessons', aliases: 'Lessons learned' },
  {
    id: 'communications',
    heading: 'Customer communications',
    required: 'in-review',
    severities: 'SEV1',
    public: true,
    aliases: 'Communications',
    guidance: 'Every message that left the company.',
  },
  { id: 'artefacts', heading: 'Related artefacts', aliases: 'Links' },
];

const lightRequires = new Set(['summary', 'timeline', 'contributing-factors', 'resolution', 'lessons', 'action-items']);

/** `template.mdx` and `template-light.mdx`. */
export function templateText(tier: 'full' | 'light'): string {
  const head =
    tier === 'full' ? 'tier: full\n  severities: [SEV1, SEV2]\n  kinds: [incident, security]' : 'tier: light';
  const parts = sections.map((section) => {
    const light = tier === 'light';
    const required = light
      ? lightRequires.has(section.id)
        ? (section.required ?? 'in-review')
        : undefined
      : section.required;
    const attributes = [
      `#${section.id}`,
      required && `required="${required}"`,
      section.severities && required && `severities="${section.severities}"`,
      section.public && 'public="true"',
      section.aliases && `aliases="${section.aliases}"`,
    ].filter(Boolean);
    const guidance = section.guidance && required ? `\n\n:::guidance\n${section.guidance}\n:::` : '';
    return `## ${section.heading}\n\n::section{${attributes.join(' ')}}${guidance}${section.body ? `\n\n${section.body}` : ''}`;
  });
  return `---
template:
  ${head}
title: "[What broke, for whom]"
kind: incident
status: draft
severity: ${tier === 'full' ? 'SEV2' : 'SEV3'}
services: []
detection:
  channel: alert
roles:
  author: []
factors: []
---

${parts.join('\n\n')}
`;
}
