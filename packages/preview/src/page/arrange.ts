import type { Size } from '../settings.js'

/** Moves an item of a list to another index, or to the nearest end. */
export const moved = <A>(list: readonly A[], from: number, to: number): readonly A[] => {
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(Math.max(0, Math.min(rest.length, to)), 0, ...list.slice(from, from + 1))
}

const within = (cells: number): 1 | 2 => (cells >= 2 ? 2 : 1)

/** The size of `columns` by `rows`, or the nearest size that a tile can have. */
export const sizeOf = (columns: number, rows: number): Size =>
  `${within(Math.round(columns))}x${within(Math.round(rows))}`

/** A size with more or fewer columns and rows. */
export const grown = (size: Size, columns: number, rows: number): Size => {
  const [width = 1, height = 1] = size.split('x').map(Number)
  return sizeOf(width + columns, height + rows)
}

/** The sizes in words. */
export const SIZES: Readonly<Record<Size, string>> = {
  '1x1': '1 column, 1 row',
  '2x1': '2 columns, 1 row',
  '1x2': '1 column, 2 rows',
  '2x2': '2 columns, 2 rows',
}
