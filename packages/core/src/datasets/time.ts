import * as O from 'fp-ts/lib/Option.js'

const DAY = '\\d{4}-\\d{2}-\\d{2}'
const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?'
const OFFSET = '(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)'

/** The form of a day as a regular expression, which cannot check whether it exists. */
export const DAY_PATTERN = `^${DAY}$`

/** The form of a point in time as a regular expression. */
export const INSTANT_PATTERN = `^${DAY}T${TIME}${OFFSET}$`

const [ONLY_DAY, INSTANT] = [new RegExp(DAY_PATTERN), new RegExp(INSTANT_PATTERN)]

/** Whether there is a day: the 30th of February comes back as another one. */
const exists = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/** Whether a string is a day that exists, `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => ONLY_DAY.test(text) && exists(text)

/** Whether a string is a point in time on a day that exists, with `Z` or an offset. */
export const isInstant = (text: string): boolean => INSTANT.test(text) && exists(text.slice(0, 10))

/** The time of a `Date`, of any realm and whatever its methods are: NaN if it is invalid, `undefined` for any other value. */
export const timeOf = (value: unknown): number | undefined =>
  O.toUndefined(O.tryCatch(() => Date.prototype.getTime.call(value)))

/** Writes a `Date` as a point in time; any other value, and a year outside 0000 to 9999, is `undefined`. */
export const instantOf = (value: unknown): string | undefined => {
  const time = timeOf(value) ?? Number.NaN
  const text = Number.isNaN(time) ? '' : new Date(time).toISOString()
  // Other years are longer.
  return text.length === 24 ? text : undefined
}

/** Finds the day of a `Date` in a time zone; any other value, and a year outside 0000 to 9999, is `undefined`. */
export type DayOf = (value: unknown) => string | undefined

/** Makes a `DayOf` for an IANA time zone; `undefined` if `Intl` does not know it. */
export const daysIn = (timeZone: string): DayOf | undefined => {
  // Newer versions of Node also take an offset.
  if (!/^[A-Za-z]/.test(timeZone)) return undefined
  const format = O.toUndefined(
    O.tryCatch(
      () =>
        new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
          timeZone,
          era: 'short',
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
        }),
    ),
  )
  return (
    format &&
    ((value) => {
      const time = timeOf(value) ?? Number.NaN
      if (Number.isNaN(time)) return undefined
      const parts = format.formatToParts(time)
      const part = (name: string): string => parts.find(({ type }) => type === name)?.value as string
      // The year 0 is 1 BC.
      const year = part('era') === 'BC' ? 1 - Number(part('year')) : Number(part('year'))
      return year < 0 || year > 9999
        ? undefined
        : `${String(year).padStart(4, '0')}-${part('month')}-${part('day')}`
    })
  )
}
