/** Text that would be markup or code if it were not escaped. */
export const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)' style="a:b">&{{x}}]]>{a|b}`

const TEXT =
  /^(?:text|label|labels|name|sublabel|title|description|city_name|host|ip|prefix|downTime|responseTime)$/

/** Replaces every text in a payload. */
export const withText = (payload: unknown, text: string, key = ''): unknown => {
  if (TEXT.test(key) && typeof payload === 'string') return text
  if (Array.isArray(payload)) return payload.map((entry) => withText(entry, text, key))
  if (typeof payload !== 'object' || payload === null) return payload
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, withText(value, text, key)]))
}
