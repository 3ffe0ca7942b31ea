import type { JudgedMessage, Place } from '../../model/message.ts';
import { identitiesOf } from './identity.ts';
import { heaviestFirst, pathFromRoot, type Report } from './report.ts';

/** What code scanning takes at most in one run. */
const mostResults = 25_000;

/** SARIF 2.1.0, as code scanning reads it. Of more messages than it takes, the heaviest are in it. */
export function reportToSarif(report: Report): string {
  const { messages, root } = report;
  const heaviest = new Set(messages.length > mostResults ? heaviestFirst(messages).slice(0, mostResults) : messages);
  const identities = identitiesOf(messages, report.sourceOf);
  const rules = [...new Set([...heaviest].map(({ rule }) => rule))].sort();
  const at = (place: Place) => ({
    artifactLocation: { uri: uriOf(pathFromRoot(root, place.file)), uriBaseId: 'SRCROOT' },
    region: {
      startLine: place.line,
      startColumn: place.column,
      endLine: place.endLine,
      endColumn: place.endColumn,
    },
  });
  const results = messages.flatMap((message, index) => {
    if (!heaviest.has(message)) return [];
    const { identity, ordinal } = identities[index]!;
    const digest = report.digest(identity);
    return [
      {
        ruleId: message.rule,
        ruleIndex: rules.indexOf(message.rule),
        level: levels[message.level],
        message: { text: plain(message.hint ? `${message.reason}\n→ ${message.hint}` : message.reason) },
        locations: [{ physicalLocation: at(message.place) }],
        ...(message.causes && message.causes.length > 0
          ? {
              relatedLocations: message.causes.map((cause, id) => ({
                id: id + 1,
                physicalLocation: at(cause.place),
                message: { text: plain(cause.reason) },
              })),
            }
          : {}),
        partialFingerprints: {
          // The name code scanning itself looks for; the number tells equal messages apart.
          primaryLocationLineHash: `${digest.slice(0, 16)}:${ordinal}`,
          'postmortemMessage/v1': `${digest.slice(0, 32)}:${ordinal}`,
        },
      },
    ];
  });
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'postmortem-library', rules: rules.map((rule) => describe(rule, report)) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
        results,
        properties: { today: report.today, nightly: report.nightly, leftOut: messages.length - heaviest.size },
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

const levels: Record<JudgedMessage['level'], string> = { error: 'error', warning: 'warning', info: 'note' };

function describe(rule: string, { pages, addressOf }: Report) {
  const page = pages.get(rule);
  const helpUri = addressOf(rule);
  const summary = page?.summary === undefined || page.summary === '' ? rule : page.summary;
  const text = page?.text.replace(/^# .*\n+/, '').trim() ?? summary;
  return {
    id: rule,
    name: rule,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text, markdown: text },
    ...(helpUri === undefined ? {} : { helpUri }),
    properties: { tags: ['postmortem'] },
  };
}

/** A path as a relative URI reference. */
function uriOf(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  // A lone surrogate has no encoding.
  return encodeURIComponent(
    segment.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}

/** Text in which nothing reads as a SARIF link or placeholder. */
function plain(text: string): string {
  return text.replaceAll('](', ']\u200b(').replace(/\{(\d)/g, '{\u200b$1');
}
