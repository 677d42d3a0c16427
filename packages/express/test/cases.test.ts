import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from './support/board.js'
import { CASES } from './support/cases.js'
import { EXPRESS } from './support/express.js'
import { watchProcess } from './support/process.js'
import { runCase, titleOf } from './support/run.js'
import { WIDGETS } from './support/widgets.js'

watchProcess()

it('every group that can be asked over the wire has its ids', () => {
  const ids = new Set(CASES.map(({ id }) => id))
  // A32 and A33 take a mock; F25 is for adapters that read bodies; the rest of D has files of its own.
  const missing = [
    ...Array.from({ length: 34 }, (_, i) => `A${i + 1}`).filter((id) => id !== 'A32' && id !== 'A33'),
    ...Array.from({ length: 30 }, (_, i) => `F${i + 1}`).filter((id) => id !== 'F25'),
    ...Array.from({ length: 13 }, (_, i) => `D${i + 1}`),
  ].filter((id) => !ids.has(id))
  expect(missing).toEqual([])
})

for (const framework of EXPRESS)
  describe(framework.name, () => {
    let server: Server
    beforeAll(async () => {
      server = await framework.start(WIDGETS)
    })
    afterAll(() => server.stop())

    for (const given of CASES) it(titleOf(given), () => runCase(server, framework, given))
  })
