import { Command } from 'commander';
import { zoneOfIncident } from '../src/core/model/postmortem.ts';
import { boundOf } from './bound.ts';
import { Refused, unchanged } from './change/change.ts';
import { make, withMaking, type Making } from './change/make.ts';
import { planSplit } from './change/split.ts';
import { run } from './run.ts';

interface Options extends Making {
  title: string;
  from?: string;
  to?: string;
  actions: string[];
}

await run(
  withMaking(
    new Command('split')
      .description(
        'Begins a second postmortem with rows of the timeline and action items of an incident that was two. Both are related; their texts are yours to part.',
      )
      .argument('<id>', 'id of the incident')
      .argument('<new-id>', 'id of the new one')
      .requiredOption('--title <text>', 'title of the new one')
      .option('--from <time>', 'rows from this time on, such as "2026-04-15 14:00", in the zone of the incident')
      .option('--to <time>', 'rows up to this time')
      .option(
        '--actions <ids>',
        'numbers of action items, with commas between them',
        (list: string) => list.split(',').map((one) => one.trim()),
        [],
      ),
  ).action((id: string, to: string, { title, from, to: until, actions, ...making }: Options) =>
    make((files) => {
      const { library } = unchanged(files);
      const source = library.postmortems.find((one) => one.id === id);
      const zone = source ? zoneOfIncident(source, library.configuration) : library.configuration.zone;
      const chosen = { title, actions, from: boundOf('--from', from, zone), to: boundOf('--to', until, zone, true) };
      if (chosen.from !== undefined && chosen.to !== undefined && chosen.from > chosen.to)
        throw new Refused('Unexpected --from after --to. Give the earlier time first.');
      return planSplit(id, to, chosen, files);
    }, making),
  ),
);
