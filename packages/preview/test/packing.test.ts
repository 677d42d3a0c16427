import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Packed, screens } from '../src/page/packing.js'

const WIDE = { width: 1150, height: 640 }

const one = { columns: 1, rows: 1 }

/** The cell at each place of the grid; two cells at one place are an error. */
const owners = ({ cells, columns, rows }: Packed): readonly (number | undefined)[] => {
  const grid: (number | undefined)[] = Array.from({ length: columns * rows })
  for (const [i, cell] of cells.entries())
    for (let row = cell.row; row < cell.row + cell.rows; row++)
      for (let column = cell.column; column < cell.column + cell.columns; column++) {
        expect([grid[row * columns + column], row < rows, column < columns]).toEqual([undefined, true, true])
        grid[row * columns + column] = i
      }
  return grid
}

test.each([
  [1, 1, 1],
  [2, 2, 1],
  [6, 3, 2],
  [15, 5, 3],
])('%i tiles fill a wide screen in %i columns and %i rows', (count, columns, rows) => {
  const all = screens(
    Array.from({ length: count }, () => one),
    WIDE,
    200,
  )
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({ columns, rows })
})

test('a gap at the end is filled by the tile next to it', () => {
  const [page] = screens([one, one, one, one, one], WIDE, 200)
  expect(page?.cells.at(-1)).toEqual({ column: 1, row: 1, columns: 2, rows: 1 })
})

test('too many tiles take several screens, in order', () => {
  const all = screens(
    Array.from({ length: 40 }, () => one),
    WIDE,
    200,
  )
  expect(all.map(({ cells }) => cells.length)).toEqual([15, 15, 10])
})

const span = fc.record({ columns: fc.integer({ min: 1, max: 2 }), rows: fc.integer({ min: 1, max: 2 }) })

test('no tiles overlap or get lost, and none gets smaller', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
      const all = screens(spans, WIDE, 200)
      const cells = all.flatMap((page) => {
        const grid = owners(page)
        expect(new Set(grid.filter((i) => i !== undefined)).size).toBe(page.cells.length)
        return page.cells
      })
      expect(cells).toHaveLength(spans.length)
      for (const [i, { rows }] of cells.entries()) expect(rows).toBeGreaterThanOrEqual(spans[i]?.rows ?? 0)
    }),
  )
})
