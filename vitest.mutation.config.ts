import { defineConfig } from 'vitest/config';

/** The tests of the publication decision and the leak check, without the sites that others need: `npm run test:mutation`. */
export default defineConfig({
  test: {
    include: ['src/core/publish/*.test.ts', 'src/leak-check/*.test.ts'],
    setupFiles: 'src/_testing/seed.ts',
    testTimeout: 60_000,
  },
});
