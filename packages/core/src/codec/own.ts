// Another package may have added fields to Object.prototype, enumerable or not, read-only or with a setter. They are not
// data: only own fields are read here, and fields are written even if an inherited one is read-only.

const BARE = {}

/** Reads a field of an object, if it is the object's own. */
export const own = <A extends object, K extends keyof A>(value: A, key: K): A[K] | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined

/** Reads an entry of a list, if it is the list's own. A missing entry would be read from the prototype. */
export const at = (list: readonly unknown[], i: number): unknown =>
  i in BARE && !Object.hasOwn(list, i) ? undefined : list[i]

/** Copies options without a prototype, so a missing option is not read from Object.prototype. */
export const bare = <A extends object>(given: A): A => Object.assign(Object.create(null), given)

/** How far a prototype is looked for: a proxy may have a new one each time. */
const MOST_PROTOTYPES = 20

/** Reads a member of an object, its own or inherited, but not from Object.prototype. */
export const member = (value: object, key: PropertyKey): unknown => {
  let holder = value
  for (let i = 0; i < MOST_PROTOTYPES; i++) {
    const next: object | null = Object.getPrototypeOf(holder)
    if (next === null && i > 0) return undefined
    if (Object.hasOwn(holder, key)) return (value as Readonly<Record<PropertyKey, unknown>>)[key]
    if (next === null) return undefined
    holder = next
  }
  return undefined
}

/** Sets a field of an object that is being made. */
export const put = (value: object, key: string, field: unknown): void => {
  if (key in BARE)
    Object.defineProperty(value, key, {
      __proto__: null,
      value: field,
      configurable: true,
      enumerable: true,
      writable: true,
    } as PropertyDescriptor)
  else (value as Record<string, unknown>)[key] = field
}

type Present<A> = {
  readonly [K in keyof A as undefined extends A[K] ? never : K]: A[K]
} & { readonly [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined> }

/** Leaves out fields that are `undefined`: an absent field is not on the wire. */
export const present = <A extends object>(fields: A): Present<A> => {
  const kept = {}
  for (const key of Object.keys(fields)) {
    const field = fields[key as keyof A]
    if (field !== undefined) put(kept, key, field)
  }
  return kept as Present<A>
}

/** Adds defaults to an object, whose own fields override them. */
export const filled = <A extends object, B extends object>(defaults: A, given: B): A & B => {
  const all = {}
  for (const part of [defaults, given])
    for (const key of Object.keys(part)) {
      const field = part[key as keyof typeof part]
      if (field !== undefined) put(all, key, field)
    }
  return all as A & B
}

export const isList: (value: unknown) => value is readonly unknown[] = Array.isArray

/**
 * Whether a value is an object written as such, `{ … }`. Its prototype is at the end of the chain; which one it is does
 * not count, since Jest, jsdom and `node:vm` run code with an `Object.prototype` of its own.
 *
 * @example
 * import assert from 'node:assert'
 * import { isPlain } from '@gecko-widgets/core/adapter'
 *
 * assert(isPlain({ value: 42 }))
 * assert(!isPlain(new Map([['value', 42]])))
 */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * Returns the name of a built-in type, such as `Map`, which is the same in every realm.
 *
 * @example
 * import assert from 'node:assert'
 * import { tagOf } from '@gecko-widgets/core/adapter'
 *
 * assert.strictEqual(tagOf(new Map()), 'Map')
 */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

/**
 * Whether a value is an object with fields: plain, or an instance of a user's class. A Map, a Date or a Promise has its
 * data elsewhere.
 */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && (isPlain(value) || tagOf(value) === 'Object')
