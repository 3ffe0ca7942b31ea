import { Argument, Command, InvalidArgumentError } from 'commander';
import type { SourceFile } from '../src/core/model/library.ts';
import { zoneOfIncident } from '../src/core/model/postmortem.ts';
import { boundOf } from './bound.ts';
import { Refused, unchanged, type Change } from './change/change.ts';
import { make, withMaking, type Making } from './change/make.ts';
import { planSplit } from './change/split.ts';
import { planSplitRunbook } from './change/split-runbook.ts';
import { planSplitService } from './change/split-service.ts';
import { run } from './run.ts';

interface Chosen {
  title: string;
  from?: string;
  to?: string;
  actions?: string[];
  summary?: string;
  section?: string[];
  documents?: string[];
}

/** What can be split, and the options that say what goes. */
const splits = {
  incident: ['from', 'to', 'actions'],
  runbook: ['summary', 'section'],
  service: ['documents'],
} as const satisfies Record<string, readonly (keyof Chosen)[]>;
type Split = keyof typeof splits;

const listed = (list: string) => list.split(',').map((one) => one.trim());
/** A heading may hold commas. */
const collected = (one: string, others: string[] = []) => [...others, one];

await run(
  withMaking(
    new Command('split')
      .description(
        'Makes two of an incident, a runbook or a service: a new one begins with what you choose, and what names that follows it. Shows the differences and asks.',
      )
      .addArgument(new Argument('<what>', 'what it is').choices(Object.keys(splits)))
      .argument('<id>', 'its id')
      .argument('<new-id>', 'id of the new one')
      .requiredOption('--title <text>', 'title of the new one, or the name of the new service')
      .option('--from <time>', 'incident: rows from this time on, such as "2026-04-15 14:00", in its zone')
      .option('--to <time>', 'incident: rows up to this time')
      .option('--actions <ids>', 'incident: numbers of action items, with commas between them', listed)
      .option('--section <heading>', 'runbook: a section of it, by its heading; give it once for each', collected)
      .option('--summary <text>', 'runbook: when to open the new one, in a sentence')
      .option('--documents <ids>', 'service: what names the new one from now on, with commas between them', listed),
  ).action((what: Split, id: string, to: string, { yes, dryRun, now, ...chosen }: Chosen & Making) => {
    const foreign = (Object.keys(chosen) as (keyof Chosen)[]).find(
      (name) => name !== 'title' && !(splits[what] as readonly string[]).includes(name),
    );
    if (foreign !== undefined)
      throw new InvalidArgumentError(
        `Unexpected --${foreign} for ${what === 'incident' ? 'an' : 'a'} ${what}, expected ${splits[what].map((name) => `--${name}`).join(', ')}.`,
      );
    return make((files) => planned(what, id, to, chosen, files), { yes, dryRun, now });
  }),
);

function planned(what: Split, id: string, to: string, chosen: Chosen, files: readonly SourceFile[]): Change {
  const { title } = chosen;
  switch (what) {
    case 'incident':
      return planSplit(id, to, { title, actions: chosen.actions ?? [], ...boundsOf(id, chosen, files) }, files);
    case 'runbook':
      if (chosen.summary === undefined) throw new Refused('Give --summary: when to open the new one, in a sentence.');
      return planSplitRunbook(id, to, { title, summary: chosen.summary, sections: chosen.section ?? [] }, files);
    case 'service':
      return planSplitService(id, to, { title, documents: chosen.documents ?? [] }, files);
  }
}

/** The two times, in the zone of the incident. */
function boundsOf(id: string, { from: since, to: until }: Chosen, files: readonly SourceFile[]) {
  const { library } = unchanged(files);
  const source = library.postmortems.find((one) => one.id === id);
  const zone = source ? zoneOfIncident(source, library.configuration) : library.configuration.zone;
  const [from, to] = [boundOf('--from', since, zone), boundOf('--to', until, zone, true)];
  if (from !== undefined && to !== undefined && from > to)
    throw new Refused('Unexpected --from after --to. Give the earlier time first.');
  return { from, to };
}
