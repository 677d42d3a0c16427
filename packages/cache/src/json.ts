import { isPlain, issueLine, mismatch, pathText, tagOf } from '@gecko-widgets/core/adapter'
import type { Issue } from '@gecko-widgets/core/types'

const LOST = 'a plain object, because JSON would drop the data of this one'

const isThenable = (value: object): boolean => 'then' in value && typeof value.then === 'function'

/** Whether JSON drops the data of an object: a Promise, a Map, or an instance without visible fields. */
const isLost = (value: object): boolean =>
  isThenable(value) ||
  ArrayBuffer.isView(value) ||
  ['Map', 'Set', 'Error'].includes(tagOf(value)) ||
  (!Array.isArray(value) && !isPlain(value) && Object.keys(value).length === 0)

/** The problem with a part of the data that JSON drops or changes. */
const lossOf = (value: unknown): Omit<Issue, 'path'> | undefined => {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : mismatch(value, 'not_finite', 'a finite number')[0]
    case 'function':
      return mismatch(value, 'not_json', 'JSON', [])[0]
    case 'bigint':
    case 'symbol':
      return mismatch(value, 'not_json', 'JSON')[0]
    case 'object':
      return value !== null && isLost(value) ? mismatch(value, 'not_json', LOST)[0] : undefined
  }
  return undefined
}

const CIRCULAR: Omit<Issue, 'path'> = {
  code: 'not_json',
  message: 'expected a value that does not contain itself',
}

const NOTHING: Omit<Issue, 'path'> = {
  code: 'required',
  message: 'the data function returned undefined; is a return missing?',
}

const refuse = (found: Omit<Issue, 'path'>, at: readonly (string | number)[]): never => {
  const line = issueLine({ ...found, path: pathText(at) })
  throw new TypeError(`gecko-widgets: cached: ${line}`)
}

/** Writes data as JSON and calls `toJSON` methods. Throws one error if JSON would lose a part of it. */
export const toJson = (data: unknown): string => {
  /** The objects around the part that is being written, the outermost first, and the step to each. */
  const around: { readonly object: object; readonly step: string | number }[] = []

  function check(this: object, key: string, value: unknown): unknown {
    // JSON.stringify writes all of an object before it goes on to the next.
    while (around.length > 0 && around.at(-1)?.object !== this) around.pop()
    const isWhole = around.length === 0
    const step = Array.isArray(this) ? Number(key) : key
    const at = () => (isWhole ? [] : [...around.slice(1).map(({ step }) => step), step])
    const loss = lossOf(value)
    if (loss !== undefined) refuse(loss, at())
    if (typeof value !== 'object' || value === null) return value
    if (around.some(({ object }) => object === value)) refuse(CIRCULAR, at())
    around.push({ object: value, step })
    return value
  }

  const json: string | undefined = JSON.stringify(data, check)
  return json ?? refuse(NOTHING, [])
}
