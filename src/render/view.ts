import type { PhrasingContent, RootContent } from 'mdast';
import type { Moment } from '../core/model/moment.ts';
import type { Presence } from '../core/model/presence.ts';
import type { Kind, Milestone } from '../core/model/vocabulary.ts';

/** The one view of an incident that both sites render: plain data, without places in files. */
export interface IncidentView {
  id: string;
  title: string;
  kind: Kind;
  /** The incident is over although no row of the timeline says when. */
  endUnknown: boolean;
  /** IANA name of the zone that times are shown in. */
  zone: string;
  /** In the order of the document. */
  sections: SectionView[];
  events: EventView[];
  /** Lengths between milestones that are told elsewhere on the page; all others follow from the times of the rows. */
  lengths?: readonly LengthView[] | undefined;
  /** Who was there, where the edition tells it. */
  presence?: Presence | undefined;
  actions: PhrasingContent[][];
  communications: CommunicationView[];
}

/** A heading with what stands under it, down to the next one. */
export interface SectionView {
  /** Id of the template section it is. */
  id: string | undefined;
  /** Id of its heading on the page. */
  slug: string;
  nodes: RootContent[];
  /** Added to the rank of the headings inside it. */
  headingShift?: number;
}

/** A length of time as the page tells it, whatever the times of its rows are rounded to. */
export interface LengthView {
  from: Milestone;
  to: Milestone;
  text: string;
  approximate: boolean;
}

/** A row of the timeline. */
export interface EventView {
  /** Undefined where its time could not be read. */
  moment: Moment | undefined;
  milestones: Milestone[];
  /** The event as plain text. */
  text: string;
  event: PhrasingContent[];
  evidence: PhrasingContent[];
}

/** A row of the table of communications. */
export interface CommunicationView {
  channel: PhrasingContent[];
  audience: PhrasingContent[];
  text: PhrasingContent[];
}

/** Sections whose table is shown in a form of its own, besides their prose. */
export const tableForms = ['timeline', 'action-items', 'communications'] as const;
export type TableForm = (typeof tableForms)[number];

/** The form that the table of a section is shown in, if it has one. */
export function tableFormOf(section: string | undefined): TableForm | undefined {
  return tableForms.find((form) => form === section);
}

/** What the picture of a timeline needs of a view. */
export type TimelineView = Pick<
  IncidentView,
  'id' | 'title' | 'kind' | 'endUnknown' | 'events' | 'lengths' | 'presence'
>;
