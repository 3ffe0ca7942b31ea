import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proposeMilestones } from './milestones.ts';
import { mergeEvidence } from './merge.ts';
import { formats, known } from './read.ts';
import { timelineTable } from './timeline-rows.ts';
import { isComplete, tally, timelineFrom } from './timeline.ts';

const folder = join(import.meta.dirname, 'fixtures');
const file = (path: string, content?: string) => {
  const bytes = content === undefined ? readFileSync(join(folder, path)) : new TextEncoder().encode(content);
  return { path, bytes, size: bytes.length };
};
const defaults = { zones: [], context: [], least: 'warning' } as const;
const read = (...paths: string[]) =>
  timelineFrom(
    paths.map((path) => file(path)),
    defaults,
  );
const fixtures = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  )
  .sort();

/** Time, text and claim of each row: what a reader made of a fixture. */
function told(...paths: string[]) {
  return read(...paths).rows.map(({ at, text, events }) => {
    const claims = events.flatMap(({ claim }) => (claim ? [`${claim.milestone}${claim.sure ? '' : '?'}`] : []));
    return `${new Date(at).toISOString().slice(5, 19)} ${text}${claims.length > 0 ? ` [${claims.join(' ')}]` : ''}`;
  });
}

describe('an export is recognised by what is in it', () => {
  it.each(fixtures)('%s by one format at most', (path) => {
    if (!path.endsWith('.json')) return;
    const value: unknown = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    expect(formats.filter((format) => format.fits(value)).length).toBeLessThanOrEqual(1);
  });

  it('under any name', () => {
    const bytes = readFileSync(join(folder, 'pagerduty.json'));
    const { files } = timelineFrom([{ path: 'x.log', bytes, size: bytes.length }], defaults);
    expect(files[0]!.format).toBe('PagerDuty');
  });

  it('and several answers behind each other are one export', () => {
    const one = readFileSync(join(folder, 'alertmanager-webhook.json'), 'utf8').replace(/\s+/g, ' ');
    const { rows, files } = timelineFrom([file('hooks.jsonl', `${one}\n${one}\n`)], defaults);
    expect(files[0]!.format).toBe('Alertmanager');
    expect(rows).toHaveLength(2);
  });

  it('each with a public description', () => {
    for (const { url } of known) expect(url).toMatch(/^https:\/\//);
  });
});

describe('each format says', () => {
  it('PagerDuty: what paged, who took it, who closed it', () => {
    expect(told('pagerduty.json')).toEqual([
      '04-15T14:03:08 Alert pages: CheckoutErrorRateHigh: 5xx above 5 % [detected]',
      '04-15T14:05:30 Acknowledged by Bo Park (CheckoutErrorRateHigh: 5xx above 5 %) [acknowledged]',
      '04-15T14:08:08 Escalated to Dana Lin (CheckoutErrorRateHigh: 5xx above 5 %)',
      '04-15T14:20:00 Note by Bo Park: Tripling the pods of invoices-gateway',
      '04-15T14:40:02 Resolved by Bo Park (CheckoutErrorRateHigh: 5xx above 5 %) [resolved]',
    ]);
  });

  it('PagerDuty without log entries: what the incident itself has', () => {
    const { incidents } = JSON.parse(readFileSync(join(folder, 'pagerduty.json'), 'utf8')) as { incidents: object[] };
    const incident = {
      ...incidents[0],
      acknowledgements: [{ at: '2026-04-15T14:05:30Z', acknowledger: { summary: 'Bo Park' } }],
      resolved_at: '2026-04-15T14:40:02Z',
    };
    const { rows } = timelineFrom([file('a.json', JSON.stringify({ incident }))], defaults);
    expect(rows.map(({ text }) => text)).toEqual([
      'Alert pages: CheckoutErrorRateHigh: 5xx above 5 %',
      'Acknowledged by Bo Park (CheckoutErrorRateHigh: 5xx above 5 %)',
      'Resolved (CheckoutErrorRateHigh: 5xx above 5 %)',
    ]);
  });

  it('Opsgenie: alerts with their lengths of time, and logs, as one', () => {
    expect(told('opsgenie-alerts.json')).toEqual([
      '06-02T08:10:00 Alert pages: OrderServiceMemoryHigh on order-svc [detected]',
      '06-02T08:11:30 Acknowledged by enakamura (OrderServiceMemoryHigh on order-svc) [acknowledged]',
      '06-02T08:40:00 Closed by enakamura (OrderServiceMemoryHigh on order-svc) [resolved]',
    ]);
    expect(told('opsgenie-logs.json')).toEqual([
      '06-02T08:10:00 Alert created via API[CI] (System) [detected]',
      '06-02T08:11:30 Alert acknowledged via web (enakamura) [acknowledged]',
      '06-02T08:40:00 Alert closed via web (enakamura) [resolved]',
    ]);
    expect(read('opsgenie-alerts.json', 'opsgenie-logs.json').rows).toHaveLength(3);
  });

  it('incident.io: timestamps by their names, and updates', () => {
    expect(told('incidentio.json')).toEqual([
      '04-15T14:02:00 Impact started: Checkout answers 502 [impact-start]',
      '04-15T14:07:00 Incident declared: Checkout answers 502 [declared]',
      '04-15T14:28:10 Carla Mendez (Fixing, severity Major): Rolling out the smaller request limit',
      '04-15T14:45:00 Resolved: Checkout answers 502 [resolved]',
    ]);
  });

  it('Rootly: the times of the incident, read with their offset, and its events', () => {
    expect(told('rootly.json')).toEqual([
      '04-15T14:02:00 Started: Checkout answers 502 [impact-start?]',
      '04-15T14:03:08 Detected: Checkout answers 502 [detected]',
      '04-15T14:07:00 Incident declared: Checkout answers 502 [declared]',
      '04-15T14:12:00 Carla Mendez: Asked payments to hold their deploys',
      '04-15T14:31:00 Mitigated: Checkout answers 502 [mitigated]',
      '04-15T14:45:00 Resolved: Checkout answers 502 [resolved]',
    ]);
  });

  it('FireHydrant: milestones of the incident, not of the retrospective, and events', () => {
    expect(told('firehydrant.json')).toEqual([
      '04-15T14:02:00 Started: Checkout answers 502 [impact-start?]',
      '04-15T14:07:00 Incident declared: Checkout answers 502 [declared]',
      '04-15T14:09:30 Dana Lin: Gateway pods are killed for memory',
      '04-15T14:31:00 Mitigated: Checkout answers 502 [mitigated]',
      '04-15T14:45:00 Resolved: Checkout answers 502 [resolved]',
    ]);
  });

  it('Slack: who said what, threads, edits and bots, without who came and went', () => {
    const slack = fixtures.filter((path) => path.startsWith('slack/'));
    expect(told(...slack)).toEqual([
      '04-15T14:03:10 Alertmanager: [FIRING:1] CheckoutErrorRateHigh',
      '04-15T14:04:30 Bo Park: Seeing 502s < 80 % on the dashboard https://grafana.example/d/abc?x=1&y=2, @here @Dana Lin please look',
      '04-15T14:05:30 Dana Lin (in a thread): Declaring an incident, details in #random (edited later) [declared?]',
      '04-15T14:33:00 U09GONE: error rate is back to normal [recovered?]',
    ]);
    const day = read(...slack).files.find(({ file: path }) => path.includes('incidents'))!;
    expect([...day.left]).toEqual([
      ['joined or left', 1],
      ['deleted', 1],
    ]);
    expect(day.notes).toEqual(['1 id is not in the export (U09GONE): give the folder that holds `users.json`']);
  });

  it('Alertmanager: when an alert fired and, where it did, ended; a time-out is no end', () => {
    expect(told('alertmanager-webhook.json')).toEqual([
      '04-15T14:02:58 CheckoutErrorRateHigh (checkout) fires: 5xx above 5 % [detected]',
      '04-15T14:33:28 CheckoutErrorRateHigh (checkout) resolved [recovered?]',
    ]);
    expect(told('amtool.json')).toEqual([
      '04-15T13:50:00 NodeDiskFull (node-7) fires: Disk of node-7 is 91 % full [detected]',
    ]);
  });

  it('Kubernetes: warnings and changes, with how often and until when', () => {
    const { rows, files } = read('kubernetes.json');
    expect(timelineTable(rows, [], 'UTC').split('\n').slice(2)).toEqual([
      '| 2026-04-15 14:02:40 |           | BackOff (pod invoices-gateway-7d9f8b6c5-x2k4q): Back-off restarting failed container gateway (14 times, the last at 14:30:00)                  | Kubernetes pod/invoices-gateway-7d9f8b6c5-x2k4q |',
      '| 14:20:31            |           | ScalingReplicaSet (deployment invoices-gateway): Scaled up replica set invoices-gateway-7d9f8b6c5 from 4 to 12 (2 times, the last at 14:21:00) | Kubernetes deployment/invoices-gateway          |',
    ]);
    expect([...files[0]!.folded]).toEqual([['below `warning`', 1]]);
  });

  it('GitHub: deployments with their outcome, and releases', () => {
    expect(told('github-deployments.json', 'github-releases.json')).toEqual([
      '04-14T10:00:00 Release storefront v4.2.0: Spring Sale',
      '04-15T12:58:00 Deployment of storefront main (a84d88e) to production by dlin',
      '04-15T13:01:00 Deployment of storefront main (a84d88e) to production: success',
    ]);
  });

  it('Statuspage: what customers were told, when it was meant to be seen', () => {
    expect(told('statuspage.json')).toEqual([
      '04-15T14:15:00 Status page (investigating): We are looking into failed checkouts.',
      '04-15T14:36:00 Status page (monitoring): A fix is in place. [mitigated?]',
      '04-15T14:50:00 Status page (resolved): Checkout works again. [recovered?]',
    ]);
  });

  it('a log: the first of repeated warnings, and where the rest went', () => {
    expect(told('gateway.log')).toEqual([
      '04-15T14:02:11 ERROR request 8f14e45f failed: body of 47185920 bytes',
      '04-15T14:02:19 WARN heap at 93 %',
    ]);
    const log = read('gateway.log').files[0]!;
    expect(tally(log)).toEqual({ read: 9, used: 2, folded: 5, left: 0, asked: 0, unreadable: 2 });
    expect(log.unreadable.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '8: Unexpected `what is this line`, expected a line that begins with a time',
      '9: Unexpected time in `2026-04-15T25:02:31.000Z ERROR clock out of order`, expected one that exists',
    ]);
  });
});

describe('nothing is lost in silence', () => {
  it.each(fixtures)('in %s every entry is used, folded, left out, asked about or unreadable', (path) => {
    for (const reading of read(path).files) {
      const { read: all, used, folded, left, asked, unreadable } = tally(reading);
      expect(used + folded + left + asked + unreadable).toBe(all);
    }
  });

  it('what lacks the shape of an entry is counted', () => {
    const entry = { type: 'trigger_log_entry', created_at: '2026-04-15T14:03:08Z' };
    const { files } = timelineFrom([file('a.json', JSON.stringify({ log_entries: [entry, 5, null] }))], defaults);
    expect(tally(files[0]!)).toMatchObject({ read: 3, used: 1, left: 2 });
  });

  it('an entry outside the window is counted', () => {
    const { rows, files } = timelineFrom([file('pagerduty.json')], {
      ...defaults,
      from: Date.UTC(2026, 3, 15, 14, 5),
      to: Date.UTC(2026, 3, 15, 14, 10),
    });
    expect(rows).toHaveLength(2);
    expect(files[0]!.left.get('outside the window')).toBe(3);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['nothing', '', 'a.json: Unexpected empty file, expected an export of'],
    [
      'broken JSON',
      '{\n  "incidents": [\n    { "id": 1,\n',
      'a.json:3: Unexpected end of JSON, expected JSON that is whole',
    ],
    [
      'a wrong character',
      '{\n  "incidents": [\n    { "id": oops }\n]}',
      'a.json:3: Unexpected `o` in JSON, expected JSON that is whole',
    ],
    ['binary', 'a\u0000b', 'a.json: Unexpected binary file'],
    ['a zip', 'PK\u0003\u0004', 'a.json: Unexpected zip archive'],
    ['an unknown shape', '{ "weather": "fine", "wind": 3 }', 'a.json: Unexpected JSON object with `weather`, `wind`'],
    ['text without times', 'hello\nworld\n', 'a.json:1: Unexpected text without a time in any line'],
    [
      'nesting without an end',
      '['.repeat(5_000) + ']'.repeat(5_000),
      'a.json: Unexpected nesting deeper than 100 levels',
    ],
    ['a missing time', '{ "log_entries": [{ "type": "trigger_log_entry" }] }', 'a.json: Unexpected missing value'],
  ])('%s is said, and other files are used', (_, content, expected) => {
    const timeline = timelineFrom([file('a.json', content), file('pagerduty.json')], defaults);
    const { unreadable } = timeline.files.find(({ file: path }) => path === 'a.json')!;
    const [problem] = unreadable;
    const shown = `a.json${problem!.line ? `:${problem!.line}` : ''}: ${problem!.reason}`;
    expect(shown.slice(0, expected.length)).toBe(expected);
    expect(isComplete(timeline)).toBe(false);
    expect(timeline.rows).toHaveLength(5);
  });

  it('an export with nothing in it is no fault', () => {
    const timeline = timelineFrom([file('a.json', '{ "incidents": [] }')], defaults);
    expect(isComplete(timeline)).toBe(true);
    expect(timeline.files[0]!.notes).toEqual(['an export with nothing in it']);
  });
});

describe('milestones', () => {
  it('are proposed with what they were read from, and only the unambiguous ones are placed', () => {
    const { rows } = read('pagerduty.json', 'statuspage.json', 'github-deployments.json');
    expect(
      proposeMilestones(rows, new Map(), false).map(
        ({ milestone, words, placed, why }) => `${milestone} by ${words}: ${placed ? 'yes' : why}`,
      ),
    ).toEqual([
      'cause-introduced by last deployment before `detected`: a candidate, `--propose` takes it',
      'detected by `trigger_log_entry`: yes',
      'acknowledged by `acknowledge_log_entry`: yes',
      'mitigated by status `monitoring`: a candidate, `--propose` takes it',
      'recovered by status `resolved`: a candidate, `--propose` takes it',
      'resolved by `resolve_log_entry`: yes',
    ]);
  });

  it('that a person wrote stay theirs', () => {
    const taken = new Map([['detected', { where: 'line 9 has it' }]] as const);
    const [first] = proposeMilestones(read('pagerduty.json').rows, taken, true);
    expect([first!.milestone, first!.placed, first!.why]).toEqual(['detected', false, 'line 9 has it']);
  });

  it('are on one row each at most, even where all are asked for', () => {
    const { rows } = read(...fixtures);
    const placed = proposeMilestones(rows, new Map(), true).filter((one) => one.placed);
    expect(new Set(placed.map(({ milestone }) => milestone)).size).toBe(placed.length);
  });
});

it('one moment told by three sources is one row with three sources', () => {
  const { rows } = read(
    'pagerduty.json',
    'alertmanager-webhook.json',
    ...fixtures.filter((path) => path.startsWith('slack/')),
  );
  const [row] = rows;
  expect(row!.text).toBe('Alert pages: CheckoutErrorRateHigh: 5xx above 5 %');
  expect(new Date(row!.at).toISOString()).toBe('2026-04-15T14:02:58.123Z');
  expect(row!.events.map(({ source }) => source.label)).toEqual([
    'PagerDuty #1482',
    'Alertmanager CheckoutErrorRateHigh',
    'Slack #incidents',
  ]);
  expect(mergeEvidence(rows.flatMap(({ events }) => events))).toEqual(rows);
});
