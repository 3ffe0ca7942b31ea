import type { Addresses } from '../../core/model/address.ts';
import { canBeAddressed } from '../../core/model/address.ts';
import type { Texts } from '../../texts/texts.ts';
import type { ApiAction } from '../feeds/api/schema.ts';
import { element } from './element.ts';
import { sharedActions, sharedIds, type Shared } from './shared.ts';
import { nameIn, type Names, type Side } from './side.ts';

/** What both incidents have and what one of them has alone: services, factors, runbooks and action items. */
export function inCommon(
  [{ incident: a }, { incident: b }]: readonly [Side, Side],
  addresses: Addresses,
  names: Names,
  texts: Texts,
): Node[] {
  const { compare } = texts;
  const ids = (first: readonly string[], second: readonly string[], shown: (id: string) => Node | string) => {
    const shared = sharedIds(first, second);
    return { both: shared.both.map(shown), first: shared.first.map(shown), second: shared.second.map(shown) };
  };
  const linked = (id: string, text: string, address: (id: string) => string) =>
    canBeAddressed(id) ? element('a', { href: address(id) }, text) : text;
  const runbooks = new Map([...a.data.runbooks, ...b.data.runbooks].map((runbook) => [runbook.id, runbook]));
  const actions = sharedActions(a.data.actions, b.data.actions);
  const alone = (action: ApiAction) => element('span', {}, ...actionOf(action, addresses, texts));
  return [
    ...group(
      compare.services,
      ids(a.data.services, b.data.services, (id) => linked(id, id, addresses.service)),
      texts,
    ),
    ...group(
      compare.factors,
      ids(a.data.factors, b.data.factors, (id) => linked(id, nameIn(names.factors, id), addresses.factor)),
      texts,
    ),
    ...group(
      compare.runbooks,
      ids(
        a.data.runbooks.map(({ id }) => id),
        b.data.runbooks.map(({ id }) => id),
        (id) => {
          const { title, address } = runbooks.get(id)!;
          return address === undefined ? id : linked(id, title ?? id, addresses.runbook);
        },
      ),
      texts,
    ),
    ...group(
      compare.actions,
      {
        both: actions.both.map(({ first, second, because }) =>
          element(
            'span',
            {},
            ...actionOf(first, addresses, texts),
            element('br', {}),
            ...actionOf(second, addresses, texts),
            element('small', {}, because === 'ticket' ? compare.sameTicket(first.ticket!) : compare.sameWords),
          ),
        ),
        first: actions.first.map(alone),
        second: actions.second.map(alone),
      },
      texts,
    ),
  ];
}

/** An action item, with a link to its row and how it stands. */
function actionOf(
  { id, incident, action, status }: ApiAction,
  addresses: Addresses,
  { incident: words }: Texts,
): Node[] {
  const anchor = id === undefined ? '' : `#action-${encodeURIComponent(id)}`;
  return [
    element('a', { href: `${addresses.incident(incident!)}${anchor}` }, action),
    element('small', {}, words.actionStatus[status]),
  ];
}

function group(name: string, { both, first, second }: Shared<Node | string>, { compare }: Texts): Node[] {
  const heading = element('h3', {}, name);
  if (both.length + first.length + second.length === 0)
    return [heading, element('p', { class: 'muted' }, compare.neither)];
  const list = (title: string, items: readonly (Node | string)[]) =>
    element(
      'div',
      {},
      element('dt', {}, title),
      ...(items.length > 0
        ? items.map((item) => element('dd', {}, item))
        : [element('dd', { class: 'muted' }, compare.nothing)]),
    );
  return [
    heading,
    element(
      'dl',
      { class: 'compare-shared' },
      list(compare.both, both),
      list(compare.only('A'), first),
      list(compare.only('B'), second),
    ),
  ];
}
