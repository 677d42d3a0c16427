import type { IssueCode } from './issueCode.js'
import { tagOf } from './own.js'

const NUMERIC = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** Whether a string is a decimal number, with or without space around it. */
export const isNumeric = (text: string): boolean => NUMERIC.test(text)

/** The same as a regular expression. */
export const NUMERIC_PATTERN = NUMERIC.source

const CONVERSIONS: { readonly [C in IssueCode]?: string } = {
  not_finite: 'convert it with Number()',
  not_text: 'convert it with String()',
}

/** Names a likely mistake and its fix, without the value itself. */
const nearMiss = (value: unknown, code: IssueCode): string | undefined => {
  const convert = CONVERSIONS[code] ?? 'convert it first'
  if (value === null) return 'null'
  if (typeof value === 'bigint') return `a bigint: ${convert}`
  if (typeof value === 'function' && code !== 'not_json') return 'a function: was it called?'
  const tag = tagOf(value)
  if (tag === 'Promise') return 'a Promise: was it awaited?'
  if (tag === 'Date' && code !== 'wrong_shape') return 'a Date: convert it with toISOString() or Number()'
  if (tag === 'Set' || tag === 'Map') return 'not an array: spread it, [...rows]'
  switch (code) {
    case 'not_finite':
      if (typeof value === 'number') return 'NaN or infinite: was something divided by 0?'
      return typeof value === 'string' && isNumeric(value) ? `a numeric string: ${convert}` : undefined
    case 'not_text':
      return typeof value === 'number' ? `a number: ${convert}` : undefined
    case 'not_boolean':
      return value === 'true' || value === 'false' ? 'a string: write it without quotes' : undefined
    case 'bad_color':
      return typeof value === 'string' && /^[a-z]+$/i.test(value)
        ? 'a name: write the colour in digits'
        : undefined
  }
  return undefined
}

/** Writes the hint at the end of an issue's message; empty if there is none. */
export const hintFor = (value: unknown, code: IssueCode): string => {
  const found = nearMiss(value, code)
  return found === undefined ? '' : `; this is ${found}`
}
