const assert = require('node:assert')
const requires = require('./requires.cjs')
const { use, useCache } = require('./uses.cjs')

for (const entry of process.argv.slice(2)) {
  assert(require.resolve(entry).includes('cjs'), entry)
  assert(Object.keys(require(entry)).length > 0 || entry.endsWith('/types'), entry)
}
use(requires)
useCache({ ...requires, cached: require('@gecko-widgets/cache').cached })
