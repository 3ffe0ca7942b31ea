import { isObject, text } from './json.ts';
import { shaped, type Moment } from './shape.ts';

type Json = Record<string, unknown>;

/** Who made a call: a user, the role a session has, or a service; without the account. */
function caller(identity: unknown): string | undefined {
  return (
    text(identity, 'userName') ??
    /[:/](?:user|role|assumed-role)\/(.+)$/.exec(text(identity, 'arn') ?? '')?.[1] ??
    text(identity, 'sessionContext', 'sessionIssuer', 'userName') ??
    text(identity, 'invokedBy') ??
    text(identity, 'type')
  );
}

/** Names of what a call was about: values of its parameters whose names say that they name something. */
function target(parameters: unknown): string | undefined {
  const found: string[] = [];
  const look = (value: unknown, key: string, depth: number): void => {
    if (found.length >= 3 || depth > 5) return;
    if (typeof value === 'string' && /(?:Id|Name|Identifier|Arn|cluster|service|key)$/.test(key)) found.push(value);
    else if (Array.isArray(value)) value.forEach((one) => look(one, key, depth + 1));
    else if (isObject(value)) Object.entries(value).forEach(([inner, one]) => look(one, inner, depth + 1));
  };
  look(parameters, '', 0);
  return found.length === 0 ? undefined : [...new Set(found)].join(', ').slice(0, 120);
}

const reading = /^(?:Describe|Get|List|Lookup|Head|BatchGet|Select|Scan|Query|Search|View|Check|AssumeRole|Decrypt)/;

const call: readonly Moment[] = [
  {
    at: 'time',
    when: { reads: /^true$/, error: /^$/ },
    text: '{name}[ ({service})][ by {who}][: {target}]',
    weight: 'info',
  },
  { at: 'time', text: '{name}[ ({service})][ by {who}][: {target}][, refused: {error}]' },
];

function opened(one: Json, outer: Json = {}): Json {
  const reads = text({ value: one['readOnly'] === undefined ? undefined : String(one['readOnly']) }, 'value');
  const name = text(one, 'eventName') ?? text(outer, 'EventName');
  return {
    id: text(one, 'eventID') ?? text(outer, 'EventId'),
    time: one['eventTime'] ?? outer['EventTime'],
    name,
    service: (text(one, 'eventSource') ?? text(outer, 'EventSource'))?.replace(/\.amazonaws\.com$/, ''),
    who: caller(one['userIdentity']) ?? text(outer, 'Username'),
    target: target(one['requestParameters']) ?? text(outer, 'Resources', 'ResourceName'),
    error: text(one, 'errorCode'),
    reads: reads ?? text(outer, 'ReadOnly') ?? String(reading.test(name ?? '')),
  };
}

/**
 * AWS CloudTrail: log files as they lie in the bucket, `aws cloudtrail lookup-events`, and events as EventBridge hands
 * them on. Calls that only read weigh as little as an `info` line.
 *
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html and
 * https://docs.aws.amazon.com/cli/latest/reference/cloudtrail/lookup-events.html
 */
export const cloudtrail = shaped({
  name: 'CloudTrail',
  url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html',
  holds: 'an object with `Records` or `Events`',
  shapes: [
    {
      has: ['eventName', 'eventSource', 'eventVersion|eventID|userIdentity|awsRegion'],
      when: { eventSource: /\.amazonaws\.com$|^aws\./ },
      label: 'CloudTrail',
      id: 'id',
      timeField: 'eventTime',
      open: (one) => opened(one),
      moments: [call],
    },
    {
      has: ['EventName', 'EventId|CloudTrailEvent|EventSource'],
      label: 'CloudTrail',
      id: 'id',
      timeField: 'EventTime',
      open: (one) => {
        try {
          const inner: unknown = JSON.parse(text(one, 'CloudTrailEvent') ?? '{}');
          return opened(isObject(inner) ? inner : {}, one);
        } catch {
          return opened({}, one);
        }
      },
      moments: [call],
    },
  ],
});

const alarm = (name: string, state: string, before: string, at: string, reason: string): readonly Moment[] => [
  {
    at,
    when: { [state]: /^ALARM$|\bto ALARM\b/ },
    text: `Alarm {${name}} fires[: {${reason}}]`,
    kind: 'fire',
    claim: 'detected',
  },
  {
    at,
    when: { [state]: /^OK$|\bfrom ALARM to OK\b/, [before]: /ALARM/ },
    text: `Alarm {${name}} is OK again[: {${reason}}]`,
    kind: 'resolve',
    claim: 'recovered',
    sure: false,
  },
  { at, text: `Alarm {${name}}[ is {${before === state ? '-' : state}}][: {${reason}}]` },
];

/**
 * Alarms of Amazon CloudWatch: `aws cloudwatch describe-alarm-history` and `describe-alarms`, their notifications by
 * SNS and by EventBridge.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_AlarmHistoryItem.html,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html,
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export const cloudwatchAlarms = shaped({
  name: 'CloudWatch',
  url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_AlarmHistoryItem.html',
  holds: 'an object with `AlarmHistoryItems`, or alarms as SNS and EventBridge send them',
  shapes: [
    {
      has: ['AlarmName', 'HistoryItemType|HistorySummary'],
      label: 'CloudWatch {AlarmName}',
      keys: ['AlarmName'],
      moments: [
        [
          {
            at: 'Timestamp',
            when: { HistoryItemType: /^Action$/ },
            text: 'Alarm {AlarmName}: {HistorySummary}',
            weight: 'info',
          },
          ...alarm('AlarmName', 'HistorySummary', 'HistorySummary', 'Timestamp', 'HistorySummary'),
        ],
      ],
    },
    {
      has: ['AlarmName', 'NewStateValue'],
      label: 'CloudWatch {AlarmName}',
      keys: ['AlarmName'],
      moments: [alarm('AlarmName', 'NewStateValue', 'OldStateValue', 'StateChangeTime', 'NewStateReason')],
    },
    {
      has: ['AlarmName', 'StateValue'],
      label: 'CloudWatch {AlarmName}',
      keys: ['AlarmName'],
      moments: [
        alarm(
          'AlarmName',
          'StateValue',
          'OldStateValue',
          'StateTransitionedTimestamp|StateUpdatedTimestamp',
          'StateReason',
        ),
      ],
    },
    {
      has: ['detail.alarmName', 'detail.state.value'],
      label: 'CloudWatch {detail.alarmName}',
      id: 'id',
      keys: ['detail.alarmName'],
      moments: [
        alarm(
          'detail.alarmName',
          'detail.state.value',
          'detail.previousState.value',
          'detail.state.timestamp|time',
          'detail.state.reason',
        ),
      ],
    },
  ],
});

/**
 * Amazon CloudWatch Logs: `aws logs filter-log-events`, `get-log-events` and `get-query-results` (whose times are UTC),
 * and what a subscription delivers.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html,
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export const cloudwatchLogs = shaped({
  name: 'CloudWatch Logs',
  url: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html',
  holds: 'an object with `events`, `logEvents` or the `results` of a query',
  shapes: [
    {
      has: ['message', 'timestamp', 'ingestionTime|eventId|logStreamName'],
      label: 'CloudWatch Logs[ {logStreamName}]',
      id: 'eventId',
      moments: [{ at: 'timestamp', message: 'message' }],
    },
    {
      has: ['logEvents', 'logGroup|messageType'],
      label: 'CloudWatch Logs[ {logStream}]',
      leave: [{ when: { messageType: /^CONTROL_MESSAGE$/ }, why: 'checks of the subscription' }],
      moments: [],
      each: { list: 'logEvents', moments: [{ at: 'each.timestamp', message: 'each.message' }] },
    },
    {
      has: ['results', 'status|statistics'],
      label: 'CloudWatch Logs',
      open: (one) => ({ ...one, results: Array.isArray(one['results']) ? one['results'].map(fieldsOf) : [] }),
      moments: [],
      each: {
        list: 'results',
        moments: [{ at: 'each.@timestamp', message: 'each.@message|each.message', where: 'each.@logStream' }],
      },
    },
  ],
});

/** One result of a query: a list of fields and their values. */
function fieldsOf(fields: unknown): Json {
  const pairs = Array.isArray(fields) ? fields.filter(isObject) : [];
  return Object.fromEntries(
    pairs.map((one) => {
      const [field, value] = [text(one, 'field') ?? '', text(one, 'value')];
      return [field, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/.test(value ?? '') ? `${value}Z` : value];
    }),
  );
}
