import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { pipeline, root, workflowFiles, workflows } from './_testing/workflows.ts';

const require = createRequire(import.meta.url);
const gitlabSchema = 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json';

describe('the files are valid', () => {
  const ajv = addFormats.default(new Ajv({ strict: false, unicodeRegExp: false, allErrors: true }));
  const schemaOf = async (name: string) =>
    ajv.compile(JSON.parse(await readFile(require.resolve(`schemastore/schemas/json/${name}`), 'utf8')) as object);

  test.each(workflowFiles)('%s against the schema of GitHub workflows', async (name) => {
    const validate = await schemaOf('github-workflow.json');
    validate(workflows.get(name));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('.gitlab-ci.yml against the schema of GitLab', async () => {
    const validate = await schemaOf(gitlabSchema);
    validate(pipeline);
    expect(validate.errors ?? []).toEqual([]);
  });
});

/** What runs by the clock and by hand only, and may therefore hold secrets and write. */
const trusted = workflowFiles.filter((name) =>
  Object.keys(workflows.get(name)!.on).every((event) => event === 'schedule' || event === 'workflow_dispatch'),
);

describe('a workflow that holds secrets', () => {
  test('is the one that follows action items', () => {
    expect(trusted).toEqual(['actions.yml', 'fuzz.yml']);
  });

  test.each(trusted)('%s puts nothing into a script that comes from elsewhere', (name) => {
    const { jobs, permissions } = workflows.get(name)!;
    expect(permissions).toEqual({ contents: 'read' });
    for (const { steps } of Object.values(jobs)) for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});

describe('a pull request from a stranger can do no harm', () => {
  test.each(workflowFiles.filter((name) => !trusted.includes(name)))(
    '%s runs on pull_request, reads only, and holds no secret',
    async (name) => {
      const workflow = workflows.get(name)!;
      const text = await readFile(join(root, '.github/workflows', name), 'utf8');
      expect(workflow.permissions).toEqual({ contents: 'read' });
      expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
      expect(text).not.toMatch(/secrets\.|GITHUB_TOKEN/);
      // What an event says is never put into a script.
      for (const { steps } of Object.values(workflow.jobs))
        for (const { run } of steps) expect(run ?? '').not.toContain('${{');
      for (const { permissions = {} } of Object.values(workflow.jobs))
        expect(
          Object.entries(permissions)
            .filter(([, access]) => access === 'write')
            .map(([scope]) => scope),
        ).toEqual(permissions['security-events'] ? ['security-events'] : []);
    },
  );
});
