import { defineConfig } from 'vitest/config';

const settings = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...settings,
          name: 'core',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['src/pages/**', 'src/public/_testing/**'],
        },
      },
      {
        // The public site of a library of canaries and of a common one, each built once.
        test: {
          ...settings,
          name: 'public',
          include: ['src/public/_testing/*.test.ts'],
          globalSetup: 'src/public/_testing/setup.ts',
        },
      },
      {
        // The whole site, built once and looked at in a browser.
        test: {
          ...settings,
          name: 'site',
          include: ['src/pages/_testing/*.test.ts'],
          globalSetup: 'src/pages/_testing/setup.ts',
        },
      },
    ],
    reporters: ['default', ['json', { outputFile: '.cache/tests.json' }]],
  },
});
