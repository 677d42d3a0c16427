import { step } from '../../src/codec/issue.js'

/** A place in a value: what stands there, and a copy of the whole with something else in it. */
export interface Place {
  readonly path: string
  readonly value: unknown
  readonly with: (other: unknown) => unknown
}

/** Every place of plain data, the whole first. */
export const places = (value: unknown, path = ''): readonly Place[] => {
  const root = { path, value, with: (other: unknown) => other }
  if (typeof value !== 'object' || value === null) return [root]
  return [
    root,
    ...Object.entries(value)
      .filter(([, of]) => of !== undefined)
      .flatMap(([key, of]) =>
        places(of, path + (Array.isArray(value) ? `[${key}]` : step(key))).map((place) => ({
          ...place,
          with: (other: unknown) =>
            Array.isArray(value)
              ? value.with(Number(key), place.with(other))
              : { ...value, [key]: place.with(other) },
        })),
      ),
  ]
}
