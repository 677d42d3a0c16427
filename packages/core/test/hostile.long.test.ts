import { type Kind, widgets } from '@gecko-widgets/core'
import { hostileValue, laws } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import { test } from 'vitest'

// A file of its own, since it takes long: a mutation run does with the fewer values of laws.test.ts.
test.each(Object.keys(widgets) as Kind[])(
  '%s handles each of 12,500 hostile values, 200,000 over all kinds, without throwing',
  (kind) => {
    fc.assert(
      fc.property(hostileValue, (make) => laws.isTotal(kind)(make())),
      { numRuns: 12_500 },
    )
  },
)
