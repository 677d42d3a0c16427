// What the recipes ask, on this machine: Postgres and MongoDB for the real drivers, and web APIs.
import { once } from 'node:events'
import { createServer as createWebServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { Aggregator } from 'mingo'
import { BSON } from 'mongodb'

export interface Service {
  readonly port: number
  readonly stop: () => Promise<void>
}

const listening = async (server: Server): Promise<Service> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    stop: async () => {
      server.close()
    },
  }
}

export const freePort = async (): Promise<number> => {
  const { port, stop } = await listening(createServer())
  await stop()
  return port
}

/** Postgres as drivers reach it, with the tables that some SQL makes. Statements of several connections take turns. */
export const startPostgres = async (sql: string): Promise<Service> => {
  const db = await PGlite.create()
  await db.exec(sql)
  const server = await listening(
    createServer((socket) => {
      let turn: Promise<unknown> = Promise.resolve()
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        turn = turn.then(async () => socket.write(await db.execProtocolRaw(data)))
      })
    }),
  )
  return {
    port: server.port,
    stop: async () => {
      await server.stop()
      await db.close()
    },
  }
}

// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
const HEADER = 16
const OP_MSG = { code: 2013, before: 5 }
/** A driver says hello in this one, which is older, and gets an OP_REPLY. */
const OP_QUERY = 2004
const OP_REPLY = { code: 1, before: 20 }

const message = (to: Buffer, { code, before }: typeof OP_MSG, document: BSON.Document): Buffer => {
  const body = BSON.serialize(document)
  const made = Buffer.alloc(HEADER + before + body.length)
  made.writeInt32LE(made.length, 0)
  made.writeInt32LE(to.readInt32LE(4), 8)
  made.writeInt32LE(code, 12)
  // How many documents there are.
  if (code === OP_REPLY.code) made.writeInt32LE(1, HEADER + 16)
  made.set(body, HEADER + before)
  return made
}

const HELLO = {
  ok: 1,
  isWritablePrimary: true,
  helloOk: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 25,
}

/** A MongoDB that has one collection and runs pipelines over it. */
export const startMongo = (documents: readonly BSON.Document[]): Promise<Service> => {
  const answer = (command: BSON.Document): BSON.Document =>
    'aggregate' in command
      ? {
          ok: 1,
          cursor: {
            id: BSON.Long.ZERO,
            ns: `${command['$db']}.${command['aggregate']}`,
            firstBatch: new Aggregator(command['pipeline']).run([...documents]),
          },
        }
      : HELLO
  return listening(
    createServer((socket) => {
      let buffered = Buffer.alloc(0)
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        buffered = Buffer.concat([buffered, data])
        while (buffered.length >= HEADER && buffered.length >= buffered.readInt32LE(0)) {
          const asked = buffered.subarray(0, buffered.readInt32LE(0))
          buffered = buffered.subarray(asked.length)
          socket.write(
            asked.readInt32LE(12) === OP_QUERY
              ? message(asked, OP_REPLY, HELLO)
              : message(asked, OP_MSG, answer(BSON.deserialize(asked.subarray(HEADER + OP_MSG.before)))),
          )
        }
      })
    }),
  )
}

/** A web API. */
export const startApi = (answer: RequestListener): Promise<Service> => listening(createWebServer(answer))
