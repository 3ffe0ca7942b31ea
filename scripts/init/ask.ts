import { select, text } from '@clack/prompts';
import { InvalidArgumentError } from 'commander';
import { readZone } from '../../src/core/parse/time.ts';
import { answer } from '../new/ask.ts';
import { readAddress, readIds, readSeverities, readTracker, scales, type Given } from './answers.ts';

/** Asks at the terminal for what was not given. An empty answer is what is usual. */
export async function askAnswers(given: Given): Promise<Given> {
  const asked: Given = { ...given };
  asked.name ??= await answer(
    text({
      message: 'What is the library called?',
      placeholder: 'Our incidents',
      validate: (value) => (value?.trim() ? undefined : 'Give it a name.'),
    }),
  );
  if (asked.severities === undefined) {
    const scale = await answer(
      select({
        message: 'How do you say how bad an incident is?',
        options: [
          ...Object.entries(scales).map(([value, { label }]) => ({ value, label })),
          { value: 'own', label: 'a scale of our own' },
        ],
      }),
    );
    asked.severities =
      scale === 'own'
        ? await answer(
            text({
              message: 'Which severities, worst first?',
              placeholder: 'S1=Total loss,S2=Partly down',
              validate: by(readSeverities),
            }),
          )
        : scale;
  }
  asked.zone ??= await answer(
    text({
      message: 'In which time zone do you write times?',
      initialValue: 'UTC',
      validate: (value) => (value && readZone(value) ? undefined : 'Give a name such as Europe/Berlin.'),
    }),
  );
  asked.ids ??= optional(
    await answer(
      text({
        message: 'Do incidents have ids? Their pattern, or nothing to name them by day',
        placeholder: 'INC-\\d{4}',
        validate: (value) => (value ? by(readIds)(value) : undefined),
      }),
    ),
  );
  asked.host ??= await answer(
    select({
      message: 'Where does the repository live?',
      options: [
        { value: 'github', label: 'GitHub' },
        { value: 'gitlab', label: 'GitLab' },
        { value: 'none', label: 'elsewhere' },
      ],
    }),
  );
  asked.tracker ??= optional(
    await answer(
      text({
        message:
          'Where are tickets? An address with {ticket} in it, github:owner/repository, gitlab:host/project, or nothing',
        placeholder: 'https://tickets.example.com/browse/{ticket}',
        validate: (value) => (value ? by(readTracker)(value) : undefined),
      }),
    ),
  );
  asked.public ??= optional(
    await answer(
      text({
        message: 'Will there be a public edition? Its address, or nothing',
        placeholder: 'https://postmortems.example.com',
        validate: (value) => (value ? by(readAddress)(value) : undefined),
      }),
    ),
  );
  return asked;
}

const optional = (value: string | undefined) => (value === undefined || value.trim() === '' ? undefined : value);

function by(read: (value: string) => unknown): (value: string | undefined) => string | undefined {
  return (value = '') => {
    try {
      read(value);
      return undefined;
    } catch (error) {
      if (error instanceof InvalidArgumentError) return error.message;
      throw error;
    }
  };
}
