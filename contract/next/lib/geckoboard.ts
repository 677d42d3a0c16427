import { configFromEnv, createGeckoboard } from '@gecko-widgets/next'

// While the app is built, none of the variables is set.
export const geckoboard = createGeckoboard({ ...configFromEnv(process.env), feedFormat: 'json' })
