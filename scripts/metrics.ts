import { Command, InvalidArgumentError } from 'commander';
import { measure } from '../src/core/metrics/report.ts';
import { selectFrom, type Selection } from '../src/core/metrics/selection.ts';
import { printReport } from '../src/core/metrics/table.ts';
import { catalogueOf } from '../src/core/catalogue/catalogue.ts';
import type { Catalogue } from '../src/core/model/entry.ts';
import { readLibrary } from '../src/library/read.ts';
import { day, today } from './clock.ts';
import { run } from './run.ts';

await run(
  new Command('metrics')
    .description('Measures the library: medians first, then what was left out and why, means last.')
    .option('--json', 'print the whole report, raw instants included, as JSON', false)
    .option('--service <id>', 'only incidents of this service')
    .option('--severity <id>', 'only incidents of this severity')
    .option('--year <year>', 'only incidents that began in this year, in the library’s zone')
    .option('--now <day>', 'the day to judge overdue action items by, YYYY-MM-DD', day, today())
    .action(async (options: Selection & { json: boolean; now: string }) => {
      const library = catalogueOf(await readLibrary());
      const wrong = unexpected(options, library);
      if (wrong.length > 0) throw new InvalidArgumentError(wrong.join('\n'));
      const report = measure(selectFrom(library, options), options.now);
      process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
    }),
);

function unexpected({ service, severity, year }: Selection, { services, configuration }: Catalogue): string[] {
  const wrong: string[] = [];
  const scale = configuration.severities.map(({ id }) => id);
  if (service !== undefined && !services.has(service))
    wrong.push(
      `There is no service ${JSON.stringify(service)}. Give one of services.yaml: ${[...services.keys()].join(', ')}.`,
    );
  if (severity !== undefined && !scale.includes(severity))
    wrong.push(`There is no severity ${JSON.stringify(severity)}. Give one of ${scale.join(', ')}.`);
  if (year !== undefined && !/^\d{4}$/.test(year))
    wrong.push(`${JSON.stringify(year)} is no year. Give four digits such as 2026.`);
  return wrong;
}
