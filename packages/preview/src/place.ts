/** The line and column of an index in a text, both starting at 1. */
export const placeIn = (text: string, index: number): string => {
  const before = text.slice(0, index)
  const start = before.lastIndexOf('\n') + 1
  return `line ${before.split('\n').length}, column ${index - start + 1}`
}
