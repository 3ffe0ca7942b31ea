import { boardOnce, groupsOf, standingOf, type BoardItem, type Standing } from '../../core/actions/board.ts';
import { canBeAddressed, type ActionsBy } from '../../core/model/address.ts';
import { memo } from '../../core/model/memo.ts';
import { edition, type Edition } from '../../site/edition.ts';

/** The board of the edition. */
export async function board(): Promise<BoardItem[]> {
  const { library, today } = await edition();
  return boardOnce(library, today);
}

/** What stands above action items today; worked out once for each list. */
export async function standing(items: readonly BoardItem[]): Promise<Standing> {
  return standingsOfEdition(await edition())(items);
}

const standingsOfEdition = memo(({ library, today }: Edition) =>
  memo((items: readonly BoardItem[]) => standingOf(items, today, library.configuration)),
);

/** An owner or a team with action items of its own. */
export interface BoardPart {
  by: ActionsBy;
  id: string;
  items: BoardItem[];
}

/** Every owner and every team that can have a page. */
export async function boardParts(): Promise<BoardPart[]> {
  return partsOfEdition(await edition());
}

const partsOfEdition = memo((current: Edition): BoardPart[] => {
  const items = boardOnce(current.library, current.today);
  const of = (by: ActionsBy) =>
    groupsOf(items, by === 'owners' ? 'owner' : 'team')
      .filter(({ value }) => canBeAddressed(value))
      .map(({ value, items: own }): BoardPart => ({ by, id: value, items: own }));
  return [...of('owners'), ...of('teams')];
});

/** By the keys of open action items: the incident that came before they were done, by what recurs. */
export const comebacks = memo(({ relations }: Edition): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { incidents, openActions } of relations.recurrences)
    for (const { incident, id } of openActions) {
      const later = incidents[incidents.indexOf(incident) + 1];
      if (id !== undefined && later !== undefined && !found.has(`${incident}#${id}`))
        found.set(`${incident}#${id}`, later);
    }
  return found;
});
