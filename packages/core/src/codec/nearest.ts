import { fold } from './part.js'

/** Whether one letter more, less, other or swapped makes one name of the other. */
const isOneEditAway = (a: string, b: string): boolean => {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [inA, inB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return (inA.length <= 1 && inB.length <= 1) || (inA.length === 2 && inB === `${inA[1]}${inA[0]}`)
}

/** Finds the name that a person probably meant: the same in another spelling, or with one typing error. */
export const nearest = (names: readonly string[], given: string): string | undefined =>
  names.find((name) => fold(name) === fold(given)) ??
  names.find((name) => isOneEditAway(fold(name), fold(given)))
