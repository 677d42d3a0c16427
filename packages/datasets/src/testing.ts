import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  type DatasetDefinition,
  type DatasetOptions,
  decodeRows,
  defineDataset,
  type Fields,
  type WireRows,
} from '@gecko-widgets/core/datasets'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'

/** The options of `createDatasetsServer`. */
export interface DatasetsServerOptions {
  /** The only API key that is accepted. Default: any. */
  readonly apiKey?: string | undefined
  /** How many requests of a key are accepted in any period of `intervalMs` milliseconds. Default: 60 in 60,000. */
  readonly rateLimit?: { readonly requests: number; readonly intervalMs: number } | undefined
  /** How many rows a dataset keeps. Default: 5,000. */
  readonly mostRows?: number | undefined
}

/** An in-memory version of the Datasets API on this machine. */
export interface DatasetsServer {
  /** The option `url` of `createDatasets`. */
  readonly url: string
  /** The rows of a dataset as they were sent, the oldest first; `undefined` if there is no such dataset. */
  readonly rows: (id: string) => WireRows | undefined
  readonly close: () => Promise<void>
}

interface Stored {
  readonly definition: DatasetDefinition
  readonly rows: WireRows
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const MOST_ROWS_OF_REQUEST = 500

const done = (status = 200, body: unknown = {}): Answer => ({ status, body })
const failed = (status: number, message: string): Answer => ({ status, body: { error: { message } } })

const NOT_FOUND = failed(404, 'Dataset not found')

const keyOf = ({ headers: { authorization = '' } }: IncomingMessage): string | undefined => {
  const [, token] = /^Basic ([\w+/]+={0,2})$/.exec(authorization) ?? []
  const [, key] = /^([^:]+):$/.exec(Buffer.from(token ?? '', 'base64').toString()) ?? []
  return key
}

type Json = Readonly<Record<string, unknown>>

const objectOf = (body: string): Json | undefined => {
  const json = O.toUndefined(O.tryCatch((): unknown => JSON.parse(body)))
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : undefined
}

const schemaOf = ({ id, fields, uniqueBy }: DatasetDefinition): Json => ({ id, fields, unique_by: uniqueBy })

/** Adds rows; a row with the key of another one replaces it in place. */
const added = ({ definition: { uniqueBy }, rows }: Stored, more: WireRows): WireRows => {
  if (uniqueBy.length === 0) return [...rows, ...more]
  const byKey = new Map(rows.map((row) => [JSON.stringify(uniqueBy.map((id) => row[id])), row]))
  for (const row of more) byKey.set(JSON.stringify(uniqueBy.map((id) => row[id])), row)
  return [...byKey.values()]
}

/** Drops the rows over the limit: the first ones, or those with the lowest value in a field. */
const kept = (rows: WireRows, most: number, deleteBy: string | undefined): WireRows => {
  const tooMany = rows.length - most
  if (tooMany <= 0) return rows
  if (deleteBy === undefined) return rows.slice(tooMany)
  const least = rows.toSorted((a, b) => {
    const [x, y] = [a[deleteBy] ?? '', b[deleteBy] ?? '']
    return x < y ? -1 : Number(x > y)
  })
  const dropped = new Set(least.slice(0, tooMany))
  return rows.filter((row) => !dropped.has(row))
}

/** Keeps datasets in memory and answers requests to them. */
const createStore = (mostRows: number) => {
  const datasets = new Map<string, Stored>()

  const findOrCreate = (id: string, { fields, unique_by: uniqueBy, ...others }: Json): Answer => {
    const options = (uniqueBy === undefined ? {} : { uniqueBy }) as DatasetOptions<Fields>
    const defined = defineDataset(id, fields as Fields, options)
    const [unknown] = Object.keys(others)
    if (unknown !== undefined) return failed(400, `unknown ${unknown}`)
    if (E.isLeft(defined)) {
      const [{ path, message } = { path: '', message: '' }] = defined.left.issues
      return failed(400, `${path}: ${message}`)
    }
    const there = datasets.get(id)
    const schema = schemaOf(defined.right)
    if (there === undefined) {
      datasets.set(id, { definition: defined.right, rows: [] })
      return done(201, schema)
    }
    return JSON.stringify(schemaOf(there.definition)) === JSON.stringify(schema)
      ? done(200, schema)
      : failed(409, `A dataset with different fields already exists with the ID "${id}"`)
  }

  const write = (id: string, isReplacing: boolean, json: Json): Answer => {
    const stored = datasets.get(id)
    if (stored === undefined) return NOT_FOUND
    const { data, delete_by: deleteBy, ...others } = json
    const [unknown] = Object.keys(others)
    if (unknown !== undefined) return failed(400, `unknown ${unknown}`)
    if (Array.isArray(data) && data.length > MOST_ROWS_OF_REQUEST)
      return failed(400, `expected at most ${MOST_ROWS_OF_REQUEST} records`)
    const read = decodeRows(stored.definition)(data)
    if (E.isLeft(read)) {
      const [{ path, message } = { path: '', message: '' }] = read.left.issues
      return failed(400, `data${path}: ${message}`)
    }
    if (deleteBy !== undefined && !Object.hasOwn(stored.definition.fields, String(deleteBy)))
      return failed(400, 'delete_by: expected a field')
    const rows = added(isReplacing ? { ...stored, rows: [] } : stored, read.right)
    datasets.set(id, { ...stored, rows: kept(rows, mostRows, deleteBy as string | undefined) })
    return done()
  }

  const answer = (method: string, path: string, body: string): Answer => {
    if (path === '/') return method === 'GET' ? done() : failed(405, 'Method not allowed')
    const [, id, data] = /^\/datasets\/([^/]+)(\/data)?$/.exec(path) ?? []
    if (id === undefined) return failed(404, 'Not found')
    if (method === 'DELETE' && data === undefined) return datasets.delete(id) ? done() : NOT_FOUND
    const json = objectOf(body)
    if (json === undefined) return failed(400, 'expected a JSON object')
    if (method === 'PUT' && data === undefined) return findOrCreate(id, json)
    if ((method === 'PUT' || method === 'POST') && data !== undefined)
      return write(id, method === 'PUT', json)
    return failed(405, 'Method not allowed')
  }

  return { answer, rows: (id: string) => datasets.get(id)?.rows }
}

/** Counts the accepted requests of each key. */
const createLimit = ({ requests, intervalMs }: NonNullable<DatasetsServerOptions['rateLimit']>) => {
  const times = new Map<string, readonly number[]>()
  return (key: string): boolean => {
    const now = performance.now()
    const recent = (times.get(key) ?? []).filter((time) => time > now - intervalMs)
    const isInLimit = recent.length < requests
    if (isInLimit) times.set(key, [...recent, now])
    return isInLimit
  }
}

/**
 * Starts an in-memory version of the Datasets API on a free port of this machine, for tests. It stores rows and
 * checks keys, types, `unique_by`, `delete_by` and limits as Geckoboard does, as far as that is known.
 *
 * @example
 * import assert from 'node:assert'
 * import { createDatasets, number, string } from '@gecko-widgets/datasets'
 * import { createDatasetsServer } from '@gecko-widgets/datasets/testing'
 *
 * const server = await createDatasetsServer()
 * const { dataset } = createDatasets({ apiKey: 'a-key', url: server.url })
 * const stock = dataset('stock', { article: string(), left: number() }, { uniqueBy: ['article'] })
 *
 * await stock.findOrCreate()
 * await stock.append([{ article: 'Tea', left: 3 }, { article: 'Milk', left: 5 }])
 * await stock.append([{ article: 'Tea', left: 2 }])
 * assert.deepStrictEqual(server.rows('stock'), [{ article: 'Tea', left: 2 }, { article: 'Milk', left: 5 }])
 * await server.close()
 */
export const createDatasetsServer = async ({
  apiKey,
  rateLimit = { requests: 60, intervalMs: 60_000 },
  mostRows = 5000,
}: DatasetsServerOptions = {}): Promise<DatasetsServer> => {
  const store = createStore(mostRows)
  const isInLimit = createLimit(rateLimit)

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const body = await text(request)
    const key = keyOf(request)
    if (key === undefined || (apiKey !== undefined && key !== apiKey))
      return failed(401, 'Your API key is invalid')
    if (!isInLimit(key))
      return failed(
        429,
        `You have exceeded the API rate limit of ${rateLimit.requests} requests per minute. Try sending data less frequently`,
      )
    return store.answer(request.method ?? '', request.url ?? '', body)
  }

  const server = createServer((request, response) => {
    answerTo(request).then(
      ({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
      },
      // The client disconnected before it had sent the whole body.
      () => response.destroy(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rows: store.rows,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
