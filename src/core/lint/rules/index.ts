import type { Rule } from '../rule.ts';
import acronymDefined from './acronym-defined.ts';
import actionChangesSystem from './action-changes-system.ts';
import actionColumns from './action-columns.ts';
import actionDescribed from './action-described.ts';
import actionDue from './action-due.ts';
import actionDueInTime from './action-due-in-time.ts';
import actionIdPresent from './action-id-present.ts';
import actionIdUnique from './action-id-unique.ts';
import actionOverdue from './action-overdue.ts';
import actionOwned from './action-owned.ts';
import actionPrioritised from './action-prioritised.ts';
import actionReadable from './action-readable.ts';
import actionSpecific from './action-specific.ts';
import actionStartsWithVerb from './action-starts-with-verb.ts';
import actionStatusOnce from './action-status-once.ts';
import actionStatusPresent from './action-status-present.ts';
import actionTicketed from './action-ticketed.ts';
import actionTyped from './action-typed.ts';
import actionVerifiable from './action-verifiable.ts';
import actionsFew from './actions-few.ts';
import actionsPresent from './actions-present.ts';
import actionsRanked from './actions-ranked.ts';
import allowCurrent from './allow-current.ts';
import allowUsed from './allow-used.ts';
import allowValid from './allow-valid.ts';
import anchorResolves from './anchor-resolves.ts';
import apologyMeant from './apology-meant.ts';
import asOfAgrees from './as-of-agrees.ts';
import authorPresent from './author-present.ts';
import calendarAgrees from './calendar-agrees.ts';
import causeBeforeEffect from './cause-before-effect.ts';
import causeBeyondHumanError from './cause-beyond-human-error.ts';
import causePlural from './cause-plural.ts';
import causeWithoutNames from './cause-without-names.ts';
import changeDated from './change-dated.ts';
import chatNotPasted from './chat-not-pasted.ts';
import clockTimeAgrees from './clock-time-agrees.ts';
import communicationsColumns from './communications-columns.ts';
import configurationValid from './configuration-valid.ts';
import configuredRuleKnown from './configured-rule-known.ts';
import dateNotAhead from './date-not-ahead.ts';
import datePlausible from './date-plausible.ts';
import dateUnambiguous from './date-unambiguous.ts';
import declinedExplained from './declined-explained.ts';
import detectedAfterImpact from './detected-after-impact.ts';
import detectionGapAnswered from './detection-gap-answered.ts';
import detectionPresent from './detection-present.ts';
import dueFollowsPriority from './due-follows-priority.ts';
import durationAgrees from './duration-agrees.ts';
import durationNamed from './duration-named.ts';
import durationsAgree from './durations-agree.ts';
import elapsedAgrees from './elapsed-agrees.ts';
import escalationRecorded from './escalation-recorded.ts';
import eventDescribed from './event-described.ts';
import eventInTimeline from './event-in-timeline.ts';
import evidencePresent from './evidence-present.ts';
import factorHasAction from './factor-has-action.ts';
import factorKnown from './factor-known.ts';
import factorsPresent from './factors-present.ts';
import factorsSeveral from './factors-several.ts';
import fileReadable from './file-readable.ts';
import frontMatterReadable from './front-matter-readable.ts';
import frontMatterValid from './front-matter-valid.ts';
import generatedVerified from './generated-verified.ts';
import guidanceGone from './guidance-gone.ts';
import headingKnown from './heading-known.ts';
import headingLevels from './heading-levels.ts';
import hypothesisEvidenced from './hypothesis-evidenced.ts';
import idMatches from './id-matches.ts';
import idUnique from './id-unique.ts';
import imageDescribed from './image-described.ts';
import imageResolves from './image-resolves.ts';
import impactDurationAgrees from './impact-duration-agrees.ts';
import impactQuantified from './impact-quantified.ts';
import impactWindowAgrees from './impact-window-agrees.ts';
import incidentResolves from './incident-resolves.ts';
import intervalObserved from './interval-observed.ts';
import knownComponent from './known-component.ts';
import languageCalm from './language-calm.ts';
import leadAndScribeNamed from './lead-and-scribe-named.ts';
import leadClaimed from './lead-claimed.ts';
import linkResolves from './link-resolves.ts';
import logFolded from './log-folded.ts';
import logTimeAgrees from './log-time-agrees.ts';
import mdxReadable from './mdx-readable.ts';
import meanOfOne from './mean-of-one.ts';
import milestoneKnown from './milestone-known.ts';
import milestoneOnce from './milestone-once.ts';
import milestoneOrder from './milestone-order.ts';
import milestonePresent from './milestone-present.ts';
import milestoneUnknownUnused from './milestone-unknown-unused.ts';
import mitigationReversible from './mitigation-reversible.ts';
import noCode from './no-code.ts';
import noCounterfactual from './no-counterfactual.ts';
import noJudgementOfPeople from './no-judgement-of-people.ts';
import outageWithinImpact from './outage-within-impact.ts';
import pageFurnitureGone from './page-furniture-gone.ts';
import peopleWithoutAbsolutes from './people-without-absolutes.ts';
import personResolves from './person-resolves.ts';
import placeholderGone from './placeholder-gone.ts';
import promiseHasAction from './promise-has-action.ts';
import provenanceVerified from './provenance-verified.ts';
import reviewDated from './review-dated.ts';
import reviewIndependent from './review-independent.ts';
import reviewLate from './review-late.ts';
import reviewSigned from './review-signed.ts';
import rootCauseOnce from './root-cause-once.ts';
import runbookResolves from './runbook-resolves.ts';
import runbookReviewed from './runbook-reviewed.ts';
import safeLink from './safe-link.ts';
import sectionFilled from './section-filled.ts';
import sectionOnce from './section-once.ts';
import sectionPresent from './section-present.ts';
import sectionsInOrder from './sections-in-order.ts';
import serviceResolves from './service-resolves.ts';
import severityKnown from './severity-known.ts';
import severityScaleOne from './severity-scale-one.ts';
import severityWorst from './severity-worst.ts';
import similarIncidentsAnswered from './similar-incidents-answered.ts';
import statisticSourced from './statistic-sourced.ts';
import stepExpected from './step-expected.ts';
import summarySized from './summary-sized.ts';
import tableRegular from './table-regular.ts';
import teamResolves from './team-resolves.ts';
import templateSeverityKnown from './template-severity-known.ts';
import templateValid from './template-valid.ts';
import textNotRepeated from './text-not-repeated.ts';
import timeDated from './time-dated.ts';
import timeExists from './time-exists.ts';
import timeReadable from './time-readable.ts';
import timelineBeforeAlert from './timeline-before-alert.ts';
import timelineColumns from './timeline-columns.ts';
import timelineFactual from './timeline-factual.ts';
import timelineInOrder from './timeline-in-order.ts';
import timelinePresent from './timeline-present.ts';
import timelineWithoutSilence from './timeline-without-silence.ts';
import titlePlain from './title-plain.ts';
import titleSpecific from './title-specific.ts';
import topSeverityPrevents from './top-severity-prevents.ts';
import triggerKnown from './trigger-known.ts';
import triggerNamed from './trigger-named.ts';
import urgentActionPresent from './urgent-action-present.ts';
import whyEndsInSystem from './why-ends-in-system.ts';
import wordsWithoutBlame from './words-without-blame.ts';
import wordsWithoutHindsight from './words-without-hindsight.ts';
import zoneAgrees from './zone-agrees.ts';
import zoneKnown from './zone-known.ts';

/** Every rule by its id, which is the name of its file, of its page and of its address. */
export const rules: Readonly<Record<string, Rule>> = {
  'acronym-defined': acronymDefined,
  'action-changes-system': actionChangesSystem,
  'action-columns': actionColumns,
  'action-described': actionDescribed,
  'action-due': actionDue,
  'action-due-in-time': actionDueInTime,
  'action-id-present': actionIdPresent,
  'action-id-unique': actionIdUnique,
  'action-overdue': actionOverdue,
  'action-owned': actionOwned,
  'action-prioritised': actionPrioritised,
  'action-readable': actionReadable,
  'action-specific': actionSpecific,
  'action-starts-with-verb': actionStartsWithVerb,
  'action-status-once': actionStatusOnce,
  'action-status-present': actionStatusPresent,
  'action-ticketed': actionTicketed,
  'action-typed': actionTyped,
  'action-verifiable': actionVerifiable,
  'actions-few': actionsFew,
  'actions-present': actionsPresent,
  'actions-ranked': actionsRanked,
  'allow-current': allowCurrent,
  'allow-used': allowUsed,
  'allow-valid': allowValid,
  'anchor-resolves': anchorResolves,
  'apology-meant': apologyMeant,
  'as-of-agrees': asOfAgrees,
  'author-present': authorPresent,
  'calendar-agrees': calendarAgrees,
  'cause-before-effect': causeBeforeEffect,
  'cause-beyond-human-error': causeBeyondHumanError,
  'cause-plural': causePlural,
  'cause-without-names': causeWithoutNames,
  'change-dated': changeDated,
  'chat-not-pasted': chatNotPasted,
  'clock-time-agrees': clockTimeAgrees,
  'communications-columns': communicationsColumns,
  'configuration-valid': configurationValid,
  'configured-rule-known': configuredRuleKnown,
  'date-not-ahead': dateNotAhead,
  'date-plausible': datePlausible,
  'date-unambiguous': dateUnambiguous,
  'declined-explained': declinedExplained,
  'detected-after-impact': detectedAfterImpact,
  'detection-gap-answered': detectionGapAnswered,
  'detection-present': detectionPresent,
  'due-follows-priority': dueFollowsPriority,
  'duration-agrees': durationAgrees,
  'duration-named': durationNamed,
  'durations-agree': durationsAgree,
  'elapsed-agrees': elapsedAgrees,
  'escalation-recorded': escalationRecorded,
  'event-described': eventDescribed,
  'event-in-timeline': eventInTimeline,
  'evidence-present': evidencePresent,
  'factor-has-action': factorHasAction,
  'factor-known': factorKnown,
  'factors-present': factorsPresent,
  'factors-several': factorsSeveral,
  'file-readable': fileReadable,
  'front-matter-readable': frontMatterReadable,
  'front-matter-valid': frontMatterValid,
  'generated-verified': generatedVerified,
  'guidance-gone': guidanceGone,
  'heading-known': headingKnown,
  'heading-levels': headingLevels,
  'hypothesis-evidenced': hypothesisEvidenced,
  'id-matches': idMatches,
  'id-unique': idUnique,
  'image-described': imageDescribed,
  'image-resolves': imageResolves,
  'impact-duration-agrees': impactDurationAgrees,
  'impact-quantified': impactQuantified,
  'impact-window-agrees': impactWindowAgrees,
  'incident-resolves': incidentResolves,
  'interval-observed': intervalObserved,
  'known-component': knownComponent,
  'language-calm': languageCalm,
  'lead-and-scribe-named': leadAndScribeNamed,
  'lead-claimed': leadClaimed,
  'link-resolves': linkResolves,
  'log-folded': logFolded,
  'log-time-agrees': logTimeAgrees,
  'mdx-readable': mdxReadable,
  'mean-of-one': meanOfOne,
  'milestone-known': milestoneKnown,
  'milestone-once': milestoneOnce,
  'milestone-order': milestoneOrder,
  'milestone-present': milestonePresent,
  'milestone-unknown-unused': milestoneUnknownUnused,
  'mitigation-reversible': mitigationReversible,
  'no-code': noCode,
  'no-counterfactual': noCounterfactual,
  'no-judgement-of-people': noJudgementOfPeople,
  'outage-within-impact': outageWithinImpact,
  'page-furniture-gone': pageFurnitureGone,
  'people-without-absolutes': peopleWithoutAbsolutes,
  'person-resolves': personResolves,
  'placeholder-gone': placeholderGone,
  'promise-has-action': promiseHasAction,
  'provenance-verified': provenanceVerified,
  'review-dated': reviewDated,
  'review-independent': reviewIndependent,
  'review-late': reviewLate,
  'review-signed': reviewSigned,
  'root-cause-once': rootCauseOnce,
  'runbook-resolves': runbookResolves,
  'runbook-reviewed': runbookReviewed,
  'safe-link': safeLink,
  'section-filled': sectionFilled,
  'section-once': sectionOnce,
  'section-present': sectionPresent,
  'sections-in-order': sectionsInOrder,
  'service-resolves': serviceResolves,
  'severity-known': severityKnown,
  'severity-scale-one': severityScaleOne,
  'severity-worst': severityWorst,
  'similar-incidents-answered': similarIncidentsAnswered,
  'statistic-sourced': statisticSourced,
  'step-expected': stepExpected,
  'summary-sized': summarySized,
  'table-regular': tableRegular,
  'team-resolves': teamResolves,
  'template-severity-known': templateSeverityKnown,
  'template-valid': templateValid,
  'text-not-repeated': textNotRepeated,
  'time-dated': timeDated,
  'time-exists': timeExists,
  'time-readable': timeReadable,
  'timeline-before-alert': timelineBeforeAlert,
  'timeline-columns': timelineColumns,
  'timeline-factual': timelineFactual,
  'timeline-in-order': timelineInOrder,
  'timeline-present': timelinePresent,
  'timeline-without-silence': timelineWithoutSilence,
  'title-plain': titlePlain,
  'title-specific': titleSpecific,
  'top-severity-prevents': topSeverityPrevents,
  'trigger-known': triggerKnown,
  'trigger-named': triggerNamed,
  'urgent-action-present': urgentActionPresent,
  'why-ends-in-system': whyEndsInSystem,
  'words-without-blame': wordsWithoutBlame,
  'words-without-hindsight': wordsWithoutHindsight,
  'zone-agrees': zoneAgrees,
  'zone-known': zoneKnown,
};
