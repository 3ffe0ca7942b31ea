import { Reader } from './evidence.ts';
import type { Format } from './format.ts';
import { get, isObject, list, text } from './json.ts';
import { isoInstant } from '../../text/log-stamp.ts';

/**
 * GitHub, REST API: `GET /repos/{owner}/{repo}/deployments`, `…/deployments/{id}/statuses` and `…/releases`; statuses
 * may also stand in their deployment, under `statuses`.
 *
 * https://docs.github.com/en/rest/deployments/deployments, https://docs.github.com/en/rest/deployments/statuses and
 * https://docs.github.com/en/rest/releases/releases
 */
export const github: Format = {
  name: 'GitHub',
  url: 'https://docs.github.com/en/rest/deployments/deployments',
  holds: 'a list of deployments, deployment statuses or releases',
  fits: (value) => objects(value).some((one) => isDeployment(one) || isStatus(one) || isRelease(one)),
  read(value, file) {
    const reader = new Reader(file, 'GitHub');
    const all = objects(value);
    const deployments = new Map(
      all.filter(isDeployment).map((one) => [text(one, 'id') ?? '', one] as [string, Record<string, unknown>]),
    );
    all.forEach((one, index) => {
      if (isStatus(one)) readStatus(reader, one, `[${index}]`, deployments);
      else if (isDeployment(one)) {
        readDeployment(reader, one, `[${index}]`);
        list(one, 'statuses').forEach((status, inner) =>
          readStatus(reader, status, `[${index}].statuses[${inner}]`, deployments, one),
        );
      } else if (isRelease(one)) readRelease(reader, one, `[${index}]`);
      else reader.leave('of another type');
    });
    return reader.reading;
  },
};

function objects(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objects);
  return isObject(value) ? [value] : [];
}

const isStatus = (one: Record<string, unknown>) => 'state' in one && 'deployment_url' in one;
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
  const where = text(one, 'environment') ?? text(deployment, 'environment');
  const description = text(one, 'description');
  reader.use({
    ...at,
    text: `Deployment of ${deployment ? named(deployment, id) : `${repositoryOf(one) ?? ''} ${id}`.trim()}${where ? ` to ${where}` : ''}: ${state}${description ? ` (${description})` : ''}`,
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
