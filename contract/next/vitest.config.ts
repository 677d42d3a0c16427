import config from '../../vitest.config.js'

export default { ...config, test: { ...config.test, include: ['contract/next/next.test.ts'] } }
