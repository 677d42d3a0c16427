import { issueLine, mismatch, pathText } from '@gecko-widgets/core/adapter'
import type { IssueCode } from '@gecko-widgets/core/types'

/** Whether an object was written as such, `{ … }`, in this realm or another. */
const isPlain = (value: object): boolean => {
  const prototype: object | null = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether JSON loses what an object holds: a Map, a Promise, or an instance with all of its data out of sight. */
const isLost = (value: object): boolean =>
  ArrayBuffer.isView(value) ||
  typeof (value as { readonly then?: unknown }).then === 'function' ||
  /^\[object (Map|Set|Error)\]$/.test(Object.prototype.toString.call(value)) ||
  (!Array.isArray(value) && !isPlain(value) && Object.keys(value).length === 0)

type Broken = readonly [code: IssueCode, expected: string]

/** The rule that a value breaks if JSON loses it. */
const broken = (value: unknown): Broken | undefined => {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : ['not_finite', 'a finite number']
    case 'bigint':
    case 'function':
    case 'symbol':
      return ['not_json', 'JSON']
    case 'object':
      return value !== null && isLost(value) ? ['not_json', 'JSON'] : undefined
  }
  return undefined
}

/** Writes data as JSON, with the `toJSON` of what has one. Throws one error if JSON loses a part of it. */
export const toJson = (data: unknown): string => {
  /** The objects around the part that is being written, the outermost first, and the step to each. */
  const around: { readonly object: object; readonly step: string | number }[] = []

  const refuse = (value: unknown, at: readonly (string | number)[], [code, expected]: Broken): never => {
    const message = mismatch(value, code, expected)[0]?.message ?? ''
    throw new TypeError(`gecko-widgets: cached: ${issueLine({ path: pathText(at), code, message })}`)
  }

  function check(this: object, key: string, value: unknown): unknown {
    // JSON.stringify writes all of an object before it goes on to the next.
    while (around.length > 0 && around.at(-1)?.object !== this) around.pop()
    const isWhole = around.length === 0
    const step = Array.isArray(this) ? Number(key) : key
    const at = () => (isWhole ? [] : [...around.slice(1).map(({ step }) => step), step])
    const rule = broken(value)
    if (rule !== undefined) refuse(value, at(), rule)
    if (typeof value !== 'object' || value === null) return value
    if (around.some(({ object }) => object === value))
      refuse(value, at(), ['not_json', 'a value that does not contain itself'])
    around.push({ object: value, step })
    return value
  }

  const json: string | undefined = JSON.stringify(data, check)
  return json ?? refuse(undefined, [], ['required', 'JSON'])
}
