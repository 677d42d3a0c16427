// One of several processes that serve the same widgets from one store; it polls as it is asked to.
import { setTimeout as delay } from 'node:timers/promises'
import { cached } from '@gecko-widgets/cache'
import { storeAt } from './stores.js'

/** A widget that replicas serve. */
export interface Plan {
  readonly key: string
  readonly ttlMs: number
  readonly staleMs?: number
  readonly timeoutMs?: number
  /** How long its query takes. */
  readonly queryMs: number
}

/** How a replica polls a widget: `polls` at once, again `everyMs` for `forMs`. */
export interface Order {
  readonly plan: Plan
  readonly polls: number
  readonly everyMs?: number
  readonly forMs?: number
}

/** What a replica reports of a key: a call of the data function, a failure, what polls got. */
export type Report =
  | { readonly key: string; readonly call: number }
  | { readonly key: string; readonly failure: string }
  | { readonly key: string; readonly got: readonly string[] }

const send = (report: Report | 'ready'): void => {
  process.send?.(report)
}

const { store } = await storeAt(process.argv[2] ?? '')

const define = ({ queryMs, ...options }: Plan) => {
  const { key } = options
  const onError = ({ _tag, cause }: { readonly _tag: string; readonly cause: unknown }) =>
    send({ key, failure: `${_tag}: ${cause}` })
  return cached({ store, onError, ...options })(async () => {
    const call = Date.now()
    send({ key, call })
    await delay(queryMs)
    return `made by ${process.pid} at ${call}`
  })
}

const widgets = new Map<string, ReturnType<typeof define>>()

process.on('message', async ({ plan, polls, everyMs = 0, forMs = 0 }: Order) => {
  const { key } = plan
  const widget = widgets.get(key) ?? define(plan)
  widgets.set(key, widget)
  const poll = (): Promise<string> =>
    widget(undefined, { signal: new AbortController().signal }).catch((cause) => `failed: ${cause}`)
  const end = Date.now() + forMs
  const waiting: Promise<string>[] = []
  do {
    waiting.push(...Array.from({ length: polls }, poll))
    await delay(everyMs)
  } while (Date.now() < end)
  send({ key, got: await Promise.all(waiting) })
})
process.on('disconnect', () => process.exit())
send('ready')
