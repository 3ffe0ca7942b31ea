import type { TrackerSettings } from '../core/model/configuration.ts';
import type { Ticket } from '../core/model/ticket.ts';
import { saidIn, type Answer } from './http.ts';
import {
  byNumber,
  dayOf,
  isDeclined,
  label,
  markdownOf,
  secretOf,
  TrackerFault,
  type Adapter,
  type Draft,
  type Opened,
} from './tracker.ts';

/** An issue as the REST API gives it, as far as it is used. */
interface Issue {
  number: number;
  html_url: string;
  state: 'open' | 'closed';
  state_reason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  assignee?: { login: string } | null;
  labels: (string | { name?: string })[];
  closed_at: string | null;
  body?: string | null;
}

/** Fewer tickets are asked for one by one. */
const few = 20;

/**
 * GitHub Issues, by its REST API (2022-11-28). Issues have no due date there and no state between open and closed.
 * `project` is `owner/name`; the token is that of `GITHUB_TOKEN` and needs to read issues, or to write them for new ones.
 */
export const github: Adapter = (settings, environment, openHttp) => {
  const { project, url = 'https://api.github.com', token = 'GITHUB_TOKEN' } = settings;
  const secret = secretOf(environment, token);
  const http = openHttp({
    url,
    headers: {
      Accept: 'application/vnd.github+json',
      Authorization: `Bearer ${secret}`,
      'X-GitHub-Api-Version': '2022-11-28',
    },
    secrets: [secret],
  });
  const repository = `repos/${project.split('/').map(encodeURIComponent).join('/')}`;
  const namesOf = (number: number) => [
    `#${number}`,
    `GH-${number}`,
    `${project}#${number}`,
    String(number),
    `https://github.com/${project}/issues/${number}`,
  ];

  /** All issues that a query finds, newest first, page by page. */
  async function* list(query: Record<string, string>): AsyncGenerator<Issue[]> {
    for (let page = 1; ; page++) {
      const answer = await http.send({
        path: `${repository}/issues`,
        query: { state: 'all', sort: 'created', direction: 'desc', per_page: 100, ...query, page },
      });
      if (answer.status !== 200 || !Array.isArray(answer.data)) throw unreadable(answer);
      yield answer.data as Issue[];
      if (!/rel="next"/.test(answer.headers.get('link') ?? '')) return;
    }
  }
  const unreadable = ({ status, data }: Answer) =>
    new TrackerFault(
      `GitHub answered ${status} for the issues of ${project}${saidIn(data) === undefined ? '' : ` (${saidIn(data)})`}. Can the token read them?`,
    );

  return {
    namesOf,
    async *read(tickets) {
      const wanted = byNumber(tickets);
      const found = (issue: Issue, names: readonly string[]) =>
        names.map((ticket) => ticketOf(issue, ticket, settings));
      if (wanted.size > few) {
        const oldest = Math.min(...wanted.keys());
        // Beyond so many pages, asking for each of the rest costs less.
        let pages = wanted.size;
        for await (const issues of list({})) {
          for (const issue of issues) {
            const names = wanted.get(issue.number);
            if (!names || isElsewhere(issue, project)) continue;
            wanted.delete(issue.number);
            yield* found(issue, names);
          }
          if (wanted.size === 0 || --pages < wanted.size || (issues.at(-1)?.number ?? 0) <= oldest) break;
        }
      }
      let isReadable = wanted.size === 0;
      for (const [number, names] of wanted) {
        const answer = await http.send({ path: `${repository}/issues/${number}` });
        const { status, data } = answer;
        if (status === 200) {
          isReadable = true;
          const issue = data as Issue;
          const movedTo = isElsewhere(issue, project) ? nameOf(issue) : undefined;
          yield* found(issue, names).map((ticket) => ({ ...ticket, ...(movedTo !== undefined && { movedTo }) }));
          continue;
        }
        if (status !== 404 && status !== 410 && status !== 403 && status !== 301) throw unreadable(answer);
        if (!isReadable) {
          // A token that sees nothing of the repository says nothing of its issues.
          const repositoryAnswer = await http.send({ path: repository });
          if (repositoryAnswer.status !== 200) throw unreadable(repositoryAnswer);
          isReadable = true;
        }
        for (const ticket of names) yield { ticket, state: status === 410 ? 'gone' : 'hidden' };
      }
    },
    async *opened() {
      for await (const issues of list({ labels: label }))
        for (const { number, body } of issues) yield { names: namesOf(number), text: body ?? '' };
    },
    async open(draft: Draft): Promise<Opened> {
      const body = markdownOf(draft);
      const answer = await http.send({
        method: 'POST',
        path: `${repository}/issues`,
        body: { title: draft.title, body, labels: [label] },
        once: true,
      });
      if (answer.status !== 201) throw unreadable(answer);
      return { names: namesOf((answer.data as Issue).number), text: body };
    },
    async rewrite(ticket, draft) {
      const [number] = byNumber([ticket]).keys();
      const answer = await http.send({
        method: 'PATCH',
        path: `${repository}/issues/${number}`,
        body: { title: draft.title, body: markdownOf(draft), state: 'open' },
      });
      if (answer.status !== 200) throw unreadable(answer);
    },
  };
};

function ticketOf(issue: Issue, ticket: string, settings: TrackerSettings): Ticket {
  const labels = issue.labels.map((one) => (typeof one === 'string' ? one : (one.name ?? '')));
  const isDropped =
    issue.state_reason === 'not_planned' || issue.state_reason === 'duplicate' || isDeclined(labels, settings);
  const closed = dayOf(issue.closed_at);
  return {
    ticket,
    state: issue.state === 'open' ? 'open' : isDropped ? 'declined' : 'done',
    ...(issue.assignee && { owner: issue.assignee.login }),
    ...(issue.state === 'closed' && closed !== undefined && { closed }),
  };
}

/** Whether an issue is in another repository than the one that was asked. */
function isElsewhere(issue: Issue, project: string): boolean {
  return !new URL(issue.html_url).pathname.toLowerCase().startsWith(`/${project.toLowerCase()}/`);
}

function nameOf({ html_url, number }: Issue): string {
  const [, owner, name] = new URL(html_url).pathname.split('/');
  return `${owner}/${name}#${number}`;
}
