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
          exclude: ['src/pages/**'],
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
