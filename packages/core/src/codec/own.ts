// Somebody may have put fields on Object.prototype, enumerable or not, read-only or with a setter. None of them is
// data: fields are read here as own ones, and written here so that an inherited one cannot get in the way.

const BARE = {}

/** Reads a field of an object, if it is the object's own. */
export const own = <A extends object, K extends keyof A>(value: A, key: K): A[K] | undefined =>
  Object.hasOwn(value, key) ? value[key] : undefined

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

/** Leaves out the fields that are `undefined`: what is absent is not on the wire. */
export const present = <A extends object>(fields: A): Present<A> => {
  const kept = {}
  for (const key of Object.keys(fields)) {
    const field = fields[key as keyof A]
    if (field !== undefined) put(kept, key, field)
  }
  return kept as Present<A>
}

/** Fills an object up with defaults: its own fields win. */
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

/** Whether a value is an object written as such, `{ … }`. */
export const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Whether a value is an object with fields: a plain one, or an instance of somebody's class. A Map, a Date or a Promise holds its data elsewhere. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  (isPlain(value) || Object.prototype.toString.call(value) === '[object Object]')
