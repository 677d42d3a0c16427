import { brief, membersOf, step, written } from './paths.js'

/** A difference between two payloads; `undefined` if one of them has no value at the path. */
export interface Change {
  readonly path: string
  readonly old: string | undefined
  readonly now: string | undefined
}

const MOST = 200

const MOST_CHARACTERS = 80

const cut = (line: string | undefined): string | undefined =>
  line === undefined || line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS)}…`

const isList = Array.isArray
const isBox = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Lists the differences between two payloads by path, at most 200. */
export const diff = (before: unknown, after: unknown): readonly Change[] => {
  const changes: Change[] = []
  // A list of what is left, because a deep payload would overflow the stack of a recursive function.
  const left: (readonly [path: string, old: unknown, now: unknown])[] = [['', before, after]]
  for (let next = left.pop(); next !== undefined && changes.length < MOST; next = left.pop()) {
    const [path, old, now] = next
    if (isBox(old) && isBox(now) && isList(old) === isList(now)) {
      const [olds, nows] = [new Map(membersOf(old)), new Map(membersOf(now))]
      const keys = [...new Set([...olds.keys(), ...nows.keys()])]
      for (const key of keys.reverse()) left.push([path + step(key), olds.get(key), nows.get(key)])
    } else if (old !== now)
      changes.push({
        path: written(path),
        old: old === undefined ? undefined : brief(old, MOST_CHARACTERS),
        now: now === undefined ? undefined : brief(now, MOST_CHARACTERS),
      })
  }
  return changes
}

/** Lists the lines in which two texts differ, also at most 200. */
export const diffLines = (before: string, after: string): readonly Change[] => {
  const [olds, nows] = [before.split('\n'), after.split('\n')]
  const changes: Change[] = []
  for (let i = 0; i < Math.max(olds.length, nows.length) && changes.length < MOST; i++) {
    const [old, now] = [olds[i], nows[i]]
    if (old !== now) changes.push({ path: `line ${i + 1}`, old: cut(old), now: cut(now) })
  }
  return changes
}
