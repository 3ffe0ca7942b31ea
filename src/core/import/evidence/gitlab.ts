import { shaped, type Moment } from './shape.ts';

const ended: Moment[] = [
  {
    at: 'finished_at|deployable.finished_at|updated_at',
    when: { status: /^success$/ },
    text: 'Deployment of {ref}[ ({short_sha|sha:short})] to {environment.name|environment}: {status}',
    kind: 'deployed',
    after: 'created_at',
  },
  {
    at: 'finished_at|deployable.finished_at|updated_at',
    when: { status: /^(?:failed|canceled)$/ },
    text: 'Deployment of {ref}[ ({short_sha|sha:short})] to {environment.name|environment}: {status}',
    after: 'created_at',
  },
];

/**
 * GitLab: answers of the REST API about deployments, pipelines, jobs and releases, and the payloads of webhooks about
 * them. `updated_at` is the end of what has ended and names no end.
 *
 * https://docs.gitlab.com/api/deployments/, https://docs.gitlab.com/api/pipelines/, https://docs.gitlab.com/api/jobs/,
 * https://docs.gitlab.com/api/releases/ and https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const gitlab = shaped({
  name: 'GitLab',
  url: 'https://docs.gitlab.com/api/deployments/',
  holds: 'deployments, pipelines, jobs or releases, or the payloads of webhooks',
  shapes: [
    // Webhooks say their kind.
    {
      has: ['object_kind', 'deployment_id|environment'],
      when: { object_kind: /^deployment$/ },
      label: 'GitLab deployment[ {deployment_id}]',
      url: 'deployable_url',
      keys: ['gitlab:deployment:=deployment_id'],
      moments: [
        [
          {
            at: 'status_changed_at',
            when: { status: /^success$/ },
            text: 'Deployment of {ref|short_sha} to {environment}: {status}[ ({project.path_with_namespace})]',
            kind: 'deployed',
          },
          {
            at: 'status_changed_at',
            when: { status: /^running$/ },
            text: 'Deployment of {ref|short_sha} to {environment}[ by {user.name}][ ({project.path_with_namespace})]',
            kind: 'deploy',
          },
          {
            at: 'status_changed_at',
            text: 'Deployment of {ref|short_sha} to {environment}: {status}[ ({project.path_with_namespace})]',
          },
        ],
      ],
    },
    {
      has: ['object_kind', 'object_attributes.id'],
      when: { object_kind: /^pipeline$/ },
      label: 'GitLab pipeline {object_attributes.id}',
      url: 'object_attributes.url',
      moments: [
        {
          at: 'object_attributes.created_at',
          text: 'Pipeline[ {object_attributes.name}] of {object_attributes.ref}[ ({project.path_with_namespace})]',
        },
        {
          at: 'object_attributes.finished_at',
          when: { 'object_attributes.status': /^(?:success|failed|canceled)$/ },
          text: 'Pipeline[ {object_attributes.name}] of {object_attributes.ref}: {object_attributes.status}[ ({project.path_with_namespace})]',
        },
      ],
    },
    {
      has: ['object_kind', 'build_name'],
      when: { object_kind: /^build$/ },
      label: 'GitLab job[ {build_id}]',
      moments: [
        { at: 'build_started_at|build_created_at', text: 'Job {build_name} of {ref} starts' },
        { at: 'build_finished_at', when: { build_status: /./ }, text: 'Job {build_name} of {ref}: {build_status}' },
      ],
    },
    {
      has: ['object_kind', 'tag'],
      when: { object_kind: /^release$/ },
      label: 'GitLab release {tag}',
      url: 'url',
      moments: [{ at: 'released_at|created_at', text: 'Release {tag}[: {name}]', kind: 'deploy' }],
    },
    {
      has: ['environment.name|environment.slug', 'ref', 'iid|deployable', 'status'],
      label: 'GitLab deployment {id|iid}',
      id: 'id',
      url: 'deployable.web_url',
      keys: ['gitlab:deployment:=id'],
      moments: [
        {
          at: 'created_at',
          text: 'Deployment of {ref}[ ({short_sha|sha:short})] to {environment.name}[ by {user.name|user.username}]',
          kind: 'deploy',
        },
        ended,
      ],
    },
    {
      has: ['stage', 'name', 'ref', 'status', 'pipeline.id|duration|queued_duration|started_at'],
      label: 'GitLab job[ {id}]',
      id: 'id',
      url: 'web_url',
      moments: [
        { at: 'started_at|created_at', text: 'Job {name} of {ref} starts' },
        { at: 'finished_at', text: 'Job {name} of {ref}: {status}', after: 'started_at' },
      ],
    },
    {
      has: ['ref', 'sha', 'status', 'source|iid|before_sha|project_id'],
      label: 'GitLab pipeline {id}',
      id: 'id',
      url: 'web_url',
      moments: [
        { at: 'started_at|created_at', text: 'Pipeline[ {name}] of {ref}[ by {user.name}]' },
        {
          at: 'finished_at|updated_at',
          when: { status: /^(?:success|failed|canceled)$/ },
          text: 'Pipeline[ {name}] of {ref}: {status}',
          after: 'started_at|created_at',
        },
      ],
    },
    {
      has: ['tag_name', 'released_at'],
      label: 'GitLab release {tag_name}',
      url: '_links.self',
      moments: [{ at: 'released_at', text: 'Release {tag_name}[: {name}]', kind: 'deploy' }],
    },
  ],
});
