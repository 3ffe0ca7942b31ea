import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

// Generous: on a busy machine a test takes its time, and is right all the same.
const settings = {
  testTimeout: 180_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000, interval: 20 } },
  // Hundreds of commands are started; each would compile the same modules.
  env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache', 'node') },
};
/** What is slow by nature: `npm run test:whole`. */
const slow = '**/*.whole.test.ts';

/** The longest file first, or it runs alone in the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const isLongest = ({ moduleId }: (typeof files)[number]) => moduleId.endsWith('/incremental.whole.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...settings,
          name: 'core',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [slow, 'src/pages/**', 'src/public/_testing/**'],
          setupFiles: 'src/_testing/seed.ts',
          // Modules are loaded once for all files.
          isolate: false,
        },
      },
      {
        // The public site of a library of canaries and of a common one, each built once.
        test: {
          ...settings,
          name: 'public',
          include: ['src/public/_testing/*.test.ts'],
          exclude: [slow],
          globalSetup: 'src/public/_testing/setup.ts',
        },
      },
      {
        // The whole site, built once and looked at in a browser.
        test: {
          ...settings,
          name: 'site',
          include: ['src/pages/_testing/*.test.ts'],
          exclude: [slow],
          globalSetup: 'src/pages/_testing/setup.ts',
        },
      },
      {
        test: {
          ...settings,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          name: 'whole',
          // Most of it is waiting for commands that run on one core.
          maxWorkers: 2,
          include: [`{src,scripts}/${slow}`],
        },
      },
    ],
    sequence: { sequencer: LongestFirst },
    reporters: ['default', 'json'],
    outputFile: { json: '.cache/tests.json' },
  },
});
