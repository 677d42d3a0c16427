import { configFromEnv, createGeckoboard } from '@gecko-widgets/next'

export const geckoboard = createGeckoboard({ ...configFromEnv(process.env), feedFormat: 'json' })
