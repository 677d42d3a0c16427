/**
 * How many bytes a payload may still take. A reader takes from it at least what it reads will take as JSON, and a value
 * that repeats its parts a million times is not read to its end. Nothing takes more than seven times what it needs: so
 * what does not fit into seven times 1 MiB is longer than 1 MiB.
 */
export interface Room {
  left: number
}

const MOST_BYTES = 2 ** 20
const CAPACITY = 7 * MOST_BYTES
/** Explaining reads a part again on each level, and goes on where reading stops. */
const TO_EXPLAIN = 4 * CAPACITY
/** What a payload may have besides what is read: its outermost names, and the bands of bullet graphs. */
const FRAME = 2_000

/** Makes the room for reading one value. */
export const newRoom = (): Room => ({ left: CAPACITY })

/** Makes the room for explaining why a value is refused. */
export const roomToExplain = (): Room => ({ left: TO_EXPLAIN })

/** Makes the room for a value of any size: what a payload has is in memory already. */
export const anyRoom = (): Room => ({ left: 2 ** 30 })

/** Whether a value did not fit: what was read of it is longer than 1 MiB. */
export const isFull = (room: Room): boolean => room.left < 0

/** Leaves no room: what was read is longer than 1 MiB. */
export const fill = (room: Room): void => {
  room.left = -1
}

/** Whether what was read may be longer than 1 MiB. */
export const mayBeTooLarge = (room: Room, more = 0): boolean =>
  CAPACITY - room.left + FRAME + more > MOST_BYTES

/** The bytes of a number: at most 24 digits, and a comma. Small integers are much shorter. */
export const numberBytes = (n: number): number => ((n | 0) === n ? 12 : 25)

/** The bytes of a string that is well-formed: at most three for each UTF-16 unit, quotes and a comma. */
export const textBytes = (text: string): number => 3 * text.length + 3

/** What an issue costs while a value is explained, which limits their number. */
const ISSUE_BYTES = 250

/** Takes the cost of issues. */
export const takeIssue = (room: Room, count = 1): void => {
  room.left -= count * ISSUE_BYTES
}

const WORD_BYTES = 18

/** Takes the bytes of a word, a switch or a color, with quotes and a comma, if it has been read. */
export const takeWord = <A>(room: Room, word: A | undefined): A | undefined => {
  if (word !== undefined) room.left -= WORD_BYTES
  return word
}
