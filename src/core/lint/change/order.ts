import { beginning, type Postmortem } from '../../model/postmortem.ts';

/** What postmortems are ordered by, newest first: when they began, else the day in their name. */
export function orderOf(postmortem: Postmortem): number {
  return beginning(postmortem) ?? dayIn(postmortem.id);
}

function dayIn(id: string): number {
  const day = /\d{4}-\d{2}-\d{2}/.exec(id)?.[0];
  const time = day ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? 0 : time;
}
