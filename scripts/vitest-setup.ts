import fc from 'fast-check'

// Every run of the properties can be replayed: FAST_CHECK_SEED=<seed> npm test
const seed = Number(process.env['FAST_CHECK_SEED'] ?? Date.now() % 2 ** 31)
fc.configureGlobal({ seed, numRuns: Number(process.env['FAST_CHECK_RUNS'] ?? 300) })
