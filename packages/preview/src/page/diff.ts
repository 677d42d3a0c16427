import { brief, membersOf, step, written } from './paths.js'

/** One place where two payloads differ; `undefined` where there is nothing in one of them. */
export interface Change {
  readonly path: string
  readonly old: string | undefined
  readonly now: string | undefined
}

const MOST = 200

const isList = Array.isArray
const isBox = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Tells where two payloads differ, path by path, at most 200 places. */
export const diff = (before: unknown, after: unknown): readonly Change[] => {
  const changes: Change[] = []
  // A list of what is left, since a payload may be deeper than calls go.
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
        old: old === undefined ? undefined : brief(old, 80),
        now: now === undefined ? undefined : brief(now, 80),
      })
  }
  return changes
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // No JSON, such as XML: told apart element by element.
    return text.split(/(?<=>)(?=<(?!\/))/)
  }
}

/** Tells where two bodies differ: payloads by path, any other text by its pieces. */
export const diffTexts = (before: string, after: string): readonly Change[] =>
  diff(parsed(before), parsed(after))
