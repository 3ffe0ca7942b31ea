import { quarterOf } from '../../core/actions/reviews.ts';
import { memo } from '../../core/model/memo.ts';
import { dayOfIncident } from '../../core/model/postmortem.ts';
import { edition, type Edition } from '../../site/edition.ts';

/** A month or a quarter in which incidents began. */
export interface Period {
  /** `2026-04` or `2026-Q2`. */
  name: string;
  incidents: number;
}

/** The months and quarters that have a page: those in which an incident began, the last first, months before quarters. */
export async function periods(): Promise<Period[]> {
  return periodsOf(await edition());
}

const periodsOf = memo(({ library }: Edition): Period[] => {
  const months = new Map<string, number>();
  const quarters = new Map<string, number>();
  const count = (periods: Map<string, number>, name: string) => periods.set(name, (periods.get(name) ?? 0) + 1);
  for (const postmortem of library.postmortems) {
    const { status, duplicateOf } = postmortem.facts;
    const day = dayOfIncident(postmortem, library.configuration);
    if (status === 'retracted' || duplicateOf !== undefined || !/^\d{4}-/.test(day ?? '')) continue;
    count(months, day!.slice(0, 7));
    count(quarters, quarterOf(day!));
  }
  return [months, quarters].flatMap((some) =>
    [...some].sort(([a], [b]) => (a < b ? 1 : -1)).map(([name, incidents]) => ({ name, incidents })),
  );
});
