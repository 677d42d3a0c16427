import { distance } from 'fastest-levenshtein'

/** Reduces a name to what all its spellings share: `axis_points` and `axisPoints` are the same. */
export const fold = (name: string): string => name.replace(/[_\-\s]/g, '').toLowerCase()

/** What part of a name may be wrong for another one to be suggested. */
const TOLERANCE = 0.4
/** The longest name that is compared; longer names are not misspellings. */
const LONGEST = 60

/** Finds the name that another one is probably a misspelling of. */
export const nearest = (name: string, names: readonly string[]): string | undefined => {
  if (name.length > LONGEST) return undefined
  const far = (known: string): number => distance(fold(name), fold(known))
  const [near] = names
    .map((known) => ({ known, far: far(known) }))
    .filter(({ known, far }) => far <= known.length * TOLERANCE)
    .toSorted((a, b) => a.far - b.far)
  return near?.known
}

/** The shortest name that is suggested: `host` and `cost` may both be fields of a row. */
const SHORTEST = 5

const sorted = (text: string): string => [...text].toSorted().join('')

const isOneOff = (written: string, meant: string): boolean => {
  if (meant.length < SHORTEST || Math.abs(written.length - meant.length) > 1) return false
  const far = distance(written, meant)
  return far === 1 || (far === 2 && sorted(written) === sorted(meant))
}

/** Finds the intended name of a misspelled one: another notation, one wrong letter, or two swapped letters. */
export const slipFor = (name: string, names: readonly string[]): string | undefined =>
  names.find((known) => fold(known) === fold(name)) ??
  names.find((known) => isOneOff(fold(name), fold(known)))

/** Says that a name is unknown, and which one may be meant. */
export const unknownName = (what: string, name: string, names: readonly string[]): string => {
  const near = nearest(name, names)
  return `unknown ${what}; ${near === undefined ? `expected one of ${names.join(', ')}` : `did you mean ${near}?`}`
}
