import config from '../../vitest.config.js'

export default { ...config, test: { ...config.test, include: ['contract/hosts/hosts.test.ts'] } }
