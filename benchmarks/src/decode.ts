import { deepStrictEqual } from 'node:assert'
import { widgets } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { cases, slices } from './cases.js'
import { textbook } from './contenders.js'
import { type Section, versus } from './section.js'

/** Checking and copying, without the steps after it, against writing the same data as JSON. */
export const decode: Section = {
  name: 'decode',
  title: 'decode ÷ JSON.stringify of the input',
  *rows(effort) {
    for (const { name, input, decode } of cases) {
      const candidate = () => decode(input)
      const reference = () => JSON.stringify(input)
      yield versus(name, { candidate, reference }, effort)
    }
  },
}

const oneBad = slices(100).map((slice, i) => (i === 57 ? { ...slice, value: 'many' } : slice))

const isRefused = (input: unknown): boolean => E.isLeft(widgets.pieChart.decode(input))

/** The same against the codec that the io-ts manual would have a person write. */
export const decodeIoTs: Section = {
  name: 'decode-io-ts',
  title: 'decode of a pie of 100 ÷ plain io-ts, exact(intersection([type, partial]))',
  *rows(effort) {
    const row = (measure: string, input: unknown, goal: number) => {
      deepStrictEqual(E.isLeft(textbook.decode(input)), isRefused(input))
      const candidate = () => widgets.pieChart.decode(input)
      const reference = () => textbook.decode(input)
      return versus(measure, { candidate, reference }, effort, goal)
    }
    yield row('valid', slices(100), 0.3)
    yield row('one bad leaf of 100', oneBad, 0.6)
  },
}
