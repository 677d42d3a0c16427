import config from '../../vitest.config.js'

export default {
  ...config,
  test: { ...config.test, projects: undefined, include: ['contract/next/next.test.ts'] },
}
