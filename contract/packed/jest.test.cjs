/* global test */
const requires = require('./requires.cjs')
const { use } = require('./uses.cjs')

test('an app serves its widgets', () => use(requires))
