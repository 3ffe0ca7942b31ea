import { Reader } from './evidence.ts';
import type { Format } from './format.ts';
import { get, isObject, list, text } from './json.ts';
import { isoInstant, type Instant } from '../../text/log-stamp.ts';

/**
 * Kubernetes events, as `kubectl get events -A -o json` prints them: `core/v1` and `events.k8s.io/v1`. Where an event
 * stands for several (`count`, `series`), its row is at the first and says how many there were until when.
 *
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export const kubernetes: Format = {
  name: 'Kubernetes',
  url: 'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/',
  holds: 'a list of kind `List` or `EventList` with items of kind `Event`',
  fits: (value) => eventsOf(value).length > 0 || get(value, 'kind') === 'EventList',
  read(value, file) {
    const reader = new Reader(file, 'Kubernetes');
    eventsOf(value).forEach((event, index) => readEvent(reader, event, `items[${index}]`));
    return reader.reading;
  },
};

function eventsOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(eventsOf);
  if (!isObject(value)) return [];
  if (Array.isArray(value['items']))
    return list(value, 'items').filter((one) => isEvent(one) || get(value, 'kind') === 'EventList');
  // A watch prints objects, or objects wrapped in { type, object }.
  if (isObject(value['object'])) return eventsOf(value['object']);
  return isEvent(value) ? [value] : [];
}

const isEvent = (one: Record<string, unknown>) =>
  (one['kind'] === 'Event' || 'involvedObject' in one || 'regarding' in one) && 'reason' in one;

/** Normal events that tell of a change somebody or something made; the others are the daily business of a cluster. */
const telling =
  /^(?:ScalingReplicaSet|SuccessfulRescale|Killing|Preempted|Preempting|Evicted|NodeNotReady|NodeReady|NodeNotSchedulable|NodeSchedulable|RemovingNode|Rebooted|Drain|ScaleDown|TriggeredScaleUp|LeaderElection)$/;

function readEvent(reader: Reader, event: Record<string, unknown>, path: string): void {
  const candidates = ['firstTimestamp', 'deprecatedFirstTimestamp', 'eventTime', 'lastTimestamp'].map((key) =>
    isoInstant(get(event, key)),
  );
  const first =
    candidates.find((found) => found !== undefined) ?? isoInstant(get(event, 'metadata', 'creationTimestamp'));
  if (!first)
    return reader.fail(
      `${path}.firstTimestamp`,
      get(event, 'firstTimestamp'),
      '`firstTimestamp`, `eventTime` or `lastTimestamp` with a time such as `2026-04-15T14:03:22Z`',
    );
  const last: Instant | undefined =
    isoInstant(get(event, 'series', 'lastObservedTime')) ??
    isoInstant(get(event, 'lastTimestamp')) ??
    isoInstant(get(event, 'deprecatedLastTimestamp'));
  const count = Number(get(event, 'series', 'count') ?? get(event, 'count') ?? get(event, 'deprecatedCount') ?? 1);
  const object = get(event, 'involvedObject') ?? get(event, 'regarding');
  const kind = text(object, 'kind')?.toLowerCase() ?? 'object';
  const name = text(object, 'name') ?? '';
  const reason = text(event, 'reason') ?? 'Event';
  const message = text(event, 'message') ?? text(event, 'note');
  reader.use({
    ...first,
    text: `${reason} (${kind} ${name})${message ? `: ${message}` : ''}`,
    source: reader.source(`Kubernetes ${kind}/${name}`, {
      id: text(event, 'metadata', 'uid') ?? text(event, 'metadata', 'name'),
    }),
    keys: [],
    kind: 'update',
    weight: text(event, 'type') === 'Normal' && !telling.test(reason) ? 'info' : 'warning',
    repeats: count > 1 && last && last.at > first.at ? { count, last: last.at } : undefined,
  });
}
