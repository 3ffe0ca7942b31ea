import type { TrackerSettings } from '../core/model/configuration.ts';
import type { Ticket } from '../core/model/ticket.ts';
import { saidIn, type Answer } from './http.ts';
import {
  byNumber,
  dayOf,
  isDeclined,
  label,
  markdownOf,
  pieces,
  secretOf,
  TrackerFault,
  type Adapter,
  type Draft,
  type Opened,
} from './tracker.ts';

/** An issue as the REST API gives it, as far as it is used. */
interface Issue {
  iid: number;
  state: 'opened' | 'closed';
  closed_at: string | null;
  due_date: string | null;
  assignees?: { username: string }[] | null;
  labels: string[];
  moved_to_id?: number | null;
  description?: string | null;
}

/**
 * GitLab issues, by its REST API (v4), of GitLab.com or of a server of one’s own. `project` is the path of the project; the
 * token is that of `GITLAB_TOKEN` and needs `read_api`, or `api` for new issues. There is no state between open and closed.
 */
export const gitlab: Adapter = (settings, environment, openHttp) => {
  const { project, url = 'https://gitlab.com/api/v4', token = 'GITLAB_TOKEN' } = settings;
  const secret = secretOf(environment, token);
  const http = openHttp({ url, headers: { 'PRIVATE-TOKEN': secret }, secrets: [secret] });
  const path = `projects/${encodeURIComponent(project)}/issues`;
  const site = new URL(url).origin;
  const namesOf = (number: number) => [
    `#${number}`,
    `${project}#${number}`,
    String(number),
    `${site}/${project}/-/issues/${number}`,
  ];
  const unreadable = ({ status, data }: Answer) =>
    new TrackerFault(
      `GitLab answered ${status} for the issues of ${project}${saidIn(data) === undefined ? '' : ` (${saidIn(data)})`}. Can the token read them?`,
    );

  async function* list(query: Record<string, string | readonly string[]>): AsyncGenerator<Issue> {
    for (let page = '1'; page !== '';) {
      const answer = await http.send({ path, query: { scope: 'all', per_page: 100, ...query, page } });
      if (answer.status !== 200 || !Array.isArray(answer.data)) throw unreadable(answer);
      yield* answer.data as Issue[];
      page = answer.headers.get('x-next-page') ?? '';
    }
  }

  return {
    namesOf,
    async *read(tickets) {
      const wanted = byNumber(tickets);
      // The list of a project that cannot be read is refused as a whole; one without an issue has just not got it.
      for (const some of pieces([...wanted.keys()], 100))
        for await (const issue of list({ 'iids[]': some.map(String) })) {
          const names = wanted.get(issue.iid) ?? [];
          wanted.delete(issue.iid);
          for (const ticket of names) yield ticketOf(issue, ticket, settings);
        }
      for (const names of wanted.values()) for (const ticket of names) yield { ticket, state: 'hidden' };
    },
    async *opened() {
      for await (const { iid, description } of list({ labels: label }))
        yield { names: namesOf(iid), text: description ?? '' };
    },
    async open(draft: Draft): Promise<Opened> {
      const description = markdownOf(draft);
      const answer = await http.send({
        method: 'POST',
        path,
        body: {
          title: draft.title,
          description,
          labels: label,
          ...(draft.due !== undefined && { due_date: draft.due }),
        },
        once: true,
      });
      if (answer.status !== 201) throw unreadable(answer);
      return { names: namesOf((answer.data as Issue).iid), text: description };
    },
    async rewrite(ticket, draft) {
      const [number] = byNumber([ticket]).keys();
      const answer = await http.send({
        method: 'PUT',
        path: `${path}/${number}`,
        body: { title: draft.title, description: markdownOf(draft) },
      });
      if (answer.status !== 200) throw unreadable(answer);
    },
  };
};

function ticketOf(issue: Issue, ticket: string, settings: TrackerSettings): Ticket {
  const owner = issue.assignees?.[0]?.username;
  const closed = dayOf(issue.closed_at);
  const isOpen = issue.state === 'opened';
  const common = {
    ticket,
    ...(owner !== undefined && { owner }),
    ...(issue.due_date && { due: issue.due_date }),
  };
  // Moving closes an issue; how it stands where it went is for another project to say.
  if (issue.moved_to_id) return { ...common, state: 'hidden', movedTo: `issue with the id ${issue.moved_to_id}` };
  return {
    ...common,
    state: isOpen ? 'open' : isDeclined(issue.labels, settings) ? 'declined' : 'done',
    ...(!isOpen && closed !== undefined && { closed }),
  };
}
