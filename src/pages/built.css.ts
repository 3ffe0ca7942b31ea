import type { APIRoute } from 'astro';
import { longDayIn } from '../core/model/clock.ts';
import { edition } from '../site/edition.ts';
import { textsFor } from '../texts/texts.ts';
import { file } from './_sources.ts';

/** What the site was built from and when, as what the footer of every page says. */
export const GET: APIRoute = async () => {
  const { library, today } = await edition();
  const { layout, time } = textsFor(library.configuration.language);
  const built = layout.builtFrom(library.postmortems.length, library.runbooks.length);
  const told = layout.builtOn(built, longDayIn(Date.parse(today), 'UTC', time.language));
  return file(`.built-on::before { content: ${JSON.stringify(told)}; }\n`, 'text/css');
};
