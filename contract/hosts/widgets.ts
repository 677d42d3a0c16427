import type { GeckoboardOptions, Kind } from '@gecko-widgets/core'
import { handlerOf } from '../src/board.js'
import { WIDGETS } from '../src/widgets.js'

/** One handler for every widget of the contract: a header of the request names the widget. */
export const contractOf = <A extends readonly unknown[], R>(
  create: (
    options: GeckoboardOptions,
  ) => Readonly<Record<Kind, (...definition: readonly never[]) => (...args: A) => R>>,
  nameOf: (...args: A) => unknown,
): ((...args: A) => R) => {
  const handlers = new Map<unknown, (...args: A) => R>(
    Object.entries(WIDGETS).map(([name, definition]) => [name, handlerOf(create, definition)]),
  )
  return (...args) => {
    const handler = handlers.get(nameOf(...args))
    if (handler === undefined) throw new Error('the request names no widget')
    return handler(...args)
  }
}
