import { type Codec, codec, type Wire } from './codec.js'
import { type Found, onlyWarns, warning } from './issue.js'
import { objectOnWire } from './objectOnWire.js'
import { isObject, own } from './own.js'
import { partsOf } from './part.js'
import { anyOf } from './schema.js'

/** Describes the same value, which Geckoboard reads otherwise. */
export const onWire = <A>(of: Codec<A>, change: (wire: Wire<A>) => Wire<A>): Codec<A> =>
  codec({ ...of, wire: change(of.wire) })

/** Adds what only deserves a warning, if nothing is wrong. */
export const warned = <A>(wire: Wire<A>, warn: (value: unknown) => readonly Found[]): Wire<A> => ({
  ...wire,
  explain: (value) => {
    const found = wire.explain(value)
    return onlyWarns(found) ? [...found, ...warn(value)] : found
  },
})

/** Takes another form on the wire too, if a value has it. */
export const orOnWire = <A>(wire: Wire<A>, is: (value: unknown) => boolean, other: Wire<A>): Wire<A> => ({
  ...wire,
  read: (value) => (is(value) ? other : wire).read(value),
  explain: (value) => (is(value) ? other : wire).explain(value),
  schema: () => anyOf(wire.schema(), other.schema()),
})

/** Takes a form that only old widgets read, or that nobody documents any more, with a warning that names the form of today. */
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

/** Whether a value is an object that has a field of some name. */
export const has =
  (key: string) =>
  (value: unknown): boolean =>
    isObject(value) && own(value, key) !== undefined

/** Writes a value as the field of an object, whose other fields nobody reads. */
export const under = <A>(key: string, of: Codec<A>): Codec<A> => {
  const wire = objectOnWire<Readonly<Record<string, A>>>(partsOf({ [key]: of }), {})
  return codec({
    ...of,
    encode: (a) => ({ [key]: of.encode(a) }),
    wire: {
      ...wire,
      read: (value) => wire.read(value)?.[key],
      at: (path) => [key, ...of.wire.at(path)],
    },
  })
}
