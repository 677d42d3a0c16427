import { type Fields, lineOf } from './read.js'

/** The number format of a widget. */
export interface NumberStyle {
  readonly format: 'decimal' | 'percent' | 'currency'
  readonly unit: string
}

export const DECIMAL: NumberStyle = { format: 'decimal', unit: '' }

/** Reads `format` and `unit` from a payload or its y axis. */
export const styleOf = ({ format, unit }: Fields): NumberStyle => ({
  format: format === 'percent' || format === 'currency' ? format : 'decimal',
  unit: lineOf(unit, 8),
})

// From here on, a power of ten is easier to read than digits.
const GREAT = 1e15
const SMALL = 1e-4

const scientific = (n: number): string => n.toExponential(1).replace('.0e', 'e').replace('e+', 'e')

const isPlain = (n: number): boolean => n === 0 || (Math.abs(n) < GREAT && Math.abs(n) >= SMALL)

const intl = (n: number, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat('en', options).format(n).replace(/^-/, '−')

const WHOLE: Intl.NumberFormatOptions = { minimumFractionDigits: 0, maximumFractionDigits: 0 }

const digitsOf = (n: number): Intl.NumberFormatOptions =>
  Math.abs(n) >= 1 || n === 0 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 3 }

/** Formats an amount, with a currency symbol if the unit is a currency code, or else the unit after the number. */
const money = (n: number, unit: string, digits: Intl.NumberFormatOptions): string =>
  /^[a-z]{3}$/i.test(unit)
    ? intl(n, { style: 'currency', currency: unit, currencyDisplay: 'narrowSymbol', ...digits })
    : `${intl(n, digits)} ${unit}`.trimEnd()

const styled = (n: number, { format, unit }: NumberStyle, digits: Intl.NumberFormatOptions): string => {
  if (format === 'currency') return money(n, unit, digits)
  return format === 'percent' ? intl(n, { style: 'percent', ...digits }) : intl(n, digits)
}

const behind = (n: number, { format, unit }: NumberStyle): string => {
  if (format === 'percent') return `${scientific(n)} × 100%`
  return format === 'currency' ? `${scientific(n)} ${unit}`.trimEnd() : scientific(n)
}

/** Formats a number in full: `1,234.5`, `€1,234.50`, `12.5%` (1 is 100%). */
export const full = (n: number, style: NumberStyle = DECIMAL): string => {
  if (!isPlain(n)) return behind(n, style)
  if (style.format === 'percent') return styled(n, style, { maximumFractionDigits: 1 })
  if (style.format !== 'currency' || (n !== 0 && Math.abs(n) < 0.01)) return styled(n, style, digitsOf(n))
  return styled(n, style, Number.isInteger(n) ? WHOLE : {})
}

/** Formats a number in a few characters: `1.2K`, `€3.4M`. */
export const short = (n: number, style: NumberStyle = DECIMAL): string => {
  if (!isPlain(n)) return behind(n, style)
  return Math.abs(n) < 1000 && style.format !== 'percent'
    ? full(n, style)
    : styled(n, style, { notation: 'compact', maximumSignificantDigits: 3 })
}

const two = (n: number): string => String(n).padStart(2, '0')

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Formats milliseconds in the two largest units: `340ms`, `12.5s`, `2m 05s`, `1h 02m`, `3d 04h`. */
export const duration = (ms: number): string => {
  const length = Math.abs(ms)
  const sign = ms < 0 ? '−' : ''
  if (length < 999.5) return `${sign}${full(Number(length.toPrecision(3)))}ms`
  if (length < MINUTE - 50) return `${sign}${Number((length / SECOND).toFixed(1))}s`
  const [great, small, names] = ((): readonly [number, number, readonly [string, string]] => {
    if (length < HOUR - SECOND / 2) return [MINUTE, SECOND, ['m', 's']]
    if (length < DAY - MINUTE / 2) return [HOUR, MINUTE, ['h', 'm']]
    return [DAY, HOUR, ['d', 'h']]
  })()
  const smalls = Math.round(length / small)
  const each = great / small
  const greats = Math.floor(smalls / each)
  return `${sign}${short(greats)}${names[0]} ${two(greats < GREAT ? smalls % each : 0)}${names[1]}`
}

/** Adds a prefix to a formatted number; `%` goes after it. */
export const prefixed = (written: string, prefix: string): string => {
  if (prefix === '%') return `${written}%`
  return written.startsWith('−') ? `−${prefix}${written.slice(1)}` : `${prefix}${written}`
}

/** Formats a part of a whole as a percentage, with one decimal place below `precise` percent. */
export const share = (part: number, whole: number, precise = 9.95): string => {
  const percent = whole === 0 ? 0 : (part / whole) * 100
  const digits = percent > 0 && percent < precise && !Number.isInteger(percent) ? 1 : 0
  return Math.abs(percent) < GREAT
    ? `${intl(percent, { maximumFractionDigits: digits })}%`
    : scientific(percent)
}

const emOf = (character: string): number => {
  if (/[.,:;'!|il ]/.test(character)) return 0.3
  if (/[mwMW%@]/.test(character)) return 0.95
  if (/[\d\-+−a-z$€£]/.test(character)) return 0.58
  return (character.codePointAt(0) as number) < 0x1100 ? 0.72 : 1.05
}

/** Estimates the width of a text in a sans-serif font, in ems. */
export const ems = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + emOf(character), 0)

// ECharts caches the width of each text in a plain object, under the text. A text such as `__proto__` would read
// something other than a width, and write to the prototype of all objects. An invisible character prevents that.
const harmless = (text: string): string => (text in Object.prototype ? `${text}\u2060` : text)

/** Shortens a line to at most `most` ems, and makes it safe for ECharts. */
export const fitted = (text: string, most: number): string => {
  if (ems(text) <= most) return harmless(text)
  const characters = Array.from(text)
  let width = 0.9
  let i = 0
  for (; i < characters.length; i++) {
    width += emOf(characters[i] as string)
    if (width > most) break
  }
  return i === 0 ? '' : `${characters.slice(0, i).join('').trimEnd()}…`
}

const part = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...options })
  return (at: number): string => format.format(at)
}

const YEAR_ONLY = part({ year: 'numeric' })
const MONTH = part({ month: 'short' })
const MONTH_YEAR = part({ month: 'short', year: 'numeric' })
const DAY_ONLY = part({ day: 'numeric' })
const DAY_MONTH = (at: number): string => `${DAY_ONLY(at)} ${MONTH(at)}`
const TIME = part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Picks a format for the instants of an axis from `min` to `max`. */
export const instant = (min: number, max: number): ((at: number) => string) => {
  const span = max - min
  if (span > 3 * 366 * DAY) return YEAR_ONLY
  if (span > 75 * DAY) return YEAR_ONLY(min) === YEAR_ONLY(max) ? MONTH : MONTH_YEAR
  return span > 2 * DAY ? DAY_MONTH : TIME
}

const ISO = /^(\d{4}(?:-\d\d){0,2})(?:T(\d\d)(:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|([+-]\d\d):?(\d\d))?)?$/

/** Parses an ISO 8601 date or time, which may be shortened; UTC is the default. */
export const instantOf = (iso: string): number | undefined => {
  const [, day, hour, minute = ':00', zone, minutes] = ISO.exec(iso) ?? []
  if (day === undefined) return undefined
  const time = hour === undefined ? '' : `T${hour}${minute}${zone === undefined ? 'Z' : `${zone}:${minutes}`}`
  const at = Date.parse(day + time)
  return Number.isFinite(at) ? at : undefined
}
