import { leaf, mapped, type NowCalled, shaped, struct } from './codec.js'
import { oneOf, present, text } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { type Check, reads, wireObject, wireText } from './wire.js'

/** Whether a system is up: a green arrow up, a red one down, or none. */
export type MonitoringStatus = 'Up' | 'Down' | 'Unreported'

/** The full form of a `monitoring` widget's input. */
export interface Monitoring {
  /** Whether the system is up. */
  readonly status: MonitoringStatus
  /** When the system was last down, in words; Geckoboard shows "NOW" where it is down. */
  readonly downTime?: string | undefined
  /** How fast the system answers, in words: `124 ms`. */
  readonly responseTime?: string | undefined
  readonly downtime?: NowCalled<'downTime'>
}

/** The status alone, or the full form. */
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
