import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { encodeJson } from '@gecko-widgets/core'
import { cases } from './cases.js'
import { time } from './report.js'
import { cpuTime, ratio, sample, spreadOf, wallTime } from './sampler.js'
import type { Section } from './section.js'

// It ends without its parent, too.
const BUSY = 'const end = Date.now() + 60_000; while (Date.now() < end);'

const keepCoresBusy = (): (() => void) => {
  const others = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['--eval', BUSY], { stdio: 'ignore' }),
  )
  return () => {
    for (const other of others) other.kill()
  }
}

/** Shows what the figures of a busy machine are worth: two identical things have the ratio 1. */
export const busy: Section = {
  name: 'busy',
  title: 'JSON of all kinds ÷ the same, while another process keeps each core busy',
  *rows(effort) {
    const encodeAll = () => cases.map(({ encode }) => encodeJson(encode())).join()
    const rest = keepCoresBusy()
    try {
      for (const [measure, clock] of [
        ['in CPU time, as everywhere else', cpuTime],
        ['in wall time', wallTime],
      ] as const) {
        const samples = sample({ candidate: encodeAll, reference: encodeAll }, { ...effort, clock })
        yield {
          measure,
          spread: ratio(samples.candidate, samples.reference),
          of: time(spreadOf(samples.reference).median),
        }
      }
    } finally {
      rest()
    }
  },
}
