import type { Milestone } from '../model/vocabulary.ts';

/** What has not come as long as it fails again. */
export const ending: ReadonlySet<Milestone> = new Set(['mitigated', 'recovered', 'resolved']);

/** It fails again. */
export const relapse =
  /\b(?:fail\w*|errors?|down|outage|problem|issue|alerts?|crash\w*|timeouts?|5xx|degrad\w*|slow\w*)\b[^.]{0,40}\b(?:again|once more|return(?:s|ed)?|reappear\w*|come back|came back|resum\w+|re-?occur\w*)\b|\b(?:relaps\w+|recurr?\w*|reoccur\w*|regress(?:es|ed)|fails? again|down again|breaks? again|second (?:outage|wave|spike))\b/i;

/** Whom or what a sentence is about, where that is not this incident. */
export const ofOthers =
  /\b(?:(?:github|gitlab|google|okta|slack|discord|microsoft) (?:support|engineers?|staff|team)|supplier|vendor|provider|third[- ]part(?:y|ies)|partner|upstream|carrier|isp|aws|azure|gcp|cloudflare|(?:its|their|his|her) (?:own )?(?:\w+ )?(?:network|service|side|system|platform|incident|outage))\b/i;
