import type { Rule } from '../rule.ts';
import acronymDefined from './acronym-defined.ts';
import actionAsDescribed from './action-as-described.ts';
import actionComplete from './action-complete.ts';
import actionCreatesNew from './action-creates-new.ts';
import actionDueInTime from './action-due-in-time.ts';
import actionIdUnique from './action-id-unique.ts';
import actionOpenOnce from './action-open-once.ts';
import actionOverdue from './action-overdue.ts';
import actionReadable from './action-readable.ts';
import actionResolves from './action-resolves.ts';
import actionSpecific from './action-specific.ts';
import actionStatusOnce from './action-status-once.ts';
import actionsInOneList from './actions-in-one-list.ts';
import actionsPresent from './actions-present.ts';
import actionsRanked from './actions-ranked.ts';
import allowCurrent from './allow-current.ts';
import allowUsed from './allow-used.ts';
import allowValid from './allow-valid.ts';
import apologyMeant from './apology-meant.ts';
import approvalComplete from './approval-complete.ts';
import approvalIndependent from './approval-independent.ts';
import approvalKept from './approval-kept.ts';
import publicTextSayable from './public-text-sayable.ts';
import arithmeticRight from './arithmetic-right.ts';
import asOfAgrees from './as-of-agrees.ts';
import budgetAgrees from './budget-agrees.ts';
import calendarAgrees from './calendar-agrees.ts';
import causeBeforeEffect from './cause-before-effect.ts';
import causeBeyondHumanError from './cause-beyond-human-error.ts';
import causeStopped from './cause-stopped.ts';
import causeWithoutNames from './cause-without-names.ts';
import changeDated from './change-dated.ts';
import chatNotPasted from './chat-not-pasted.ts';
import checklistInOrder from './checklist-in-order.ts';
import clockTimeAgrees from './clock-time-agrees.ts';
import closureTargetReachable from './closure-target-reachable.ts';
import completeOutageWhole from './complete-outage-whole.ts';
import configurationValid from './configuration-valid.ts';
import configuredRuleKnown from './configured-rule-known.ts';
import constantsAgree from './constants-agree.ts';
import countAgrees from './count-agrees.ts';
import dateNotAhead from './date-not-ahead.ts';
import datePlausible from './date-plausible.ts';
import dateUnambiguous from './date-unambiguous.ts';
import detectedAfterImpact from './detected-after-impact.ts';
import detectionGapAnswered from './detection-gap-answered.ts';
import draftStale from './draft-stale.ts';
import durationAgrees from './duration-agrees.ts';
import durationNamed from './duration-named.ts';
import durationsAgree from './durations-agree.ts';
import elapsedAgrees from './elapsed-agrees.ts';
import embargoUseful from './embargo-useful.ts';
import escalationRecorded from './escalation-recorded.ts';
import eventInTimeline from './event-in-timeline.ts';
import evidenceLasting from './evidence-lasting.ts';
import evidencePresent from './evidence-present.ts';
import factorHasAction from './factor-has-action.ts';
import factorKnown from './factor-known.ts';
import factorUsed from './factor-used.ts';
import factsPresent from './facts-present.ts';
import factorsSeveral from './factors-several.ts';
import fileReadable from './file-readable.ts';
import fixRecorded from './fix-recorded.ts';
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
import impactOfItsOwn from './impact-of-its-own.ts';
import impactWindowAgrees from './impact-window-agrees.ts';
import impliedBudgetAgrees from './implied-budget-agrees.ts';
import incidentResolves from './incident-resolves.ts';
import incidentToldOnce from './incident-told-once.ts';
import knownComponent from './known-component.ts';
import languageCalm from './language-calm.ts';
import leadAndScribeNamed from './lead-and-scribe-named.ts';
import limitHolds from './limit-holds.ts';
import linkReal from './link-real.ts';
import linkResolves from './link-resolves.ts';
import linkTextMeaningful from './link-text-meaningful.ts';
import logFolded from './log-folded.ts';
import mdxReadable from './mdx-readable.ts';
import measureContinues from './measure-continues.ts';
import mechanismAgrees from './mechanism-agrees.ts';
import meetingDecided from './meeting-decided.ts';
import meetingLooksBack from './meeting-looks-back.ts';
import metricValued from './metric-valued.ts';
import milestoneKnown from './milestone-known.ts';
import milestoneOnce from './milestone-once.ts';
import milestoneOrder from './milestone-order.ts';
import milestonePresent from './milestone-present.ts';
import mitigationReversible from './mitigation-reversible.ts';
import noCode from './no-code.ts';
import noContactInPublic from './no-contact-in-public.ts';
import noCounterfactual from './no-counterfactual.ts';
import noCustomerInPublic from './no-customer-in-public.ts';
import noMoneyInPublic from './no-money-in-public.ts';
import noPersonInPublic from './no-person-in-public.ts';
import noSecret from './no-secret.ts';
import noTicketInPublic from './no-ticket-in-public.ts';
import outageWithinImpact from './outage-within-impact.ts';
import ownerThere from './owner-there.ts';
import pageFurnitureGone from './page-furniture-gone.ts';
import personResolves from './person-resolves.ts';
import placeholderGone from './placeholder-gone.ts';
import promiseHasAction from './promise-has-action.ts';
import provenanceVerified from './provenance-verified.ts';
import publicSectionsPresent from './public-sections-present.ts';
import recurrenceLinked from './recurrence-linked.ts';
import retractionExplained from './retraction-explained.ts';
import reviewAfterResolution from './review-after-resolution.ts';
import reviewDated from './review-dated.ts';
import reviewInTime from './review-in-time.ts';
import reviewIndependent from './review-independent.ts';
import reviewLate from './review-late.ts';
import reviewSigned from './review-signed.ts';
import rootCauseOnce from './root-cause-once.ts';
import runbookInUse from './runbook-in-use.ts';
import runbookResolves from './runbook-resolves.ts';
import runbookReviewed from './runbook-reviewed.ts';
import runbookUsedOrPromised from './runbook-used-or-promised.ts';
import safeLink from './safe-link.ts';
import ruleCurrent from './rule-current.ts';
import sectionFilled from './section-filled.ts';
import sectionOnce from './section-once.ts';
import sectionPresent from './section-present.ts';
import serviceHasRunbook from './service-has-runbook.ts';
import serviceResolves from './service-resolves.ts';
import severityCriterionMet from './severity-criterion-met.ts';
import severityKnown from './severity-known.ts';
import severityScaleOne from './severity-scale-one.ts';
import severityWorst from './severity-worst.ts';
import shareAgrees from './share-agrees.ts';
import shareNetOfBaseline from './share-net-of-baseline.ts';
import similarIncidentsAnswered from './similar-incidents-answered.ts';
import similarLinked from './similar-linked.ts';
import snapshotValid from './snapshot-valid.ts';
import statisticSourced from './statistic-sourced.ts';
import stepExpected from './step-expected.ts';
import summarySized from './summary-sized.ts';
import tableColumns from './table-columns.ts';
import tableRegular from './table-regular.ts';
import teamResolves from './team-resolves.ts';
import templateSeverityKnown from './template-severity-known.ts';
import templateValid from './template-valid.ts';
import textNotRepeated from './text-not-repeated.ts';
import ticketAgrees from './ticket-agrees.ts';
import timeDated from './time-dated.ts';
import timeExists from './time-exists.ts';
import timeReadable from './time-readable.ts';
import timelineBeforeAlert from './timeline-before-alert.ts';
import timelineEndsResolved from './timeline-ends-resolved.ts';
import timelineFactual from './timeline-factual.ts';
import timelineInOrder from './timeline-in-order.ts';
import timelinePresent from './timeline-present.ts';
import timelineWithoutSilence from './timeline-without-silence.ts';
import titlePlain from './title-plain.ts';
import topSeverityPrevents from './top-severity-prevents.ts';
import unitAgrees from './unit-agrees.ts';
import verdictAgrees from './verdict-agrees.ts';
import weaknessClosed from './weakness-closed.ts';
import wordsWithoutBlame from './words-without-blame.ts';
import wordsWithoutHindsight from './words-without-hindsight.ts';
import zoneAgrees from './zone-agrees.ts';
import zoneKnown from './zone-known.ts';

/** Every rule by its id, which is the name of its file, of its page and of its address. */
export const rules: Readonly<Record<string, Rule>> = {
  'acronym-defined': acronymDefined,
  'action-as-described': actionAsDescribed,
  'action-complete': actionComplete,
  'action-creates-new': actionCreatesNew,
  'action-due-in-time': actionDueInTime,
  'action-id-unique': actionIdUnique,
  'action-open-once': actionOpenOnce,
  'action-overdue': actionOverdue,
  'action-readable': actionReadable,
  'action-resolves': actionResolves,
  'action-specific': actionSpecific,
  'action-status-once': actionStatusOnce,
  'actions-in-one-list': actionsInOneList,
  'actions-present': actionsPresent,
  'actions-ranked': actionsRanked,
  'allow-current': allowCurrent,
  'allow-used': allowUsed,
  'allow-valid': allowValid,
  'apology-meant': apologyMeant,
  'approval-complete': approvalComplete,
  'approval-independent': approvalIndependent,
  'approval-kept': approvalKept,
  'arithmetic-right': arithmeticRight,
  'as-of-agrees': asOfAgrees,
  'budget-agrees': budgetAgrees,
  'calendar-agrees': calendarAgrees,
  'cause-before-effect': causeBeforeEffect,
  'cause-beyond-human-error': causeBeyondHumanError,
  'cause-stopped': causeStopped,
  'cause-without-names': causeWithoutNames,
  'change-dated': changeDated,
  'chat-not-pasted': chatNotPasted,
  'checklist-in-order': checklistInOrder,
  'clock-time-agrees': clockTimeAgrees,
  'closure-target-reachable': closureTargetReachable,
  'complete-outage-whole': completeOutageWhole,
  'configuration-valid': configurationValid,
  'configured-rule-known': configuredRuleKnown,
  'constants-agree': constantsAgree,
  'count-agrees': countAgrees,
  'date-not-ahead': dateNotAhead,
  'date-plausible': datePlausible,
  'date-unambiguous': dateUnambiguous,
  'detected-after-impact': detectedAfterImpact,
  'detection-gap-answered': detectionGapAnswered,
  'draft-stale': draftStale,
  'duration-agrees': durationAgrees,
  'duration-named': durationNamed,
  'durations-agree': durationsAgree,
  'elapsed-agrees': elapsedAgrees,
  'embargo-useful': embargoUseful,
  'escalation-recorded': escalationRecorded,
  'event-in-timeline': eventInTimeline,
  'evidence-lasting': evidenceLasting,
  'evidence-present': evidencePresent,
  'factor-has-action': factorHasAction,
  'factor-known': factorKnown,
  'factor-used': factorUsed,
  'factors-several': factorsSeveral,
  'facts-present': factsPresent,
  'file-readable': fileReadable,
  'fix-recorded': fixRecorded,
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
  'impact-of-its-own': impactOfItsOwn,
  'impact-window-agrees': impactWindowAgrees,
  'implied-budget-agrees': impliedBudgetAgrees,
  'incident-resolves': incidentResolves,
  'incident-told-once': incidentToldOnce,
  'known-component': knownComponent,
  'language-calm': languageCalm,
  'lead-and-scribe-named': leadAndScribeNamed,
  'limit-holds': limitHolds,
  'link-real': linkReal,
  'link-resolves': linkResolves,
  'link-text-meaningful': linkTextMeaningful,
  'log-folded': logFolded,
  'mdx-readable': mdxReadable,
  'measure-continues': measureContinues,
  'mechanism-agrees': mechanismAgrees,
  'meeting-decided': meetingDecided,
  'meeting-looks-back': meetingLooksBack,
  'metric-valued': metricValued,
  'milestone-known': milestoneKnown,
  'milestone-once': milestoneOnce,
  'milestone-order': milestoneOrder,
  'milestone-present': milestonePresent,
  'mitigation-reversible': mitigationReversible,
  'no-code': noCode,
  'no-contact-in-public': noContactInPublic,
  'no-counterfactual': noCounterfactual,
  'no-customer-in-public': noCustomerInPublic,
  'no-money-in-public': noMoneyInPublic,
  'no-person-in-public': noPersonInPublic,
  'no-secret': noSecret,
  'no-ticket-in-public': noTicketInPublic,
  'outage-within-impact': outageWithinImpact,
  'owner-there': ownerThere,
  'page-furniture-gone': pageFurnitureGone,
  'person-resolves': personResolves,
  'placeholder-gone': placeholderGone,
  'promise-has-action': promiseHasAction,
  'provenance-verified': provenanceVerified,
  'public-text-sayable': publicTextSayable,
  'public-sections-present': publicSectionsPresent,
  'recurrence-linked': recurrenceLinked,
  'retraction-explained': retractionExplained,
  'review-after-resolution': reviewAfterResolution,
  'review-dated': reviewDated,
  'review-in-time': reviewInTime,
  'review-independent': reviewIndependent,
  'review-late': reviewLate,
  'review-signed': reviewSigned,
  'root-cause-once': rootCauseOnce,
  'runbook-in-use': runbookInUse,
  'runbook-resolves': runbookResolves,
  'runbook-reviewed': runbookReviewed,
  'runbook-used-or-promised': runbookUsedOrPromised,
  'safe-link': safeLink,
  'rule-current': ruleCurrent,
  'section-filled': sectionFilled,
  'section-once': sectionOnce,
  'section-present': sectionPresent,
  'service-has-runbook': serviceHasRunbook,
  'service-resolves': serviceResolves,
  'severity-criterion-met': severityCriterionMet,
  'severity-known': severityKnown,
  'severity-scale-one': severityScaleOne,
  'severity-worst': severityWorst,
  'share-agrees': shareAgrees,
  'share-net-of-baseline': shareNetOfBaseline,
  'similar-incidents-answered': similarIncidentsAnswered,
  'similar-linked': similarLinked,
  'snapshot-valid': snapshotValid,
  'statistic-sourced': statisticSourced,
  'step-expected': stepExpected,
  'summary-sized': summarySized,
  'table-columns': tableColumns,
  'table-regular': tableRegular,
  'team-resolves': teamResolves,
  'template-severity-known': templateSeverityKnown,
  'template-valid': templateValid,
  'text-not-repeated': textNotRepeated,
  'ticket-agrees': ticketAgrees,
  'time-dated': timeDated,
  'time-exists': timeExists,
  'time-readable': timeReadable,
  'timeline-before-alert': timelineBeforeAlert,
  'timeline-ends-resolved': timelineEndsResolved,
  'timeline-factual': timelineFactual,
  'timeline-in-order': timelineInOrder,
  'timeline-present': timelinePresent,
  'timeline-without-silence': timelineWithoutSilence,
  'title-plain': titlePlain,
  'top-severity-prevents': topSeverityPrevents,
  'unit-agrees': unitAgrees,
  'verdict-agrees': verdictAgrees,
  'weakness-closed': weaknessClosed,
  'words-without-blame': wordsWithoutBlame,
  'words-without-hindsight': wordsWithoutHindsight,
  'zone-agrees': zoneAgrees,
  'zone-known': zoneKnown,
};
