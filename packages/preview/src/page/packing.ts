/** How many columns and rows something takes. */
export interface Span {
  readonly columns: number
  readonly rows: number
}

/** A span at a position in a grid; columns and rows start at 0. */
export interface Cell extends Span {
  readonly column: number
  readonly row: number
}

/** Cells in a grid of `columns` by `rows`. */
export interface Packed extends Span {
  readonly cells: readonly Cell[]
}

/** The places that a cell covers in a grid of `width` columns, numbered row by row. */
const placesOf = ({ column, row, columns, rows }: Cell, width: number): readonly number[] =>
  Array.from(
    { length: columns * rows },
    (_, i) => (row + Math.floor(i / columns)) * width + column + (i % columns),
  )

/** Puts each span into the first gap that has room for it, row by row. */
const placed = (spans: readonly Span[], columns: number): Packed => {
  const taken = new Set<number>()
  const gapFor = (span: Span): Cell => {
    for (let i = 0; ; i++) {
      if (taken.has(i)) continue
      const cell = { ...span, column: i % columns, row: Math.floor(i / columns) }
      if (cell.column + span.columns <= columns && placesOf(cell, columns).every((at) => !taken.has(at)))
        return cell
    }
  }
  const cells = spans.map((span) => {
    const cell = gapFor({ ...span, columns: Math.min(columns, span.columns) })
    for (const at of placesOf(cell, columns)) taken.add(at)
    return cell
  })
  return { cells, columns, rows: Math.max(1, ...cells.map(({ row, rows }) => row + rows)) }
}

/** Grows cells to the right and then down, to fill the gaps beside them. */
const grown = ({ cells, columns, rows }: Packed): Packed => {
  const taken = new Set(cells.flatMap((cell) => placesOf(cell, columns)))
  const grow = (cell: Cell, by: Span): Cell => {
    const next = { ...cell, columns: cell.columns + by.columns, rows: cell.rows + by.rows }
    const own = placesOf(cell, columns)
    const more = placesOf(next, columns).filter((at) => !own.includes(at))
    const fits = next.column + next.columns <= columns && next.row + next.rows <= rows
    if (!fits || more.some((at) => taken.has(at))) return cell
    for (const at of more) taken.add(at)
    return grow(next, by)
  }
  const wide = cells.map((cell) => grow(cell, { columns: 1, rows: 0 }))
  return { columns, rows, cells: wide.map((cell) => grow(cell, { columns: 0, rows: 1 })) }
}

/** The shorter side of a cell in a grid of a given width and height. */
const sideOf = ({ columns, rows }: Span, width: number, height: number): number =>
  Math.min(width / columns, height / rows)

/** Packs spans into the number of columns, up to `most`, that gives the largest cells. */
const best = (spans: readonly Span[], width: number, height: number, most: number): Packed => {
  const ways = Array.from({ length: most }, (_, i) => placed(spans, i + 1))
  return ways.reduce((a, b) => (sideOf(b, width, height) > sideOf(a, width, height) ? b : a))
}

/** Packs spans into as many screens as it takes to keep both sides of every cell at least `least` long. */
export const screens = (
  spans: readonly Span[],
  { width, height }: { readonly width: number; readonly height: number },
  least: number,
): readonly Packed[] => {
  const most = Math.max(1, Math.floor(width / least))
  const pages: Packed[] = []
  let rest = spans
  while (rest.length > 0) {
    let page = best(rest.slice(0, 1), width, height, most)
    for (let count = 2; count <= rest.length; count++) {
      const next = best(rest.slice(0, count), width, height, most)
      if (sideOf(next, width, height) < least) break
      page = next
    }
    rest = rest.slice(page.cells.length)
    pages.push(grown(page))
  }
  return pages
}
