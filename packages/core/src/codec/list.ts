import { type Codec, codec, isPlainlyWritten, type Reading } from './codec.js'
import { type Found, inPart, inThousands, issue, mismatch, NONE } from './issue.js'
import { at, isList } from './own.js'
import { checkPart, type ExplainPart, explainPart } from './part.js'
import { isFull, type Room, takeIssue } from './room.js'

/** The most entries of a list that has no smaller limit (`docs/reference/widgets.md#limits-for-all-kinds`). */
export const MOST_ENTRIES = 10_000

/** How many entries a list has. */
export interface Limits {
  readonly min: number
  readonly max: number
}

const entries = (count: number): string => `${inThousands(count)} ${count === 1 ? 'entry' : 'entries'}`

/** Finds what is wrong with a list as such: its type and its length. */
export const explainLength = (value: unknown, name: string, { min, max }: Limits): readonly Found[] => {
  if (!isList(value)) return mismatch(value, 'wrong_shape', name, ['list'])
  const length = value.length
  if (length < min) return [issue([], 'too_few', `at least ${entries(min)}`)]
  if (length > max) return [issue([], 'too_many', `at most ${entries(max)}`)]
  return NONE
}

/** A comma, and the braces or brackets of the entry. */
const ENTRY_BYTES = 3

const readEach =
  <A>(of: Reading<A>, { min, max }: Limits) =>
  (value: unknown, room: Room): readonly A[] | undefined => {
    if (!isList(value)) return undefined
    const length = value.length
    if (length < min || length > max) return undefined
    room.left -= length * ENTRY_BYTES
    const decoded: A[] = []
    for (let i = 0; i < length; i++) {
      const entry = of.read(at(value, i), room)
      if (entry === undefined || isFull(room)) return undefined
      decoded.push(entry)
    }
    return decoded
  }

const readingOf = <A>(
  of: Reading<A>,
  name: string,
  limits: Limits,
  part: ExplainPart,
): Reading<readonly A[]> => ({
  name,
  read: readEach(of, limits),
  explain: (value, room) => {
    const wrong = explainLength(value, name, limits)
    if (wrong.length > 0) return wrong
    const found: Found[] = []
    const list = value as readonly unknown[]
    // Read once: a proxy may be longer each time.
    const length = list.length
    for (let i = 0; i < length && !isFull(room); i++) {
      const wrong = part(of, at(list, i), room)
      takeIssue(room, wrong.length)
      for (const one of inPart(i, wrong)) found.push(one)
    }
    return found
  },
  schema: () => ({
    type: 'array',
    items: of.schema(),
    minItems: limits.min,
    ...(limits.max === Number.POSITIVE_INFINITY ? {} : { maxItems: limits.max }),
  }),
})

/** Finds the slips in the first entry that has any; the same code made the others. */
const slipsInFirst = <A>(of: Reading<A>, value: unknown): readonly Found[] => {
  if (!isList(value)) return NONE
  // A proxy or a sparse list may have no end.
  const length = Math.min(value.length, MOST_ENTRIES)
  for (let i = 0; i < length; i++) {
    const slips = of.slips?.(at(value, i)) ?? NONE
    if (slips.length > 0) return inPart(i, slips)
  }
  return NONE
}

/** Describes a list of `min` to `max` entries, each as `of`. */
export const list = <A>(of: Codec<A>, given: Partial<Limits> = {}): Codec<readonly A[]> => {
  const limits = { min: 0, max: MOST_ENTRIES, ...given }
  return codec({
    ...readingOf(of, `a list, each entry ${of.name}`, limits, explainPart),
    ...(isPlainlyWritten(of) ? {} : { encode: (all: readonly A[]) => all.map((a) => of.encode(a)) }),
    wire: {
      ...readingOf(of.wire, 'a list, each entry a value', limits, checkPart),
      at: ([i, ...rest]) => (i === undefined ? [] : [i, ...of.wire.at(rest)]),
    },
    slips: of.slips && ((value) => slipsInFirst(of, value)),
    late: of.late && ((all) => all.flatMap((a, i) => inPart(i, of.late?.(a) ?? NONE))),
  })
}
