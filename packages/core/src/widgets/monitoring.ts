import * as c from '../codec/index.js'
import { oneOf, text } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** The state of a system: a green arrow up, a red one down, or none. */
export type MonitoringStatus = 'Up' | 'Down' | 'Unreported'

/** The full form of a monitoring widget. */
export interface MonitoringFields {
  readonly status: MonitoringStatus
  /** When the system was last down, in words; while it is down, Geckoboard shows "NOW". */
  readonly downTime?: string | null | undefined
  /** How fast the system responds, with the unit: `124 ms`. */
  readonly responseTime?: string | null | undefined
  readonly downtime?: c.NowCalled<'downTime'>
}

/**
 * The status, or the full form.
 *
 * @example
 * import assert from 'node:assert'
 * import { type MonitoringInput, widgets } from '@gecko-widgets/core'
 *
 * const shop: MonitoringInput = 'Down'
 * const inFull: MonitoringInput = { status: 'Down' }
 * assert.deepStrictEqual(widgets.monitoring.encode(shop), widgets.monitoring.encode(inFull))
 */
export type MonitoringInput = MonitoringStatus | MonitoringFields

const STATUSES = ['Up', 'Down', 'Unreported'] as const

// Geckoboard reads the status in any case.
const status = c.onWire(oneOf<MonitoringStatus>(...STATUSES), ({ name }) =>
  c.leafOnWire({
    name,
    code: 'not_one_of',
    read: (value) =>
      typeof value === 'string'
        ? STATUSES.find((status) => status.toLowerCase() === value.toLowerCase())
        : undefined,
    schema: {
      type: 'string',
      pattern: '^(?:[Uu][Pp]|[Dd][Oo][Ww][Nn]|[Uu][Nn][Rr][Ee][Pp][Oo][Rr][Tt][Ee][Dd])$',
    },
  }),
)

/** The `monitoring` widget (`docs/reference/widgets.md#monitoring`). */
export const monitoring: Widget<'monitoring', MonitoringInput, NoSettings, true> = defineWidget({
  kind: 'monitoring',
  codec: c.shorthand(
    c.struct<MonitoringFields>(
      { status, downTime: c.optional(text), responseTime: c.optional(text) },
      { renamed: { downtime: 'downTime' } },
    ),
    { string: 'status' },
  ),
})
