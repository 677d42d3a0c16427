const element = (name: string, value: unknown): string => {
  if (value === undefined) return ''
  if (Array.isArray(value)) {
    let xml = ''
    for (const entry of value) xml += element(name, entry)
    return xml
  }
  return `<${name}>${content(value)}</${name}>`
}

const content = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value)
  let xml = ''
  for (const key of Object.keys(value)) xml += element(key, (value as Readonly<Record<string, unknown>>)[key])
  return xml
}

/** Writes XML by only joining strings, without checks of names or characters: a lower bound for the text. */
export const concatenated = (json: unknown): string =>
  `<?xml version="1.0" encoding="UTF-8"?><root>${content(json)}</root>`
