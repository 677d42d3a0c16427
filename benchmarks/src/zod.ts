import { encodeJson } from '@gecko-widgets/core'
import { z } from 'zod'
import { type Case, number, numberInFull, pie, text } from './cases.js'
import { against, type Section } from './section.js'

// What a person who has one widget would write: a schema for the form that the data has, with the library's limits.
const shortText = z.string().max(10_000)
const color = z.string().regex(/^[0-9a-f]{6}(?:[0-9a-f]{2})?$/i)

const values = z.tuple([z.number(), z.number(), shortText])

const comparison = z.object({
  value: z.number(),
  previous: z.number().optional(),
  prefix: shortText.optional(),
})

const slices = z
  .array(z.object({ value: z.number().nonnegative(), label: shortText.optional(), color: color.optional() }))
  .min(1)
  .max(10_000)

const TYPES = { none: 0, alert: 1, info: 2 } as const

const messages = z
  .array(z.object({ text: shortText, type: z.enum(['none', 'alert', 'info']).optional() }))
  .min(1)
  .max(10)

const BY_HAND: readonly (readonly [each: Case, payloadOf: (input: unknown) => unknown])[] = [
  [
    number,
    (input) => {
      const [value, previous, prefix] = values.parse(input)
      return { item: [{ value, prefix }, { value: previous }] }
    },
  ],
  [
    numberInFull,
    (input) => {
      const { value, previous, prefix } = comparison.parse(input)
      const first = { value, prefix }
      return { item: previous === undefined ? [first] : [first, { value: previous }] }
    },
  ],
  [pie(10), (input) => ({ item: slices.parse(input) })],
  [
    text,
    (input) => ({
      item: messages.parse(input).map(({ text, type = 'none' }) => ({ text, type: TYPES[type] })),
    }),
  ],
  [pie(1_000), (input) => ({ item: slices.parse(input) })],
]

/** The whole way to JSON text, against the checks and the mapping that a person would write with zod. */
export const jsonZod: Section = {
  name: 'json-zod',
  title: 'JSON end to end ÷ by hand, checked: zod, mapping, JSON.stringify',
  *rows(effort) {
    for (const [each, payloadOf] of BY_HAND) {
      const candidate = () => encodeJson(each.encode())
      const reference = () => JSON.stringify(payloadOf(each.input))
      yield against(each.name, { candidate, reference }, effort, 0.8)
    }
  },
}
