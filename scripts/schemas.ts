import { join } from 'node:path';
import { Command } from 'commander';
import { format, resolveConfig } from 'prettier';
import { schemas } from '../src/editor/schemas.ts';
import { replaceFile } from '../src/library/replace.ts';
import { apiSchemas } from '../src/site/feeds/api/schema.ts';
import { run } from './run.ts';

const folder = join(import.meta.dirname, '../public/schemas');

await run(
  new Command('schemas')
    .description('Writes the JSON Schemas of front matter, YAML files and data to public/schemas/.')
    .argument('[folder]', 'another folder to write to', folder)
    .action(async (target: string) => {
      for (const [name, schema] of Object.entries({ ...schemas, ...apiSchemas })) {
        const file = join(target, `${name}.schema.json`);
        const style = { ...(await resolveConfig(folder)), parser: 'json' };
        await replaceFile(file, await format(JSON.stringify(schema), style));
      }
    }),
);
