import { type Answer, json, xml } from './answers.js'
import type { Definition } from './board.js'

/** With `X` as password, its base64 holds `+`, `/` and `=`, which a wrong decoder reads otherwise. */
export const KEY = 'a?>b~?>key-222efc82e7933138'
/** The second key of a rotation. */
export const OLD_KEY = 'old-3b1c-key-77d0'
export const PASSWORD = 'pässword € 9f2e-of-the-board'
/** What the data functions throw; no answer and no line of the default report may hold it. */
export const SECRET = 'postgres://admin:hunter2-secret@db/prod'

const keys = { apiKey: [KEY, OLD_KEY] }
const NUMBER: Definition = { options: keys, kind: 'number', data: () => [42, 40] }

export const NUMBER_JSON: Answer = json('{"item":[{"value":42},{"value":40}]}')
export const NUMBER_XML: Answer = xml('<item><value>42</value></item><item><value>40</value></item>')
export const TREND_JSON: Answer = json('{"item":[{"value":3},[1,2,3]]}')
export const TEXT_JSON: Answer = json('{"item":[{"text":"Zürich € 😀 \\"<&>\\"","type":2}]}')
export const TEXT_XML: Answer = xml('<item><text>Zürich € 😀 "&lt;&amp;&gt;"</text><type>2</type></item>')

const TREND: Definition = { ...NUMBER, data: () => ({ value: 3, trendline: [1, 2, 3] }) }

/** How long the data functions that hang may take. */
export const SHORT_MS = 60

const fail = (): never => {
  throw new Error(SECRET)
}

/** The widgets that the cases ask. */
export const WIDGETS = {
  number: NUMBER,
  open: { ...NUMBER, options: {} },
  'json-by-config': { ...NUMBER, options: { ...keys, feedFormat: 'json' } },
  'xml-by-config': { ...NUMBER, options: { ...keys, feedFormat: 'xml' } },
  'json-by-definition': { ...NUMBER, settings: { feedFormat: 'json' } },
  'xml-by-definition': { ...NUMBER, settings: { feedFormat: 'xml' } },
  settings: { ...NUMBER, settings: { absolute: true, prefix: '€' } },
  text: { ...NUMBER, kind: 'text', data: () => [['Zürich € 😀 "<&>"', 'info']] },
  trend: TREND,
  'trend-xml-by-config': { ...TREND, options: { ...keys, feedFormat: 'xml' } },
  'trend-xml-by-definition': { ...TREND, settings: { feedFormat: 'xml' } },
  encrypted: { ...NUMBER, options: { ...keys, password: PASSWORD }, settings: { encrypted: true } },
  'encrypted-json': {
    ...NUMBER,
    options: { ...keys, password: PASSWORD },
    settings: { encrypted: true, feedFormat: 'json' },
  },
  'encrypted-xml-by-config': {
    ...NUMBER,
    options: { ...keys, password: PASSWORD, feedFormat: 'xml' },
    settings: { encrypted: true },
  },
  'encrypted-fails': {
    ...NUMBER,
    options: { ...keys, password: PASSWORD },
    settings: { encrypted: true },
    data: fail,
  },
  invalid: { ...NUMBER, data: () => [42, Number.NaN] },
  large: { ...NUMBER, kind: 'custom', data: () => Array.from({ length: 120 }, () => 'x'.repeat(9_000)) },
  'large-in-xml': { ...NUMBER, kind: 'custom', data: () => ({ text: Array(30).fill('&'.repeat(9_000)) }) },
  fails: { ...NUMBER, data: fail },
  hangs: { ...NUMBER, settings: { timeoutMs: SHORT_MS }, data: () => new Promise(() => {}) },
  'hangs-by-config': {
    ...NUMBER,
    options: { ...keys, timeoutMs: SHORT_MS },
    data: () => new Promise(() => {}),
  },
  described: { ...NUMBER, options: { ...keys, describe: true } },
  'described-fails': { ...NUMBER, options: { ...keys, describe: true }, data: fail },
} satisfies Readonly<Record<string, Definition>>

export type WidgetName = keyof typeof WIDGETS
