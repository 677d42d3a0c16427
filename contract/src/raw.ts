import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type RawHeaders = readonly (readonly [name: string, value: string])[]

/** A request as it goes on the wire; a client library would tidy it. One character is one byte. */
export interface RawRequest {
  readonly port: number
  readonly method: string
  readonly target: string
  readonly version?: '1.0' | '1.1'
  /** In this order, and nothing else is sent. */
  readonly headers: RawHeaders
  readonly body?: string | Buffer | undefined
}

/** An unparsed response, and how the connection ended. */
export interface RawAnswer {
  /** Statuses of the 1xx answers before this one. */
  readonly interim: readonly number[]
  /** 0 if the connection ended without a response. */
  readonly status: number
  /** Names in lower case, each as often as it came. */
  readonly headers: RawHeaders
  /** Everything behind the empty line, up to the end of the connection; chunks are joined. */
  readonly body: Buffer
  /** Every byte of it. */
  readonly bytes: Buffer
}

export const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

export const headOf = ({ method, target, version = '1.1', headers }: Omit<RawRequest, 'port'>): string =>
  [
    `${method} ${target} HTTP/${version}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')

/** Joins the chunks of a chunked body. */
const unchunked = (body: Buffer): Buffer => {
  const end = body.indexOf('\r\n')
  const length = Number.parseInt(body.subarray(0, end).toString(), 16)
  if (end === -1 || !(length > 0)) return Buffer.alloc(0)
  const start = end + 2
  return Buffer.concat([body.subarray(start, start + length), unchunked(body.subarray(start + length + 2))])
}

const BLANK = '\r\n\r\n'

const parse = (bytes: Buffer, all: Buffer, interim: readonly number[]): RawAnswer => {
  const end = bytes.indexOf(BLANK)
  if (end === -1) return { interim, status: 0, headers: [], body: bytes, bytes: all }
  const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const status = Number(line.split(' ')[1])
  const rest = bytes.subarray(end + BLANK.length)
  if (status < 200) return parse(rest, all, [...interim, status])
  const headers = lines.map((header) => {
    const colon = header.indexOf(':')
    return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()] as const
  })
  const chunked = headers.some(([name, value]) => name === 'transfer-encoding' && value === 'chunked')
  return { interim, status, headers, body: chunked ? unchunked(rest) : rest, bytes: all }
}

/** Reads a connection to its end; one that was reset has ended too. */
export const readToEnd = (socket: Socket): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      const all = Buffer.concat(chunks)
      resolve(parse(all, all, []))
    })
  })

export const open = async (port: number): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** Sends the head, waits for `100 Continue`, and only then sends the body. */
const sendWhenAsked = async (socket: Socket, { body = '', ...request }: RawRequest): Promise<void> => {
  socket.write(latin1(headOf(request)))
  await once(socket, 'data')
  socket.write(body)
}

/** Sends one request on a connection of its own, and reads until the server ends it. */
export const send = async (request: RawRequest): Promise<RawAnswer> => {
  const socket = await open(request.port)
  const answer = readToEnd(socket)
  if (request.headers.some(([name]) => name.toLowerCase() === 'expect')) await sendWhenAsked(socket, request)
  else socket.write(Buffer.concat([latin1(headOf(request)), Buffer.from(request.body ?? '')]))
  return answer
}

export const headerOf = ({ headers }: RawAnswer, name: string): string | undefined =>
  headers.find(([known]) => known === name)?.[1]
