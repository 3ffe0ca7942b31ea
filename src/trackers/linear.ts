import type { Ticket } from '../core/model/ticket.ts';
import { saidIn, type Answer } from './http.ts';
import {
  byNumber,
  dayOf,
  markdownOf,
  numberOf,
  pieces,
  secretOf,
  TrackerFault,
  type Adapter,
  type Draft,
  type Opened,
} from './tracker.ts';

/** An issue as the GraphQL API gives it, as far as it is used. */
interface Issue {
  identifier: string;
  number: number;
  dueDate: string | null;
  completedAt: string | null;
  canceledAt: string | null;
  trashed?: boolean | null;
  description?: string | null;
  assignee: { email: string } | null;
  state: { type: string };
}

interface Page {
  nodes: Issue[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const fields = 'identifier number dueDate completedAt canceledAt trashed assignee { email } state { type }';

/**
 * Linear, by its GraphQL API. `project` is the key of the team; the token is a personal API key, that of
 * `LINEAR_API_KEY`. New issues have no label: they are found by the address in their text.
 */
export const linear: Adapter = (settings, environment, openHttp) => {
  const { project, url = 'https://api.linear.app/graphql', token = 'LINEAR_API_KEY' } = settings;
  const secret = secretOf(environment, token);
  const { origin, pathname } = new URL(url);
  const http = openHttp({ url: origin, headers: { Authorization: secret }, secrets: [secret] });
  const namesOf = (identifier: string) => [identifier];

  /** Asks; a part that was not found is `undefined`, every other error is a fault. */
  async function ask<T>(query: string, variables: object, once = false): Promise<T | undefined> {
    const answer: Answer = await http.send({ method: 'POST', path: pathname, body: { query, variables }, once });
    const { data, errors = [] } = (answer.data ?? {}) as {
      data?: T | null;
      errors?: { message?: string; extensions?: { code?: string; type?: string } }[];
    };
    if (errors.some(({ extensions }) => extensions?.code === 'AUTHENTICATION_ERROR'))
      throw new TrackerFault(`${new URL(url).host} does not accept the token.`);
    if (errors.length > 0 && errors.every(({ message = '' }) => /not found/i.test(message))) return undefined;
    if (errors.length > 0 || answer.status !== 200 || !data) {
      const said = saidIn(answer.data);
      throw new TrackerFault(`Linear answered ${answer.status}${said === undefined ? '' : ` (${said})`}.`);
    }
    return data;
  }

  async function* list(filter: object, extra = ''): AsyncGenerator<Issue> {
    const query = `query($filter: IssueFilter, $after: String) {
      issues(filter: $filter, first: 100, after: $after, includeArchived: true) {
        nodes { ${fields} ${extra} } pageInfo { hasNextPage endCursor }
      }
    }`;
    for (let after: string | null = null; ;) {
      const page: Page | undefined = (await ask<{ issues: Page }>(query, { filter, after }))?.issues;
      if (!page) return;
      yield* page.nodes;
      if (!page.pageInfo.hasNextPage) return;
      after = page.pageInfo.endCursor;
    }
  }
  const team = { team: { key: { eq: project } } };

  async function teamId(): Promise<string> {
    const query = 'query($key: String!) { teams(filter: { key: { eq: $key } }) { nodes { id } } }';
    const found = await ask<{ teams: { nodes: { id: string }[] } }>(query, { key: project });
    const id = found?.teams.nodes[0]?.id;
    if (id === undefined) throw new TrackerFault(`Linear shows no team ${project}. Can the token read it?`);
    return id;
  }

  return {
    namesOf: (number) => namesOf(`${project}-${number}`),
    async *read(tickets) {
      const wanted = byNumber(tickets);
      for (const some of pieces([...wanted.keys()], 100))
        for await (const issue of list({ ...team, number: { in: some } })) {
          const names = wanted.get(issue.number) ?? [];
          wanted.delete(issue.number);
          for (const ticket of names) yield ticketOf(issue, ticket);
        }
      // A former identifier still leads to an issue that was moved to another team.
      let isReadable = false;
      for (const [number, names] of wanted) {
        const found = await ask<{ issue: Issue | null }>(`query($id: String!) { issue(id: $id) { ${fields} } }`, {
          id: `${project}-${number}`,
        });
        if (found?.issue) {
          const movedTo = found.issue.identifier === `${project}-${number}` ? undefined : found.issue.identifier;
          for (const ticket of names)
            yield { ...ticketOf(found.issue, ticket), ...(movedTo !== undefined && { movedTo }) };
          continue;
        }
        // A team the token does not see says nothing of its issues.
        if (!isReadable) await teamId();
        isReadable = true;
        for (const ticket of names) yield { ticket, state: 'hidden' };
      }
    },
    async *opened(address) {
      for await (const { identifier, description } of list(
        { ...team, description: { contains: address } },
        'description',
      ))
        yield { names: namesOf(identifier), text: description ?? '' };
    },
    async open(draft: Draft): Promise<Opened> {
      const description = markdownOf(draft);
      const made = await ask<{ issueCreate: { issue: Issue | null } }>(
        'mutation($input: IssueCreateInput!) { issueCreate(input: $input) { issue { identifier } } }',
        {
          input: {
            teamId: await teamId(),
            title: draft.title,
            description,
            ...(draft.due !== undefined && { dueDate: draft.due }),
          },
        },
        true,
      );
      const identifier = made?.issueCreate.issue?.identifier;
      if (identifier === undefined) throw new TrackerFault('Linear opened no issue, and did not say why.');
      return { names: namesOf(identifier), text: description };
    },
    async rewrite(ticket, draft) {
      await ask(
        'mutation($id: String!, $input: IssueUpdateInput!) { issueUpdate(id: $id, input: $input) { success } }',
        { id: `${project}-${numberOf(ticket)}`, input: { title: draft.title, description: markdownOf(draft) } },
      );
    },
  };
};

function ticketOf({ state, trashed, ...issue }: Issue, ticket: string): Ticket {
  if (trashed) return { ticket, state: 'gone' };
  const type = state.type;
  const closed = dayOf(type === 'canceled' ? issue.canceledAt : issue.completedAt);
  const isClosed = type === 'completed' || type === 'canceled' || type === 'duplicate';
  return {
    ticket,
    state: type === 'completed' ? 'done' : isClosed ? 'declined' : type === 'started' ? 'in-progress' : 'open',
    ...(issue.assignee && { owner: issue.assignee.email }),
    ...(issue.dueDate && { due: issue.dueDate }),
    ...(isClosed && closed !== undefined && { closed }),
  };
}
