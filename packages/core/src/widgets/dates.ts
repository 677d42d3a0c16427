const DATE =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?)?)?$/

/** The form of a date as a regular expression, which cannot check whether the day exists. */
export const DATE_PATTERN = DATE.source

/** Whether a string is an ISO 8601 date or time, which may end early: `2026`, `2026-03`, `2026-03-09`, `2026-03-09T07:30Z`. */
export const isDate = (value: string): boolean => {
  const [, year, month, day] = DATE.exec(value) ?? []
  if (year === undefined) return false
  if (day === undefined) return true
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
}

/** Whether a string is a date and a time as databases write them: `2026-03-01 00:00:00+00`. */
export const isSqlDate = (value: string): boolean => /^\d{4}-\d\d-\d\d \d\d:\d\d/.test(value)
