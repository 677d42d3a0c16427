import { type Codec, codec, type Wire } from './codec.js'
import { type Found, onlyWarns, warning } from './issue.js'
import { objectOnWire } from './objectOnWire.js'
import { isObject, own } from './own.js'
import { partsOf } from './part.js'
import { anyOf } from './schema.js'

/** Changes how Geckoboard reads a value, but not how it is written. */
export const onWire = <A>(of: Codec<A>, change: (wire: Wire<A>) => Wire<A>): Codec<A> =>
  codec({ ...of, wire: change(of.wire) })

/** Adds warnings about a value without errors. */
export const warned = <A>(wire: Wire<A>, warn: (value: unknown) => readonly Found[]): Wire<A> => ({
  ...wire,
  explain: (value, room) => {
    const found = wire.explain(value, room)
    return onlyWarns(found) ? [...found, ...warn(value)] : found
  },
})

/** Also reads another form on the wire: the form of values that pass `is`. */
export const orOnWire = <A>(wire: Wire<A>, is: (value: unknown) => boolean, other: Wire<A>): Wire<A> => ({
  ...wire,
  read: (value, room) => (is(value) ? other : wire).read(value, room),
  explain: (value, room) => (is(value) ? other : wire).explain(value, room),
  schema: () => anyOf(wire.schema(), other.schema()),
})

/** Also reads a form that only old widgets read, or that is no longer documented, with a warning that names today's form. */
export const orOld = <A>(
  wire: Wire<A>,
  is: (value: unknown) => boolean,
  old: Wire<A>,
  today: string,
): Wire<A> =>
  orOnWire(
    wire,
    is,
    warned(old, () => [warning([], 'renamed', today)]),
  )

/** Whether a value is an object with the field `key`. */
export const has =
  (key: string) =>
  (value: unknown): boolean =>
    isObject(value) && own(value, key) !== undefined

/** Writes a value as the only field of an object. */
export const under = <A>(key: string, of: Codec<A>): Codec<A> => {
  const wire = objectOnWire<Readonly<Record<string, A>>>(partsOf({ [key]: of }), {})
  return codec({
    ...of,
    encode: (a) => ({ [key]: of.encode(a) }),
    wire: {
      ...wire,
      read: (value, room) => wire.read(value, room)?.[key],
      at: (path) => [key, ...of.wire.at(path)],
    },
  })
}
