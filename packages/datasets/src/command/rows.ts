import { option } from '@gecko-widgets/core/adapter'
import type { DatasetDefinition, Field } from '@gecko-widgets/core/datasets'
import { type Info, parse } from 'csv-parse/sync'
import { separate } from 'fp-ts/lib/Array.js'
import * as E from 'fp-ts/lib/Either.js'
import { type Problems, readJson } from './command.js'

type Read = E.Either<Problems, readonly unknown[]>

/** Reads a list of JSON, or JSON lines. */
const fromJson = (text: string): Read => {
  if (text.trimStart().startsWith('['))
    return E.bimap(
      (problem: string) => [problem],
      (rows) => rows as readonly unknown[],
    )(readJson(text))
  const { left, right } = separate(
    text
      .split('\n')
      .flatMap((line, i) =>
        line.trim() === ''
          ? []
          : [E.mapLeft((problem: string) => `line ${i + 1}: ${problem}`)(readJson(line))],
      ),
  )
  return left.length > 0 ? E.left(left) : E.right(right)
}

const isOptional = (field: Field): boolean => 'optional' in field && field.optional

const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** Reads a cell by the type of its field. A cell of another type stays a string, which the field then refuses. */
const cellOf = (field: Field, cell: string): unknown => {
  if (cell === '' && isOptional(field)) return null
  const isText = field.type === 'string' || field.type === 'date' || field.type === 'datetime'
  return !isText && NUMERIC.test(cell.trim()) ? Number(cell) : cell
}

interface Line {
  readonly record: readonly string[]
  readonly info: Info
}

/** Reads CSV whose first line has the ids of the fields. */
const fromCsv = (text: string, { fields }: DatasetDefinition): Read => {
  const parsed = E.tryCatch(
    () => parse(text, { info: true, relax_column_count: true }) as unknown as readonly Line[],
    (error): Problems => [E.toError(error).message],
  )
  if (E.isLeft(parsed)) return parsed
  const [{ record: ids } = { record: [] as readonly string[] }, ...lines] = parsed.right
  const names = Object.keys(fields)
  const wrong = [
    ...(ids.length === 0 ? [`line 1: expected the ids of the fields: ${names.join(', ')}`] : []),
    ...ids
      .filter((id) => !Object.hasOwn(fields, id))
      .map((id) => `column ${id}: ${option.unknownName('field', id, names)}`),
    ...ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `column ${id}: appears more than once`),
  ]
  if (wrong.length > 0) return E.left(wrong)
  const { left, right } = separate(
    lines
      // A blank line is a row only if a row has one cell.
      .filter(({ record }) => ids.length === 1 || record.length > 1 || record[0] !== '')
      .map(({ record, info }) =>
        record.length === ids.length
          ? E.right(
              Object.fromEntries(ids.map((id, i) => [id, cellOf(fields[id] as Field, record[i] as string)])),
            )
          : E.left(`line ${info.lines}: expected ${ids.length} cells, not ${record.length}`),
      ),
  )
  return left.length > 0 ? E.left(left) : E.right(right)
}

/** Reads rows from text, as JSON or CSV. */
export const readRows = (text: string, csv: boolean, definition: DatasetDefinition): Read => {
  const whole = text.replace(/^\ufeff/, '')
  return csv ? fromCsv(whole, definition) : fromJson(whole)
}
