import { Reader } from './evidence.ts';
import type { Format } from './format.ts';
import { get, list, text } from './json.ts';
import { isShaped, readShape, walk, type Moment, type Shape } from './shape.ts';
import { isoInstant } from '../../text/log-stamp.ts';

const isDeploying = /\b(?:deploy|release|rollout|ship|publish)/i;

const began = (at: string, name: string, text: string): readonly Moment[] => [
  { at, when: { [name]: isDeploying }, text, kind: 'deploy' },
  { at, text },
];
const ended = (at: string, after: string, name: string, text: string): readonly Moment[] => [
  { at, when: { [name]: isDeploying, conclusion: /^success$/ }, text, kind: 'deployed', after },
  { at, when: { conclusion: /./ }, text, after },
];

/** Entries that stand for themselves; a run ends at its `updated_at`, as `gh run view` has it. */
const shapes: readonly Shape[] = [
  {
    has: [
      'run_started_at|created_at',
      'run_number|workflow_id|run_started_at|display_title',
      'head_branch|event|conclusion|status',
    ],
    label: 'GitHub run[ {id}]',
    id: 'id',
    url: 'html_url',
    keys: ['github:run:=id'],
    moments: [
      began(
        'run_started_at|created_at',
        'name|display_title',
        'Workflow {name}[ #{run_number}][ of {repository.full_name}][ ({head_branch})][: {display_title}]',
      ),
      ended(
        'updated_at',
        'run_started_at|created_at',
        'name|display_title',
        'Workflow {name}[ #{run_number}][ of {repository.full_name}]: {conclusion}',
      ),
    ],
  },
  {
    has: ['startedAt|createdAt', 'workflowName|databaseId', 'headBranch|event|conclusion|status|displayTitle'],
    label: 'GitHub run[ {databaseId}]',
    id: 'databaseId',
    url: 'url',
    moments: [
      began(
        'startedAt|createdAt',
        'workflowName|name|displayTitle',
        'Workflow {workflowName|name}[ #{number}][ ({headBranch})][: {displayTitle}]',
      ),
      ended(
        'updatedAt|completedAt',
        'startedAt|createdAt',
        'workflowName|name|displayTitle',
        'Workflow {workflowName|name}[ #{number}]: {conclusion}',
      ),
    ],
  },
  {
    has: ['started_at', 'run_id|run_url', 'name'],
    label: 'GitHub job[ {id}]',
    id: 'id',
    url: 'html_url',
    moments: [
      began('started_at', 'name|workflow_name', 'Job {name}[ of {workflow_name}][ ({head_branch})]'),
      ended('completed_at', 'started_at', 'name|workflow_name', 'Job {name}[ of {workflow_name}]: {conclusion}'),
    ],
  },
  {
    has: ['ref', 'before', 'after', 'pusher|commits|head_commit'],
    label: 'GitHub push',
    id: 'after',
    url: 'compare',
    moments: [
      [
        {
          at: 'repository.pushed_at',
          when: { 'repository.pushed_at': /^\d/ },
          text: 'Push to {repository.full_name} {ref}[ by {pusher.name|sender.login}][: {head_commit.message}]',
        },
        {
          at: 'head_commit.timestamp',
          text: 'Commit {after:short} to {ref}[ by {pusher.name}][: {head_commit.message}]',
        },
      ],
    ],
  },
  {
    has: ['number', 'title', 'head', 'base'],
    label: 'GitHub #{number}',
    id: 'id',
    url: 'html_url',
    leave: [{ when: { merged_at: /^$/ }, why: 'pull requests that are not merged' }],
    moments: [{ at: 'merged_at', text: 'Merged #{number}[ into {base.ref}]: {title}' }],
  },
];

type Read = (reader: Reader, one: Record<string, unknown>, path: string) => void;

/**
 * GitHub: answers of the REST API about deployments, their statuses (also inside a deployment, under `statuses`),
 * releases, runs of Actions and their jobs; `gh run list --json`; and the payloads of webhooks about these, pushes and
 * merged pull requests.
 *
 * https://docs.github.com/en/rest/deployments/deployments, https://docs.github.com/en/rest/deployments/statuses,
 * https://docs.github.com/en/rest/releases/releases, https://docs.github.com/en/rest/actions/workflow-runs,
 * https://docs.github.com/en/rest/actions/workflow-jobs and
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export const github: Format = {
  name: 'GitHub',
  url: 'https://docs.github.com/en/rest/deployments/deployments',
  holds: 'deployments, their statuses, releases, runs of workflows, or payloads of webhooks',
  countsAll: true,
  fits: (value) => walk(value, readerOf(new Map()), () => true),
  read(value, file) {
    const reader = new Reader(file, 'GitHub');
    const deployments = new Map<string, Record<string, unknown>>();
    walk(
      value,
      (one) => (isDeployment(one) ? one : undefined),
      (one) => {
        deployments.set(text(one, 'id') ?? '', one);
        return false;
      },
    );
    walk(value, readerOf(deployments), (one, path, read) => {
      if (read) read(reader, one, path);
      else reader.leave('of another type');
      return false;
    });
    return reader.reading;
  },
};

/** What reads an object, if it is an entry. */
function readerOf(deployments: ReadonlyMap<string, Record<string, unknown>>) {
  return (one: Record<string, unknown>): Read | undefined => {
    if (isStatus(one)) return (reader, status, path) => readStatus(reader, status, path, deployments);
    if (isDeployment(one))
      return (reader, deployment, path) => {
        readDeployment(reader, deployment, path);
        list(deployment, 'statuses').forEach((status, index) =>
          readStatus(reader, status, `${path}.statuses[${index}]`, deployments, deployment),
        );
      };
    if (isRelease(one)) return readRelease;
    const shape = shapes.find((found) => isShaped(one, found));
    return shape && ((reader, entry, path) => readShape(reader, shape, entry, path));
  };
}

/** A status of a deployment; payloads that somebody shortened lack its address. */
const isStatus = (one: Record<string, unknown>) =>
  'state' in one &&
  ('deployment_url' in one ||
    ('environment' in one &&
      'created_at' in one &&
      !('sha' in one) &&
      /^(?:error|failure|inactive|in_progress|queued|pending|success)$/.test(text(one, 'state') ?? '')));
const isDeployment = (one: Record<string, unknown>) =>
  'sha' in one && 'ref' in one && 'environment' in one && ('task' in one || 'statuses_url' in one);
const isRelease = (one: Record<string, unknown>) => 'tag_name' in one && ('published_at' in one || 'draft' in one);

function named(deployment: unknown, id: string): string {
  const ref = text(deployment, 'ref');
  const sha = text(deployment, 'sha')?.slice(0, 7);
  const what = ref && sha && !sha.startsWith(ref) && ref !== sha ? `${ref} (${sha})` : (ref ?? sha ?? id);
  const repository = repositoryOf(deployment);
  return repository ? `${repository} ${what}` : what;
}

function repositoryOf(one: unknown): string | undefined {
  return /\/repos\/[^/]+\/([^/]+)\//.exec(text(one, 'url') ?? text(one, 'deployment_url') ?? '')?.[1];
}

const expected = 'a time such as `2026-04-15T14:03:22Z`';

function readDeployment(reader: Reader, one: Record<string, unknown>, path: string): void {
  const at = isoInstant(get(one, 'created_at'));
  if (!at) return reader.fail(`${path}.created_at`, get(one, 'created_at'), expected);
  const id = text(one, 'id') ?? '';
  const who = text(one, 'creator', 'login');
  const description = text(one, 'description');
  reader.use({
    ...at,
    text: `Deployment of ${named(one, id)} to ${text(one, 'environment')}${who ? ` by ${who}` : ''}${description ? `: ${description}` : ''}`,
    source: reader.source(`GitHub deployment ${id}`, { id: `deployment ${id}` }),
    keys: [`github:deployment:${id}`],
    kind: 'deploy',
  });
}

function readStatus(
  reader: Reader,
  one: Record<string, unknown>,
  path: string,
  deployments: ReadonlyMap<string, Record<string, unknown>>,
  around?: Record<string, unknown>,
): void {
  const at = isoInstant(get(one, 'created_at'));
  if (!at) return reader.fail(`${path}.created_at`, get(one, 'created_at'), expected);
  const state = text(one, 'state') ?? '';
  if (/^(?:queued|pending|waiting|in_progress|inactive)$/.test(state))
    return reader.leave('deployment states on the way');
  const id = /(\d+)$/.exec(text(one, 'deployment_url') ?? '')?.[1] ?? text(around, 'id') ?? '';
  const deployment = around ?? deployments.get(id);
  const which = deployment ? named(deployment, id) : `${repositoryOf(one) ?? ''} ${id}`.trim();
  const where = text(one, 'environment') ?? text(deployment, 'environment');
  const description = text(one, 'description');
  reader.use({
    ...at,
    text: `Deployment${which === '' ? '' : ` of ${which}`}${where ? ` to ${where}` : ''}: ${state}${description ? ` (${description})` : ''}`,
    source: reader.source(`GitHub deployment ${id}`, {
      url: text(one, 'log_url') ?? text(one, 'target_url'),
      id: `status ${text(one, 'id') ?? path}`,
    }),
    keys: [`github:deployment:${id}`],
    kind: state === 'success' ? 'deployed' : 'update',
  });
}

function readRelease(reader: Reader, one: Record<string, unknown>, path: string): void {
  const at = isoInstant(get(one, 'published_at'));
  if (!at) {
    if (get(one, 'draft') === true) return reader.leave('drafts of releases');
    return reader.fail(`${path}.published_at`, get(one, 'published_at'), expected);
  }
  const tag = text(one, 'tag_name') ?? '';
  const name = text(one, 'name');
  const repository = repositoryOf(one);
  reader.use({
    ...at,
    text: `Release ${repository ? `${repository} ` : ''}${tag}${name && name !== tag ? `: ${name}` : ''}`,
    source: reader.source(`GitHub release ${tag}`, {
      url: text(one, 'html_url'),
      id: `release ${text(one, 'id') ?? tag}`,
    }),
    keys: [`github:release:${tag.toLowerCase()}`],
    kind: 'deploy',
  });
}
