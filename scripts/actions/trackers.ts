import { InvalidArgumentError } from 'commander';
import type { TrackerSettings } from '../../src/core/model/configuration.ts';
import { httpWith, type Clock } from '../../src/trackers/http.ts';
import { secretOf, TrackerFault, type Tracker } from '../../src/trackers/tracker.ts';
import { adapters } from '../../src/trackers/trackers.ts';

const clock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Opens a tracker of library.yaml with the tokens of the environment. */
export function openTracker(settings: TrackerSettings): Tracker {
  const adapter = Object.hasOwn(adapters, settings.use) ? adapters[settings.use] : undefined;
  if (!adapter)
    throw new InvalidArgumentError(
      `There is no tracker ${JSON.stringify(settings.use)}. Write one of ${Object.keys(adapters).join(', ')} into \`actions.trackers\` of library.yaml.`,
    );
  return adapter(settings, process.env, httpWith(clock));
}

/** What people call a tracker of library.yaml. */
export function nameOfTracker({ use, project }: TrackerSettings): string {
  return `${use} ${project}`;
}

/**
 * Opens a webhook, whose address is a secret of the environment.
 *
 * @throws TrackerFault where the variable holds no address; the way it gives, where a message was not taken
 */
export function openWebhook(variable: string): (payload: unknown) => Promise<void> {
  const address = secretOf(process.env, variable);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new TrackerFault(`The environment variable ${variable} holds no address.`);
  const http = httpWith(clock)({ url: url.origin, headers: {}, secrets: [address] });
  return async (payload) => {
    const path = `${url.pathname}${url.search}`;
    const { status } = await http.send({ method: 'POST', path, body: payload, once: true, unread: true });
    if (status < 200 || status > 299) throw new TrackerFault(`${url.host} answered ${status}.`);
  };
}
