import { cureFor, foreign, isOwnData, plainFrom, type Wanted } from './foreign.js'
import { isList } from './own.js'

const NUMERIC = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** Whether a string is a decimal number, with or without space around it. */
export const isNumeric = (text: string): boolean => NUMERIC.test(text)

/** The same as a regular expression. */
export const NUMERIC_PATTERN = NUMERIC.source

/** What a value is, without the value itself, and how to make of it what is wanted. */
export interface Hint {
  readonly got: string
  readonly cure?: string | undefined
}

/** A number as people write it: `1,234.50`, `12.5%`, `$5`, `5 EUR`, `(12)`. */
const FORMATTED =
  /^\s*[-+(]?\s*(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3})?\s*[-+]?\d[\d.,'\s]*(?:%|‰|\p{Sc}|[A-Z]{3})?\)?\s*$/u
const LONGEST_FORMATTED = 40

const isFormatted = (text: string): boolean => text.length <= LONGEST_FORMATTED && FORMATTED.test(text)

const hintOfString = (text: string, wanted: readonly Wanted[]): Hint | undefined => {
  if (wanted.includes('string') || wanted.includes('word')) return undefined
  if (wanted.includes('color'))
    return /^[a-z]+$/i.test(text)
      ? { got: 'a name', cure: 'write the color in digits, as RRGGBB' }
      : undefined
  if (wanted.includes('number')) {
    if (isNumeric(text)) return { got: 'a numeric string', cure: 'convert it with Number()' }
    if (isFormatted(text)) return { got: 'a formatted number', cure: 'pass the number itself' }
    if (text.trim() === '') return { got: 'a blank string' }
  }
  const isBoolean = wanted.includes('boolean') && (text === 'true' || text === 'false')
  return { got: 'a string', cure: isBoolean ? 'write it without quotes' : undefined }
}

const hintOfNumber = (n: number, wanted: readonly Wanted[]): Hint | undefined => {
  if (wanted.includes('number'))
    return { got: Number.isNaN(n) ? 'NaN' : 'an infinite number', cure: 'was something divided by 0?' }
  if (wanted.includes('string')) return { got: 'a number', cure: 'convert it with String()' }
  // As databases without booleans have them.
  const isBoolean = wanted.includes('boolean') && (n === 0 || n === 1)
  return { got: 'a number', cure: isBoolean ? 'convert it with Boolean()' : undefined }
}

const CONVERT_BIGINT = {
  number: 'convert it with Number()',
  string: 'convert it with String()',
  json: 'convert it with Number()',
}

const hintOfObject = (value: object, wanted: readonly Wanted[]): Hint | undefined => {
  const known = foreign(value)
  if (known !== undefined) return { got: known.got, cure: cureFor(known.cures, wanted) }
  if (isList(value)) return { got: 'a list' }
  return wanted.includes('json') && !isOwnData(value)
    ? { got: 'an instance of a class', cure: `pass ${plainFrom(value)}` }
    : { got: 'an object' }
}

/** Says what a value of the wrong type is, and names a likely cure. */
export const hintFor = (value: unknown, wanted: readonly Wanted[]): Hint | undefined => {
  switch (typeof value) {
    case 'string':
      return hintOfString(value, wanted)
    case 'number':
      return hintOfNumber(value, wanted)
    case 'bigint':
      return { got: 'a bigint', cure: cureFor(CONVERT_BIGINT, wanted) }
    case 'function':
      // A payload may hold functions as text, which its own message says.
      return { got: 'a function', cure: wanted.includes('json') ? undefined : 'was it called?' }
    case 'object':
      return value === null ? { got: 'null' } : hintOfObject(value, wanted)
    case 'undefined':
      return undefined
    default:
      return { got: `a ${typeof value}` }
  }
}
