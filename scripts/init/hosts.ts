import type { Answers } from './answers.ts';

const checklist = `## Checklist

- [ ] \`npx postmortems lint\` says nothing that is an error
- [ ] Somebody who was there read the timeline
- [ ] Somebody who was not there understood the summary
- [ ] It names systems and decisions, and blames nobody
- [ ] Each action item has an owner, a ticket and a day
`;

const owners = `# Who is asked to review, for example:
# /content/ @our-organisation/reliability
# Words of the public edition:
# /content/library.yaml @our-organisation/communications
`;

/** Files for a repository on GitHub. */
export function githubFiles(answers: Answers): [string, string][] {
  return [
    ['.github/workflows/postmortems.yml', githubCheck(answers)],
    ['.github/workflows/site.yml', githubSite(answers)],
    ...(answers.tracker === undefined
      ? []
      : [['.github/workflows/actions.yml', githubActions(answers.tracker, answers)] satisfies [string, string]]),
    ['.github/CODEOWNERS', owners],
    ['.github/pull_request_template.md', checklist],
  ];
}

/** Files for a repository on GitLab. */
export function gitlabFiles(answers: Answers): [string, string][] {
  return [
    ['.gitlab-ci.yml', gitlab(answers)],
    ['.gitlab/CODEOWNERS', owners],
    ['.gitlab/merge_request_templates/Default.md', checklist],
  ];
}

/** What a checkout is told so that an engine that is a submodule comes along. */
const submodules = (engine: Answers['engine']) => (engine === undefined ? '' : ', submodules: true');

const githubSteps = ({ engine }: Answers, depth: number) => `      - uses: actions/checkout@v4
        with: { fetch-depth: ${depth}, persist-credentials: false${submodules(engine)} }
      - uses: actions/setup-node@v4
        with: { node-version: 24, cache: npm }
      - run: npm ci
      - uses: actions/cache@v4
        with:
          path: .cache
          key: postmortems-\${{ runner.os }}-\${{ github.sha }}
          restore-keys: postmortems-\${{ runner.os }}-
`;

const githubCheck = (
  answers: Answers,
) => `# Judges what a pull request changes, and every night what depends on the day. It needs no secret and writes nothing to
# the repository, so that a pull request from a fork is judged like any other.
name: postmortems
on:
  pull_request:
  schedule:
    - cron: '23 4 * * *'
  workflow_dispatch:
permissions:
  contents: read
jobs:
  pull-request:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
${githubSteps(answers, 2)}      - name: Judge what changed
        run: npx postmortems lint --changed HEAD^1 --output github=- --output markdown="$GITHUB_STEP_SUMMARY"
  nightly:
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
${githubSteps(answers, 1)}      - name: Judge everything, today’s date included
        run: npx postmortems lint --nightly --output github=- --output markdown="$GITHUB_STEP_SUMMARY"
`;

/** Environment variables that hold what opens a tracker; all of them where it is not known which one it is. */
function secretsOf({ reader }: NonNullable<Answers['tracker']>): string[] {
  return reader?.use === 'github'
    ? []
    : reader?.use === 'gitlab'
      ? ['GITLAB_TOKEN']
      : ['GITLAB_TOKEN', 'JIRA_EMAIL', 'JIRA_TOKEN', 'LINEAR_API_KEY'];
}

function githubActions(tracker: NonNullable<Answers['tracker']>, { engine }: Answers): string {
  const secret = (name: string) => `          ${name}: \${{ secrets.${name} }}\n`;
  const secrets = `          GITHUB_TOKEN: \${{ github.token }}\n${secretsOf(tracker).map(secret).join('')}`;
  return `# Follows action items on working days: how their tickets stand, and who has to be reminded. It runs on a schedule and by
# hand only, so that no pull request comes near its tokens. It begins to read tickets once content/actions.json is there:
# run \`npx postmortems actions sync\` once, and commit the file.
name: actions
on:
  schedule:
    - cron: '17 6 * * 1-5'
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: actions
jobs:
  follow:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      # For the branch and the pull request with what the trackers say, and for the issue with all reminders.
      contents: write
      issues: write
      pull-requests: write
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 1${submodules(engine)} }
      - uses: actions/setup-node@v4
        with: { node-version: 24, cache: npm }
      - run: npm ci
      - uses: actions/cache@v4
        with:
          path: |
            .cache/readings
            .cache/reminders
          key: actions-\${{ runner.os }}-\${{ github.run_id }}
          restore-keys: actions-\${{ runner.os }}-
      - name: Read how the tickets stand, and write it into the tables
        env:
${secrets}        run: test ! -f content/actions.json || npx postmortems actions sync --write
      - name: Propose what changed
        if: \${{ !cancelled() }}
        env:
          GH_TOKEN: \${{ github.token }}
        run: |
          if ! git diff --quiet -- content; then
            git config user.name actions
            git config user.email actions@users.noreply.github.com
            git switch --force-create actions-sync
            git commit --quiet --all --message "Action items as the trackers have them"
            git push --quiet --force origin actions-sync
            gh pr view actions-sync --json state --jq .state | grep -q OPEN || gh pr create --fill --head actions-sync
          fi
      - name: Remind
        if: \${{ !cancelled() }}
        env:
${secrets}          # Addresses of chats, by the names library.yaml has for them.
          SLACK_WEBHOOK: \${{ secrets.SLACK_WEBHOOK }}
          TEAMS_WEBHOOK: \${{ secrets.TEAMS_WEBHOOK }}
        run: npx postmortems actions remind --markdown "$GITHUB_STEP_SUMMARY"
`;
}

function githubSite(answers: Answers): string {
  const { publicSite } = answers;
  return `# Builds the site on every change of main. GitHub Pages shows it to everybody unless its visibility is private, which
# only organisations on Enterprise Cloud can set: the internal edition is put there in that case alone. Elsewhere, take
# the artifact \`internal\` and put it behind the login you have.
name: site
on:
  push: { branches: [main] }
  workflow_dispatch:
permissions:
  contents: read
concurrency: { group: site, cancel-in-progress: false }
jobs:
  internal:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
${githubSteps(answers, 1)}      - run: npx postmortems build
      - uses: actions/upload-artifact@v4
        with: { name: internal, path: dist }
      - uses: actions/upload-pages-artifact@v3
        with: { path: dist }
  deploy:
    needs: internal
    if: vars.PAGES == 'private'
    runs-on: ubuntu-latest
    permissions: { pages: write, id-token: write }
    environment: { name: github-pages, url: '\${{ steps.deploy.outputs.page_url }}' }
    steps:
      - name: Make sure that these pages have a login
        run: test "$(gh api "repos/$GITHUB_REPOSITORY/pages" --jq .public)" = false
        env: { GH_TOKEN: '\${{ github.token }}' }
      - id: deploy
        uses: actions/deploy-pages@v4
${
  publicSite === undefined
    ? ''
    : `  # What was approved, every byte searched for what must not leave. Put the artifact where everybody may read it.
  public:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
${githubSteps(answers, 1)}      - run: npx postmortems build-public
      - uses: actions/upload-artifact@v4
        with: { name: public, path: dist-public }
`
}`;
}

function gitlab({ publicSite, tracker, engine }: Answers): string {
  return `# Judges merge requests, and in scheduled pipelines what depends on the day; builds the site on the default branch.
.postmortems:
  image: node:24
  variables:
    # The commit a branch left from has to be there.
    GIT_DEPTH: '0'
${engine === undefined ? '' : '    GIT_SUBMODULE_STRATEGY: recursive\n'}  cache:
    key: postmortems
    paths: [.npm/, .cache/]
  before_script:
    - npm ci --cache .npm --prefer-offline

.judged:
  extends: .postmortems
  artifacts:
    when: always
    expire_in: 1 month
    paths: [postmortems.md]
    reports:
      codequality: gl-code-quality-report.json
      junit: postmortems.xml

postmortems:
  extends: .judged
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - >-
      npx postmortems lint --changed "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
      --output gitlab=gl-code-quality-report.json --output junit=postmortems.xml --output markdown=postmortems.md

postmortems-nightly:
  extends: .judged
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script:
    - >-
      npx postmortems lint --nightly
      --output gitlab=gl-code-quality-report.json --output junit=postmortems.xml --output markdown=postmortems.md

${
  tracker === undefined
    ? ''
    : `# Reads how the tickets stand once actions.json is there (run \`npx postmortems actions sync\` once, and commit the file),
# and reminds. Tokens and addresses of chats are masked variables.
postmortems-actions:
  extends: .postmortems
  cache:
    key: postmortems-actions
    paths: [.npm/, .cache/readings/, .cache/reminders/]
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script:
    - test ! -f content/actions.json || npx postmortems actions sync --write
    - npx postmortems actions remind --markdown reminders.md
  artifacts:
    when: always
    expire_in: 1 month
    paths: [reminders.md, content/actions.json]

`
}# The internal edition. Set access of Pages to “Only project members” (Settings, General, Visibility), and PAGES to
# \`private\` (Settings, CI/CD, Variables) when that is done: before, nothing is put there.
pages:
  extends: .postmortems
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule" && $PAGES == "private"
  script:
    - npx postmortems build
    - mv dist public
  artifacts:
    paths: [public]
${
  publicSite === undefined
    ? ''
    : `
# What was approved, every byte searched for what must not leave. Put the artifact where everybody may read it.
public-edition:
  extends: .postmortems
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"
  script:
    - npx postmortems build-public
  artifacts:
    paths: [dist-public]
`
}`;
}
