import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { timelineFrom } from './timeline.ts';

const folder = join(import.meta.dirname, 'fixtures');
const read = (path: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  return timelineFrom([{ path, bytes, size: bytes.length }], { zones: [], context: [], least: 'warning' });
};
const told = (path: string, text: string) =>
  read(path, text).rows.map(({ at, text: said, events }) => {
    const claims = events.flatMap(({ claim }) => (claim ? [`${claim.milestone}${claim.sure ? '' : '?'}`] : []));
    return `${new Date(at).toISOString().slice(5, 19)} ${said}${claims.length > 0 ? ` [${claims.join(' ')}]` : ''}`;
  });
const fixture = (name: string) => readFileSync(join(folder, name), 'utf8');
const problems = (text: string) =>
  read('x.json', text).files.flatMap(({ unreadable }) =>
    unreadable.map(({ path, reason, hint }) => `${path}: ${reason}${hint ? ` | ${hint}` : ''}`),
  );

const expected: [string, string[]][] = [
  [
    'pagerduty-webhooks-v3.json',
    [
      '05-02T06:11:04 Alert pages: Labels are printed twice [detected]',
      '05-02T06:13:30 Acknowledged by Bo Park (Labels are printed twice) [acknowledged]',
      '05-02T06:15:00 incident priority updated by Bo Park (Labels are printed twice)',
      '05-02T06:20:00 Note by Bo Park: Stopping the second printer',
      '05-02T06:41:10 Resolved by Bo Park (Labels are printed twice) [resolved]',
    ],
  ],
  [
    'pagerduty-webhooks-v2.json',
    [
      '05-02T07:00:00 Alert pages: Refunds wait [detected]',
      '05-02T07:02:00 Acknowledged by Dana Lin (Refunds wait) [acknowledged]',
      '05-02T07:05:00 incident escalate by Dana Lin (Refunds wait)',
      '05-02T07:30:00 Resolved by Dana Lin (Refunds wait) [resolved]',
    ],
  ],
  [
    'opsgenie-webhooks.json',
    [
      '05-02T08:00:00 Alert pages: Stock of boxes is not counted [detected]',
      '05-02T08:01:30 Acknowledged by enakamura@parcelwing.example (Stock of boxes is not counted) [acknowledged]',
      '05-02T08:03:20 Note by enakamura@parcelwing.example: Counting by hand',
      '05-02T08:30:00 Closed by enakamura@parcelwing.example (Stock of boxes is not counted) [resolved]',
    ],
  ],
  [
    'github-webhooks.json',
    [
      '05-02T05:49:00 Merged #12 into main: Print on both sides',
      '05-02T05:50:00 Push to parcelwing/labels refs/heads/main by dlin: Print on both sides',
      '05-02T05:58:00 Deployment of labels main (55ad88e) to production by dlin',
      '05-02T06:01:00 Deployment of labels main (55ad88e) to production: success',
    ],
  ],
  [
    'github-runs.json',
    [
      '05-02T05:50:00 Workflow Deploy labels #41 of parcelwing/labels (main): Print on both sides',
      '05-02T05:57:00 Workflow Deploy labels #41 of parcelwing/labels: success',
      '05-02T06:30:00 Workflow Tests #42 of parcelwing/labels (fix): One side',
    ],
  ],
  [
    'gitlab-deployments.json',
    [
      '05-02T05:50:00 Deployment of main (91957a85) to production by Deploy Robot',
      '05-02T05:53:30 Deployment of main (91957a85) to production: success',
      '05-02T06:50:00 Deployment of main (b1957a85) to production by Deploy Robot',
    ],
  ],
  [
    'gitlab-webhooks.json',
    [
      '05-02T06:10:00 Pipeline of main (parcelwing/labels)',
      '05-02T06:14:00 Pipeline of main: failed (parcelwing/labels)',
      '05-02T06:50:00 Deployment of fix to staging: failed (parcelwing/labels)',
    ],
  ],
  [
    'cloudtrail.json',
    [
      '05-02T06:05:11 RebootDBInstance (rds) by platform/dlin: labels-db',
      '05-02T06:07:00 ModifyDBInstance (rds) by bpark: labels-db, refused: AccessDenied',
    ],
  ],
  [
    'cloudwatch-alarm-history.json',
    [
      '05-02T04:00:00 Alarm labels-twice: Alarm updated from INSUFFICIENT_DATA to OK',
      '05-02T06:11:00 Alarm labels-twice fires: Alarm updated from OK to ALARM [detected]',
      '05-02T06:41:00 Alarm labels-twice is OK again: Alarm updated from ALARM to OK [recovered?]',
    ],
  ],
  [
    'cloudwatch-logs.json',
    ['05-02T06:11:04 ERROR printer 2 answers twice', '05-02T06:11:06 printer: label sent again'],
  ],
  ['cloudwatch-insights.json', ['05-02T06:11:04 ERROR printer 2 answers twice']],
  [
    'datadog-events.json',
    [
      '05-02T05:58:00 Deployed labels 4.2',
      '05-02T06:11:04 [Triggered] Labels are printed twice [detected?]',
      '05-02T06:41:10 [Recovered] Labels are printed twice [recovered?]',
    ],
  ],
  ['datadog-logs.json', ['05-02T06:11:04 labels: printer 2 answers twice']],
  [
    'grafana-annotations.json',
    [
      '05-02T05:58:00 Rollout of labels 4.2',
      '05-02T06:11:04 Alert Labels twice fires [detected]',
      '05-02T06:20:00 Printer 2 is off',
      '05-02T06:30:00 Printer 2 is off ends',
      '05-02T06:41:10 Alert Labels twice is Normal [recovered?]',
    ],
  ],
  [
    'grafana-oncall.json',
    [
      '05-02T06:11:04 Alert pages: Labels are printed twice [detected]',
      '05-02T06:13:30 Acknowledged by UCGEIXI1MR1NZ (Labels are printed twice) [acknowledged]',
      '05-02T06:41:10 Resolved by UCGEIXI1MR1NZ (Labels are printed twice) [resolved]',
    ],
  ],
  [
    'grafana-oncall-webhooks.json',
    [
      '05-02T06:11:04 Alert pages: Labels are printed twice [detected]',
      '05-02T06:13:30 Acknowledged by bpark (Labels are printed twice) [acknowledged]',
      '05-02T06:14:00 silence by bpark (Labels are printed twice)',
      '05-02T06:41:10 Resolved by bpark (Labels are printed twice) [resolved]',
    ],
  ],
  [
    'squadcast-webhooks.json',
    [
      '05-02T06:11:04 Alert pages: Labels are printed twice [detected]',
      '05-02T06:13:30 Acknowledged by Bo Park (Labels are printed twice) [acknowledged]',
      '05-02T06:15:00 incident reassigned by Bo Park (Labels are printed twice)',
      '05-02T06:41:10 Resolved by Bo Park (Labels are printed twice) [resolved]',
    ],
  ],
  [
    'squadcast-incidents.json',
    [
      '05-02T06:11:04 Alert pages: Labels are printed twice [detected]',
      '05-02T06:13:30 Acknowledged by Bo Park (Labels are printed twice) [acknowledged]',
      '05-02T06:41:10 Resolved by Bo Park (Labels are printed twice) [resolved]',
    ],
  ],
  ['journal.json', ['05-02T06:11:04 cupsd: queue answers twice', '05-02T06:11:06 kernel: usb �']],
  [
    'opentelemetry-logs.json',
    [
      '05-02T06:11:04 labels: printer 2 answers twice: seen before',
      '05-02T06:11:06 labels: {"kvlistValue":{"values":[]}}',
    ],
  ],
  [
    'spark-events.json',
    [
      '05-02T00:00:00 Application nightly-labels starts',
      '05-02T00:01:00 Task 3 of stage 1 failed: ExceptionFailure: java.io.IOException: no space left',
      '05-02T00:01:02 Executor 2 removed: Container killed',
      '05-02T00:01:03 Job 0 failed: Job aborted',
    ],
  ],
];

describe('each export says', () => {
  test.each(expected)('%s', (name, rows) => {
    expect(told(name, fixture(name))).toEqual(rows);
  });
});

/** The entries of a fixture: a list as it is, one under the only key with a list, else the object itself. */
function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const inner = Object.values(value as object);
  const list = inner.find(Array.isArray);
  if (list) return list.some(Array.isArray) ? [value] : (list as unknown[]);
  const deeper = inner.map((one) =>
    typeof one === 'object' && one !== null ? Object.values(one as object).find(Array.isArray) : undefined,
  );
  return (deeper.find((one) => one !== undefined) as unknown[] | undefined) ?? [value];
}

describe('an entry is found however it is wrapped', () => {
  const names = expected.map(([name]) => name);
  test.each(names)('%s', (name) => {
    const rows = told(name, fixture(name));
    const entries = entriesOf(JSON.parse(fixture(name)));
    const lines = entries.map((one) => JSON.stringify(one));
    expect(told(name, JSON.stringify(entries))).toEqual(rows);
    expect(told(name, lines.join('\n'))).toEqual(rows);
    expect(told(name, lines.join('\r\n\r\n'))).toEqual(rows);
    expect(told(name, entries.map((one) => JSON.stringify(one, null, 4)).join('\n'))).toEqual(rows);
    expect(told(name, `\x1e${lines.join('\n\x1e')}\n`)).toEqual(rows);
    expect(told(name, lines.map((line) => `data: ${line}\n\n`).join(''))).toEqual(rows);
    expect(told(name, JSON.stringify({ next: null, answer: { page: entries } }))).toEqual(rows);
    expect(told(name, JSON.stringify({ deliveries: entries.map((payload) => ({ request: { payload } })) }))).toEqual(
      rows,
    );
    expect(told(name, JSON.stringify(lines.map((body) => ({ headers: {}, body }))))).toEqual(rows);
  });

  test.each(names)('%s, one entry alone', (name) => {
    for (const entry of entriesOf(JSON.parse(fixture(name)))) {
      const alone = read(name, JSON.stringify(entry));
      const [file] = alone.files;
      const isKnown = file!.format !== undefined && file!.format !== 'log';
      // What is of another type in its list is nothing by itself.
      expect(isKnown || file!.unreadable.length > 0).toBe(true);
    }
  });
});

describe('an entry without a time', () => {
  it('gets no row, and the report says where the time was expected', () => {
    expect(
      problems(
        JSON.stringify({
          Records: [{ eventVersion: '1.09', eventSource: 'ec2.amazonaws.com', eventName: 'StopInstances' }],
        }),
      ),
    ).toEqual(['Records[0].eventTime: Unexpected missing value, expected a time such as `2026-04-15T14:03:22Z`']);
  });

  it('is one of several, and the others are read', () => {
    const record = { severityNumber: 17, body: { stringValue: 'printer 2 answers twice' } };
    const logRecords = [record, { ...record, timeUnixNano: '1777702264123456789' }];
    const text = JSON.stringify({ resourceLogs: [{ resource: {}, scopeLogs: [{ logRecords }] }] });
    expect(told('x.json', text)).toEqual(['05-02T06:11:04 printer 2 answers twice']);
    expect(problems(text)).toEqual([
      'resourceLogs[0].records[0].timeUnixNano: Unexpected missing value, expected a time such as `2026-04-15T14:03:22Z`',
    ]);
  });

  it('is asked from where the time is, if it is elsewhere', () => {
    expect(
      problems(JSON.stringify({ action: 'Close', alert: { alertId: '1', message: 'a', createdAt: 1777708800000 } })),
    ).toEqual([
      'alert.updatedAt: Unexpected missing value, expected a time such as `2026-04-15T14:03:22Z` | Export the log of the alert: `GET /v2/alerts/{id}/logs`.',
    ]);
    expect(
      problems(
        JSON.stringify({ ruleName: 'Labels twice', ruleId: 1, ruleUrl: 'x', state: 'alerting', evalMatches: [] }),
      ),
    ).toEqual([
      'time: Unexpected missing value, expected a time such as `2026-04-15T14:03:22Z` | The notification has no time. Export the annotations: `/api/annotations?type=alert&from=…&to=…`.',
    ]);
  });
});

describe('more forms of', () => {
  const one = (value: unknown) => told('x.json', JSON.stringify(value));

  it('CloudTrail: `lookup-events` of both versions of the command line, and EventBridge', () => {
    const event = {
      eventVersion: '1.09',
      eventTime: '2026-05-02T06:05:11Z',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'StopInstances',
      userIdentity: { userName: 'bpark' },
      eventID: 'c',
    };
    expect(
      one({
        Events: [
          {
            EventId: 'c',
            EventName: 'StopInstances',
            EventTime: '2026-05-02T08:05:11+02:00',
            CloudTrailEvent: JSON.stringify(event),
          },
          {
            EventId: 'd',
            EventName: 'DeleteBucket',
            EventTime: 1777701912.5,
            EventSource: 's3.amazonaws.com',
            Username: 'dlin',
          },
        ],
      }),
    ).toEqual(['05-02T06:05:11 StopInstances (ec2) by bpark', '05-02T06:05:12 DeleteBucket (s3) by dlin']);
    expect(one({ 'detail-type': 'AWS API Call via CloudTrail', time: '2026-05-02T06:05:15Z', detail: event })).toEqual([
      '05-02T06:05:11 StopInstances (ec2) by bpark',
    ]);
  });

  it('CloudWatch: notifications of SNS and EventBridge; a state that was never an alarm is no recovery', () => {
    const message = {
      AlarmName: 'labels',
      NewStateValue: 'ALARM',
      OldStateValue: 'OK',
      NewStateReason: '3 of 3',
      StateChangeTime: '2026-05-02T06:11:04.123+0000',
    };
    expect(one({ Type: 'Notification', Timestamp: '2026-05-02T06:11:09Z', Message: JSON.stringify(message) })).toEqual([
      '05-02T06:11:04 Alarm labels fires: 3 of 3 [detected]',
    ]);
    expect(one({ ...message, NewStateValue: 'OK', OldStateValue: 'INSUFFICIENT_DATA' })).toEqual([
      '05-02T06:11:04 Alarm labels is OK: 3 of 3',
    ]);
    expect(
      one({
        id: 'b',
        time: '2026-05-02T06:41:00Z',
        detail: {
          alarmName: 'labels',
          state: { value: 'OK', timestamp: '2026-05-02T06:40:59.1+0000' },
          previousState: { value: 'ALARM' },
        },
      }),
    ).toEqual(['05-02T06:40:59 Alarm labels is OK again [recovered?]']);
  });

  it('CloudWatch Logs: a subscription, whose messages keep the error of their stack trace', () => {
    expect(
      one({
        messageType: 'DATA_MESSAGE',
        logGroup: '/labels',
        logStream: '1',
        logEvents: [
          {
            id: '1',
            timestamp: 1777702264123,
            message:
              '[ERROR] print failed\nTraceback (most recent call last):\n  File "a.py", line 1, in print\n    send()\nOSError: no paper',
          },
        ],
      }),
    ).toEqual(['05-02T06:11:04 [ERROR] print failed: OSError: no paper']);
  });

  it('GitHub: `gh run list`, jobs of a run, pages one behind the other', () => {
    expect(
      one([
        {
          conclusion: 'failure',
          createdAt: '2026-05-02T05:50:00Z',
          startedAt: '2026-05-02T05:50:02Z',
          updatedAt: '2026-05-02T05:57:00Z',
          databaseId: 9,
          displayTitle: 'One side',
          headBranch: 'main',
          status: 'completed',
          workflowName: 'Deploy',
        },
      ]),
    ).toEqual(['05-02T05:50:02 Workflow Deploy (main): One side', '05-02T05:57:00 Workflow Deploy: failure']);
    expect(
      one({
        workflow_run: {
          name: 'Release',
          display_title: 'v9',
          event: 'push',
          conclusion: 'success',
          created_at: '2026-05-02T06:00:00Z',
          run_started_at: '2026-05-02T06:00:01Z',
          updated_at: '2026-05-02T06:04:00Z',
        },
      }),
    ).toHaveLength(2);
    const page = (id: number) =>
      JSON.stringify({
        jobs: [
          {
            id,
            run_id: 1,
            name: `job ${id}`,
            workflow_name: 'Deploy',
            started_at: `2026-05-02T05:5${id}:00Z`,
            completed_at: null,
            conclusion: null,
            steps: [{ name: 'Set up', started_at: '2026-05-02T05:50:00Z' }],
          },
        ],
      });
    expect(told('x.json', page(1) + page(2))).toEqual([
      '05-02T05:51:00 Job job 1 of Deploy',
      '05-02T05:52:00 Job job 2 of Deploy',
    ]);
  });

  it('OpenTelemetry: a record of the data model', () => {
    expect(
      one({
        Timestamp: '1777702264123456789',
        SeverityNumber: 17,
        SeverityText: 'Error',
        Body: 'printer 2 answers twice',
        Resource: { 'service.name': 'labels' },
      }),
    ).toEqual(['05-02T06:11:04 labels: printer 2 answers twice']);
  });

  it('PagerDuty: a page of webhooks v1', () => {
    expect(
      one({
        messages: [
          {
            id: 'a',
            type: 'incident.resolve',
            created_on: '2026-05-02T07:30:00Z',
            data: { incident: { id: 'PX1', incident_number: 77, trigger_summary_data: { subject: 'Refunds wait' } } },
          },
        ],
      }),
    ).toEqual(['05-02T07:30:00 Resolved (Refunds wait) [resolved]']);
  });
});

test('a line of JSON that is broken is listed, the others are read', () => {
  const lines = entriesOf(JSON.parse(fixture('journal.json'))).map((one) => JSON.stringify(one));
  const { rows, files } = read('journal.json', [lines[0], '{"__REALTIME_TIMES', lines[2]].join('\n'));
  expect(rows).toHaveLength(2);
  expect(files[0]!.unreadable.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
    '2: Unexpected `{"__REALTIME_TIMES`, expected JSON that is whole',
  ]);
});

test('fixtures stand for every vendor described by shapes', () => {
  expect(readdirSync(folder).filter((name) => expected.some(([known]) => known === name))).toHaveLength(
    expected.length,
  );
});

test('lines of several vendors in one file are each read', () => {
  const lines = ['pagerduty-webhooks-v3.json', 'github-webhooks.json'].flatMap((name) =>
    entriesOf(JSON.parse(fixture(name))).map((one) => JSON.stringify(one)),
  );
  const { rows, files } = read('hooks.jsonl', [...lines, '{"hello":"world"}'].join('\n'));
  expect(files[0]!.format).toBe('PagerDuty, GitHub');
  expect(rows).toHaveLength(9);
  expect(Object.fromEntries(files[0]!.left)).toEqual({ 'about no incident': 1, 'of no vendor that is known': 2 });
});

test('a change that comes again and again, but for its ids, is folded', () => {
  const Records = Array.from({ length: 60 }, (_, index) => ({
    eventVersion: '1.09',
    eventTime: `2026-05-02T06:05:${String(index).padStart(2, '0')}Z`,
    eventSource: 's3.amazonaws.com',
    eventName: index === 30 ? 'DeleteBucket' : 'PutObject',
    userIdentity: { userName: 'bpark' },
    requestParameters: { bucketName: 'labels', key: `2026/${index}.pdf` },
    eventID: String(index),
  }));
  expect(told('x.json', JSON.stringify({ Records }))).toEqual([
    '05-02T06:05:00 PutObject (s3) by bpark: labels, 2026/0.pdf',
    '05-02T06:05:30 DeleteBucket (s3) by bpark: labels, 2026/30.pdf',
  ]);
});

test('a status of a deployment that lacks its address is one all the same', () => {
  const status = { id: 1, state: 'failure', description: 'not healthy', environment: 'production' };
  const hook = {
    deployment_status: { ...status, created_at: '2024-04-04T11:22:33Z' },
    deployment: {
      id: 2,
      sha: 'abc',
      ref: 'main',
      task: 'deploy',
      environment: 'production',
      created_at: '2024-04-04T11:20:00Z',
    },
  };
  expect(told('x.json', JSON.stringify(hook))).toEqual([
    '04-04T11:20:00 Deployment of main (abc) to production',
    '04-04T11:22:33 Deployment to production: failure (not healthy)',
  ]);
});

describe('Loki', () => {
  const answer = (...streams: object[]) =>
    JSON.stringify({ status: 'success', data: { resultType: 'streams', result: streams, stats: {} } });

  it('gives each line of each stream its time and its level', () => {
    const [one, two] = [
      {
        stream: { service_name: 'tills', level: 'error' },
        values: [
          ['1786755723000000000', 'cannot print'],
          ['1786755783250000000', 'cannot print the second copy'],
        ],
      },
      { stream: { app: 'edge' }, values: [['1786755730000000000', 'level=warn msg="slow upstream"']] },
    ];
    expect(told('x.json', answer(one, two))).toEqual([
      '08-15T01:02:03 tills: cannot print',
      '08-15T01:02:10 edge: slow upstream',
      '08-15T01:03:03 tills: cannot print the second copy',
    ]);
  });

  it('leaves measures out, which are no lines', () => {
    const metric = { metric: { app: 'tills' }, values: [[1786755723, '12']] };
    expect(told('x.json', answer(metric))).toEqual([]);
  });

  it('is read as logcli prints it, a line each', () => {
    const line = { labels: { app: 'tills' }, line: 'error: cannot print', timestamp: '2026-08-15T03:02:03+02:00' };
    expect(told('x.json', JSON.stringify(line))).toEqual(['08-15T01:02:03 error: cannot print']);
  });
});

test('an issue of Sentry tells when it was first and last seen, and proposes no milestone', () => {
  const issue = { id: '7', shortId: 'CART-7', title: 'TypeError: x is null', culprit: 'cart.js', level: 'error' };
  const seen = (firstSeen: string, lastSeen: string) => JSON.stringify([{ ...issue, firstSeen, lastSeen }]);
  expect(told('x.json', seen('2026-08-13T13:00:00Z', '2026-08-13T14:10:00Z'))).toEqual([
    '08-13T13:00:00 First seen: TypeError: x is null (cart.js)',
    '08-13T14:10:00 Last seen so far: TypeError: x is null',
  ]);
  expect(told('x.json', seen('2026-08-13T13:00:00Z', '2026-08-13T13:00:00Z'))).toHaveLength(1);
});

describe('records of nobody’s format', () => {
  it('are read where one field alone can be their time, and they say what happened', () => {
    const record = { EdgeStartTimestamp: '2026-08-16T10:00:00Z', status: 521, message: 'origin refused' };
    expect(told('x.json', JSON.stringify(record))).toEqual(['08-16T10:00:00 origin refused']);
  });

  it.each<[string, object, string]>([
    [
      'two fields that can be their time',
      { seenAt: '2026-08-16T10:00:00Z', sentAt: '2026-08-16T10:09:00Z', message: 'origin refused' },
      "jq -c '. | {time: .seenAt, message: .message}' x.json",
    ],
    [
      'no field that says what happened, at the path of the longest words',
      {
        eventTimestamp: '2026-08-13T12:01:00Z',
        id: '/subscriptions/8d7f/resourceGroups/shop/providers/web',
        operationName: { value: 'Microsoft.Web/sites/restart/action', localizedValue: 'Restart Web App' },
        level: 'Informational',
      },
      "jq -c '. | {time: .eventTimestamp, message: .operationName.localizedValue}' x.json",
    ],
  ])('with %s are shown the way', (_, record, way) => {
    expect(told('x.json', JSON.stringify(record))).toEqual([]);
    expect(problems(JSON.stringify(record))[0]).toContain(way);
  });
});
