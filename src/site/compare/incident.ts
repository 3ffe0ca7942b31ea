import type { Measurable } from '../../core/metrics/durations.ts';
import type { Moment } from '../../core/model/moment.ts';
import type { TimelineView } from '../../render/view.ts';
import type { ApiIncident } from '../feeds/api/schema.ts';

/** An incident read from its data: what durations are measured by, and what its picture is drawn from. */
export interface ReadIncident extends Measurable {
  data: ApiIncident;
  view: TimelineView;
}

/** Reads the data of an incident, `api/v1/incidents/<id>.json`. A row without a time keeps its place. */
export function readIncident(data: ApiIncident): ReadIncident {
  const rows = data.timeline.map((row) => ({ row, moment: momentOf(row, data.zone) }));
  return {
    data,
    timeline: {
      events: rows.map(({ row, moment }) => ({
        time: { value: row.text },
        moment,
        milestones: row.milestones.map((value) => ({ value })),
      })),
    },
    facts: { kind: data.kind, unknown: data.unknown },
    view: {
      id: data.id,
      title: data.title,
      kind: data.kind,
      endUnknown: Boolean(data.unknown.recovered ?? data.unknown.resolved),
      events: rows.map(({ row: { milestones, event }, moment }) => ({
        moment,
        milestones,
        text: event,
        event: [],
        evidence: [],
      })),
    },
  };
}

function momentOf(row: ApiIncident['timeline'][number], zone: string): Moment | undefined {
  const { text, from, to, precision, approximate } = row;
  if (from === undefined || to === undefined || precision === undefined) return undefined;
  return {
    text,
    earliest: Date.parse(from),
    latest: Date.parse(to),
    precision,
    approximate: approximate ?? false,
    zone,
  };
}
