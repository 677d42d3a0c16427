import * as t from 'io-ts'
import { isPlainlyWritten, type Wire } from './codec.js'
import { type Found, inPart, mismatch, warning } from './issue.js'
import { fold } from './nearest.js'
import { isObject, own, put } from './own.js'
import { isSent, namesOf, type Part, type Renamed } from './part.js'
import type { Room } from './room.js'
import { nullable, objectOf } from './schema.js'

const unread = (names: readonly string[], key: string): Found => {
  const near = names.find((name) => fold(name) === fold(key))
  return warning(
    [],
    'unknown',
    near === undefined
      ? `Geckoboard does not read this field; it reads ${names.join(', ')}`
      : `Geckoboard spells it ${near}`,
  )
}

/**
 * Describes an object as Geckoboard reads it. What Geckoboard ignores or still reads only warns: an unknown field, `null`
 * in an optional field, an old spelling. So `explain` visits the fields of the value, and `read` those of the kind.
 */
export const objectOnWire = <A>(parts: readonly Part[], old: Renamed): Wire<A> => {
  const sent = parts.filter(isSent)
  const names = sent.map(({ wire }) => wire)
  const onWire = sent.map(({ of, wire, isOptionalOnWire }) => ({
    of: of.wire,
    key: wire,
    isOptional: isOptionalOnWire,
  }))
  const name = `an object { ${namesOf(onWire)} }`
  const spelling = (wire: string): string => Object.keys(old).find((key) => old[key] === wire) ?? wire
  const explainNamed = (value: unknown, key: string, room: Room): readonly Found[] => {
    const part = onWire.find((part) => part.key === key)
    if (part !== undefined)
      return value === null && part.isOptional
        ? [warning([], 'wrong_shape', 'got null; leave the field out')]
        : part.of.explain(value, room)
    const now = Object.hasOwn(old, key) ? old[key] : undefined
    return now === undefined
      ? [unread(names, key)]
      : [warning([], 'renamed', `is now called ${now}`), ...explainNamed(value, now, room)]
  }
  return {
    name,
    read: (value, room) => {
      if (!isObject(value)) return undefined
      const decoded = {}
      for (const { key, wire, of } of sent) {
        const field = own(value, wire) ?? own(value, spelling(wire))
        const read = field === undefined || field === null ? undefined : of.wire.read(field, room)
        if (read !== undefined) put(decoded, key, read)
      }
      return decoded as A
    },
    explain: (value, room) => {
      if (!isObject(value)) return mismatch(value, 'wrong_shape', name, ['object'])
      return [
        ...onWire
          .filter(({ key, isOptional }) => !isOptional && own(value, key) === undefined)
          .flatMap(({ key, of }) => inPart(key, of.explain(undefined, room))),
        ...Object.keys(value)
          .filter((key) => value[key] !== undefined)
          .flatMap((key) => inPart(key, explainNamed(value[key], key, room))),
      ]
    },
    schema: () => {
      const properties = Object.fromEntries(
        onWire.map(({ key, of, isOptional }) => [key, isOptional ? nullable(of.schema()) : of.schema()]),
      )
      return objectOf(
        {
          ...properties,
          ...Object.fromEntries(Object.entries(old).map(([key, now]) => [key, properties[now] ?? true])),
        },
        onWire.filter(({ isOptional }) => !isOptional).map(({ key }) => key),
      )
    },
    at: ([key, ...rest]) => {
      const part = sent.find((part) => part.key === key)
      return part === undefined ? [] : [part.wire, ...part.of.wire.at(rest)]
    },
  }
}

/**
 * Writes an object: the fields that go on the wire, those of `first` before the others. If nothing is renamed, added or
 * converted it returns the object itself: `read` has just made it, so there is nothing to copy.
 */
export const encodeObject = <A extends object>(
  parts: readonly Part[],
  first: readonly string[],
): ((a: A) => unknown) => {
  if (
    parts.every(
      ({ of, key, wire, otherwise }) => wire === key && otherwise === undefined && isPlainlyWritten(of),
    )
  )
    return t.identity
  const isFirst = ({ key }: Part): boolean => first.includes(key)
  const sent = [...parts.filter(isFirst), ...parts.filter((part) => !isFirst(part))].filter(isSent)
  return (a) => {
    const written = {}
    for (const { key, wire, of, otherwise } of sent) {
      const given: unknown = own(a, key as keyof A)
      // Not `??`: the value of a hidden RAG color is `null`.
      const field = given === undefined ? otherwise : given
      const encoded = field === undefined ? undefined : of.encode(field)
      if (encoded !== undefined) put(written, wire, encoded)
    }
    return written
  }
}
