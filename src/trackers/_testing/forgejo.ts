import { byNumber, dayOf, markdownOf, secretOf, TrackerFault, type Adapter } from '../tracker.ts';

interface Issue {
  number: number;
  state: 'open' | 'closed';
  due_date: string | null;
  closed_at: string | null;
  assignee: { login: string } | null;
  body: string;
}

/** Issues of a Forgejo server. `url` is its API: `https://git.example.com/api/v1`. */
export const forgejo: Adapter = ({ project, url = '', token = 'FORGEJO_TOKEN' }, environment, openHttp) => {
  const secret = secretOf(environment, token);
  const http = openHttp({ url, headers: { Authorization: `token ${secret}` }, secrets: [secret] });
  const issues = `repos/${project}/issues`;
  const namesOf = (number: number) => [`#${number}`, `${project}#${number}`];
  const write = async (method: 'POST' | 'PATCH', path: string, body: object) => {
    const { status, data } = await http.send({ method, path, body, once: method === 'POST' });
    if (status > 299) throw new TrackerFault(`Forgejo answered ${status} for ${project}.`);
    return data as Issue;
  };
  return {
    namesOf,
    async *read(tickets) {
      for (const [number, names] of byNumber(tickets)) {
        const { status, data } = await http.send({ path: `${issues}/${number}` });
        if (status !== 200 && status !== 404) throw new TrackerFault(`Forgejo answered ${status} for ${project}.`);
        const issue = data as Issue;
        for (const ticket of names)
          yield status === 404
            ? { ticket, state: 'hidden' }
            : {
                ticket,
                state: issue.state === 'open' ? 'open' : 'done',
                owner: issue.assignee?.login,
                due: dayOf(issue.due_date),
                closed: dayOf(issue.closed_at),
              };
      }
    },
    async *opened(address) {
      for (let page = 1; ; page++) {
        const { data } = await http.send({ path: issues, query: { state: 'all', q: address, limit: 50, page } });
        for (const { number, body } of data as Issue[]) yield { names: namesOf(number), text: body };
        if ((data as Issue[]).length < 50) return;
      }
    },
    async open(draft) {
      const { number, body } = await write('POST', issues, { title: draft.title, body: markdownOf(draft) });
      return { names: namesOf(number), text: body };
    },
    async rewrite(ticket, draft) {
      const [number] = byNumber([ticket]).keys();
      await write('PATCH', `${issues}/${number}`, { title: draft.title, body: markdownOf(draft), state: 'open' });
    },
  };
};
