import type { TrackerSettings } from '../core/model/configuration.ts';
import type { Ticket } from '../core/model/ticket.ts';
import { saidIn, type Answer } from './http.ts';
import {
  dayOf,
  isDeclined,
  label,
  pieces,
  secretOf,
  TrackerFault,
  type Adapter,
  type Draft,
  type Opened,
} from './tracker.ts';

/** An issue as the REST API gives it, as far as it is used. */
interface Issue {
  key: string;
  fields: {
    status?: { statusCategory?: { key?: string } };
    resolution?: { name?: string } | null;
    resolutiondate?: string | null;
    duedate?: string | null;
    assignee?: { accountId?: string; emailAddress?: string } | null;
    description?: AdfNode | null;
  };
}

/** A node of the Atlassian Document Format. */
interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: AdfNode[];
}

const fields = ['status', 'resolution', 'resolutiondate', 'duedate', 'assignee'];

/**
 * Jira Cloud, by its REST API (v3). `project` is the key of the project and `url` the address of the site; the token is
 * that of `JIRA_TOKEN`, of the account whose e-mail address `JIRA_EMAIL` holds. New issues are tasks.
 */
export const jira: Adapter = (settings, environment, openHttp) => {
  const { project, url, token = 'JIRA_TOKEN', user = 'JIRA_EMAIL' } = settings;
  if (url === undefined)
    throw new TrackerFault('Jira needs the address of the site: `url: https://your-company.atlassian.net`.');
  const [secret, email] = [secretOf(environment, token), secretOf(environment, user)];
  const basic = Buffer.from(`${email}:${secret}`).toString('base64');
  const http = openHttp({ url, headers: { Authorization: `Basic ${basic}` }, secrets: [secret, basic] });
  const unreadable = ({ status, data }: Answer) =>
    new TrackerFault(
      `Jira answered ${status} for the project ${project}${saidIn(data) === undefined ? '' : ` (${saidIn(data)})`}. Can the token read it?`,
    );
  const namesOf = (key: string) => [key, `${url.replace(/\/$/, '')}/browse/${key}`];

  return {
    namesOf: (number) => namesOf(`${project}-${number}`),
    async *read(tickets) {
      const wanted = new Map<string, string[]>();
      for (const ticket of tickets) {
        const key = keyOf(ticket);
        if (key !== undefined) wanted.set(key, [...(wanted.get(key) ?? []), ticket]);
      }
      for (const some of pieces([...wanted.keys()], 100)) {
        const answer = await http.send({
          method: 'POST',
          path: 'rest/api/3/issue/bulkfetch',
          body: { issueIdsOrKeys: some, fields },
        });
        if (answer.status !== 200) throw unreadable(answer);
        const { issues = [], issueErrors = [] } = answer.data as { issues?: Issue[]; issueErrors?: { id?: string }[] };
        for (const issue of issues) {
          const names = wanted.get(issue.key.toUpperCase()) ?? [];
          wanted.delete(issue.key.toUpperCase());
          for (const ticket of names) yield ticketOf(issue, ticket, settings);
        }
        // Those it could not give just now; nothing new is known of them.
        for (const { id } of issueErrors) if (id !== undefined) wanted.delete(id.toUpperCase());
      }
      // One that was moved comes back under another key, which the list does not say.
      let isReadable = false;
      for (const [key, names] of wanted) {
        const answer = await http.send({
          path: `rest/api/3/issue/${encodeURIComponent(key)}`,
          query: { fields: fields.join(',') },
        });
        if (answer.status === 200) {
          const issue = answer.data as Issue;
          for (const ticket of names)
            yield {
              ...ticketOf(issue, ticket, settings),
              ...(issue.key.toUpperCase() !== key && { movedTo: issue.key }),
            };
          continue;
        }
        if (answer.status !== 404 && answer.status !== 403) throw unreadable(answer);
        if (!isReadable) {
          // A project the token does not see says nothing of its issues.
          const seen = await http.send({ path: `rest/api/3/project/${encodeURIComponent(project)}` });
          if (seen.status !== 200) throw unreadable(seen);
          isReadable = true;
        }
        for (const ticket of names) yield { ticket, state: 'hidden' };
      }
    },
    async *opened() {
      let nextPageToken: string | undefined;
      do {
        const answer: Answer = await http.send({
          method: 'POST',
          path: 'rest/api/3/search/jql',
          body: {
            jql: `project = ${JSON.stringify(project)} AND labels = ${JSON.stringify(label)} ORDER BY created DESC`,
            fields: ['description'],
            maxResults: 100,
            ...(nextPageToken !== undefined && { nextPageToken }),
          },
        });
        if (answer.status !== 200) throw unreadable(answer);
        const page = answer.data as { issues?: Issue[]; nextPageToken?: string };
        for (const {
          key,
          fields: { description },
        } of page.issues ?? [])
          yield { names: namesOf(key), text: description ? textOf(description) : '' };
        nextPageToken = page.nextPageToken;
      } while (nextPageToken !== undefined);
    },
    async open(draft: Draft): Promise<Opened> {
      const answer = await http.send({
        method: 'POST',
        path: 'rest/api/3/issue',
        body: {
          fields: {
            project: { key: project },
            issuetype: { name: 'Task' },
            summary: draft.title,
            description: adfOf(draft),
            labels: [label],
          },
        },
        once: true,
      });
      if (answer.status !== 201) throw unreadable(answer);
      return { names: namesOf((answer.data as Issue).key), text: draft.paragraphs.join('\n') };
    },
    async rewrite(ticket, draft) {
      const answer = await http.send({
        method: 'PUT',
        path: `rest/api/3/issue/${encodeURIComponent(keyOf(ticket) ?? ticket)}`,
        body: { fields: { summary: draft.title, description: adfOf(draft) } },
      });
      if (answer.status !== 204 && answer.status !== 200) throw unreadable(answer);
    },
  };
};

function keyOf(ticket: string): string | undefined {
  return /([A-Za-z][A-Za-z0-9_]*-\d+)\/?$/.exec(ticket)?.[1]?.toUpperCase();
}

function ticketOf({ fields: of }: Issue, ticket: string, settings: TrackerSettings): Ticket {
  const category = of.status?.statusCategory?.key;
  const owner = of.assignee?.emailAddress ?? of.assignee?.accountId;
  const closed = dayOf(of.resolutiondate);
  const isClosed = category === 'done';
  return {
    ticket,
    state: isClosed
      ? isDeclined([of.resolution?.name ?? ''], settings)
        ? 'declined'
        : 'done'
      : category === 'indeterminate'
        ? 'in-progress'
        : 'open',
    ...(owner !== undefined && { owner }),
    ...(of.duedate && { due: of.duedate }),
    ...(isClosed && closed !== undefined && { closed }),
  };
}

function adfOf({ paragraphs }: Draft): unknown {
  const nodes = (text: string) =>
    text
      .split(/(https?:\/\/\S+)/)
      .filter((part) => part !== '')
      .map((part) => ({
        type: 'text',
        text: part,
        ...(/^https?:/.test(part) && { marks: [{ type: 'link', attrs: { href: part } }] }),
      }));
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((text) => ({ type: 'paragraph', content: nodes(text) })),
  };
}

/** The text of a description, with the addresses its links and cards lead to. */
function textOf(node: AdfNode): string {
  const links = [node.attrs?.['url'], ...(node.marks ?? []).map(({ attrs }) => attrs?.['href'])];
  return [
    node.text ?? '',
    ...links.filter((link) => typeof link === 'string'),
    ...(node.content ?? []).map(textOf),
  ].join('\n');
}
