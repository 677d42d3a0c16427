import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from '../src/board.js'
import { CASES } from '../src/cases/index.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { watchProcess } from '../src/process.js'
import { applies, runCase, titleOf } from '../src/run.js'
import { WIDGETS } from '../src/widgets.js'

watchProcess()

it('every group that can be asked over the wire has its ids', () => {
  const ids = new Set(CASES.map(({ id }) => id))
  // A32 and A33 take a mock; the rest of D has files of its own.
  const missing = [
    ...Array.from({ length: 34 }, (_, i) => `A${i + 1}`).filter((id) => id !== 'A32' && id !== 'A33'),
    ...Array.from({ length: 30 }, (_, i) => `F${i + 1}`),
    ...Array.from({ length: 13 }, (_, i) => `D${i + 1}`),
  ].filter((id) => !ids.has(id))
  expect(missing).toEqual([])
})

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  let server: Server
  beforeAll(async () => {
    server = await framework.start(WIDGETS)
  })
  afterAll(() => server.stop())

  for (const given of CASES.filter(applies(framework)))
    it(titleOf(given), () => runCase(server, framework, given))
})
