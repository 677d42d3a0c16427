import type { Issue } from '@gecko-widgets/core'
import { isNumeric } from '../../src/codec/hint.js'
import { DATE_PATTERN } from '../../src/widgets/dates.js'
import { LONGEST_TEXT } from '../../src/widgets/fields.js'
import { valueAt } from './places.js'

/** A rule that JSON Schema has no words for. */
interface Unsayable {
  /** The rule, as docs/schemas.md has it. */
  readonly rule: string
  /** Set if only payloads have what the rule is about. */
  readonly isOnWire?: true
  /** Whether a value breaks it, by an issue of the value and the part that the issue is about. */
  readonly isBroken: (issue: Issue, part: unknown) => boolean
}

const DATE = new RegExp(DATE_PATTERN)

/** The rules that JSON Schema has no words for: a schema takes what breaks only them, and refuses all else that is refused. */
export const UNSAYABLE: readonly Unsayable[] = [
  {
    rule: 'Order: an end is not below its start, a `max` not below its `min`, and `axisPoints` ascend.',
    isBroken: ({ code }) => code === 'bad_order',
  },
  {
    rule: 'Days: `2026-02-30` looks like a date, but there is no such day.',
    isBroken: ({ code }, part) => code === 'bad_date' && typeof part === 'string' && DATE.test(part),
  },
  {
    rule: 'Depth: at most 32 levels of lists and objects in `custom` and `highcharts`.',
    isBroken: ({ code }) => code === 'too_deep',
  },
  {
    rule: 'Total size: at most 1 MiB of JSON.',
    isBroken: ({ code }) => code === 'too_large',
  },
  {
    rule: 'UTF-16 length: JSON Schema counts an emoji as one character; the limit of 10,000 counts it as two.',
    isBroken: ({ code }, part) =>
      code === 'too_long' && typeof part === 'string' && [...part].length <= LONGEST_TEXT,
  },
  {
    isOnWire: true,
    rule: 'Numbers in strings, which only payloads have: whether `"500"` is within a limit, and whether `"1e999"` is finite.',
    isBroken: ({ code }, part) =>
      ['out_of_range', 'not_one_of', 'not_finite'].includes(code) &&
      typeof part === 'string' &&
      isNumeric(part),
  },
]

/** The rules on the list that the issues of a value are about. */
export const rulesBroken = (issues: readonly Issue[], value: unknown): readonly string[] =>
  UNSAYABLE.flatMap(({ rule, isBroken }) =>
    issues.some((issue) => isBroken(issue, valueAt(value, issue.path))) ? [rule] : [],
  )

const isUnsayable = (rules: readonly Unsayable[], issues: readonly Issue[], value: unknown): boolean =>
  issues.every((issue) => rules.some(({ isBroken }) => isBroken(issue, valueAt(value, issue.path))))

/** Whether all that is wrong with an input is what JSON Schema cannot say. Other rules may be asked only then. */
export const isUnsayableInput = (issues: readonly Issue[], input: unknown): boolean =>
  isUnsayable(
    UNSAYABLE.filter(({ isOnWire }) => isOnWire === undefined),
    issues,
    input,
  )

/** Whether all that is wrong with a payload is what JSON Schema cannot say. */
export const isUnsayablePayload = (issues: readonly Issue[], payload: unknown): boolean =>
  isUnsayable(UNSAYABLE, issues, payload)
