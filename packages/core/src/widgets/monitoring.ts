import { leaf, mapped, type NowCalled, shaped, struct } from './codec.js'
import { oneOf, present, text } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { type Check, reads, wireObject, wireText } from './wire.js'

/**
 * Whether a system is up: a green arrow up, a red one down, or none.
 *
 * @example
 * import assert from 'node:assert'
 * import { type MonitoringStatus, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const statusOf = (response: Response): MonitoringStatus => (response.ok ? 'Up' : 'Down')
 * assert.deepStrictEqual(
 *   widgets.monitoring.encode(statusOf(new Response('ok'))),
 *   E.right({ kind: 'monitoring', json: { status: 'Up' } }),
 * )
 */
export type MonitoringStatus = 'Up' | 'Down' | 'Unreported'

/**
 * The full form of a `monitoring` widget's input.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Monitoring, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const shop: Monitoring = { status: 'Up', downTime: '9 days ago', responseTime: '124 ms' }
 * assert.deepStrictEqual(widgets.monitoring.encode(shop), E.right({ kind: 'monitoring', json: shop }))
 */
export interface Monitoring {
  /** Whether the system is up. */
  readonly status: MonitoringStatus
  /** When the system was last down, in words; Geckoboard shows "NOW" where it is down. */
  readonly downTime?: string | undefined
  /** How fast the system answers, in words: `124 ms`. */
  readonly responseTime?: string | undefined
  readonly downtime?: NowCalled<'downTime'>
}

/**
 * The status alone, or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type MonitoringInput, widgets } from '@gecko-widgets/core'
 *
 * const shop: MonitoringInput = 'Down'
 * const inFull: MonitoringInput = { status: 'Down' }
 * assert.deepStrictEqual(widgets.monitoring.encode(shop), widgets.monitoring.encode(inFull))
 */
export type MonitoringInput = MonitoringStatus | Monitoring

const status = oneOf<MonitoringStatus>('Up', 'Down', 'Unreported')

const wire: Check = wireObject(
  {
    // Geckoboard reads the status in any case.
    status: reads(
      leaf('one of "Up", "Down", "Unreported"', 'not_one_of', (value) =>
        typeof value === 'string' && /^(?:up|down|unreported)$/i.test(value) ? value : undefined,
      ),
    ),
    downTime: wireText,
    responseTime: wireText,
  },
  ['status'],
)

/** The `monitoring` widget (`widgets.md`, "monitoring"). */
export const monitoring: Widget<'monitoring', MonitoringInput, NoSettings, MonitoringInput, true> =
  defineWidget({
    kind: 'monitoring',
    input: shaped<Monitoring>({
      string: mapped(status, (status) => ({ status })),
      object: struct<Monitoring>({ status, downTime: text, responseTime: text }, ['status'], {
        downtime: 'downTime',
      }),
    }),
    settings: {},
    payload: ({ status, downTime, responseTime }) => present({ status, downTime, responseTime }),
    wire,
    xml: true,
  })
