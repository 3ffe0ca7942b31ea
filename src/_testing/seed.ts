import fc from 'fast-check';

/** Properties are tried with the same values every time, and with others where `npm run test:fuzz` gives a seed. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_260_415) });
