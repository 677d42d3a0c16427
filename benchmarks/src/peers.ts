import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { API_KEY, CREDENTIALS, PASSWORD, type Variant } from './variants.js'

const CONNECTIONS = 16
const TIMEOUT_MS = 60_000
const HOST = '127.0.0.1'

/** A server in a process of its own. */
export interface Peer {
  readonly ask: (path: string) => Promise<string>
  /** Asks many times, on all connections at once. */
  readonly load: (path: string, requests: number) => Promise<void>
  /** Microseconds of CPU time that the server has used, in its own code and in the kernel's. */
  readonly cpuTime: () => Promise<number>
  readonly stop: () => void
}

const lengthOf = (response: Buffer): number => {
  const head = response.toString('latin1').split('\r\n\r\n', 1)[0] ?? ''
  return head.length + 4 + Number(/^content-length: (\d+)/im.exec(head)?.[1])
}

// All answers to one path have the same length, so the client only counts bytes.
const askInTurn = (socket: Socket, path: string, requests: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = `GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\nAuthorization: ${CREDENTIALS}\r\n\r\n`
    let left = requests
    let length = 0
    let received = 0
    const stop = (error: Error): void => reject(error)
    const count = (chunk: Buffer): void => {
      if (length === 0) length = lengthOf(chunk)
      received += chunk.length
      if (received < length) return
      received = 0
      left--
      if (left > 0) socket.write(request)
      else {
        socket.off('data', count).off('error', stop)
        resolve()
      }
    }
    socket.on('data', count).on('error', stop)
    socket.write(request)
  })

/**
 * Keeps this process from sleeping. To wake a sleeper costs the server more than a small answer does, and only a server
 * that is slower than its client would pay it.
 */
const stayAwake = (): (() => void) => {
  let immediate = setImmediate(function again() {
    immediate = setImmediate(again)
  })
  return () => clearImmediate(immediate)
}

const connectTo = (port: number): Socket => {
  const socket = connect(port, HOST).setNoDelay().setTimeout(TIMEOUT_MS)
  return socket.on('timeout', () => socket.destroy(new Error('the server does not answer')))
}

const peerAt = (port: number, child: ChildProcess, cpuTime: (ask: Peer['ask']) => Promise<number>): Peer => {
  // Opened with the first request: gunicorn gives each connection a thread until it has asked something.
  let sockets: readonly Socket[] = []
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(`http://${HOST}:${port}${path}`, {
      headers: { Authorization: CREDENTIALS },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`the server answered ${response.status}`)
    return response.text()
  }
  return {
    ask,
    load: async (path, requests) => {
      if (sockets.length === 0) sockets = Array.from({ length: CONNECTIONS }, () => connectTo(port))
      const rest = stayAwake()
      await Promise.all(sockets.map((socket) => askInTurn(socket, path, requests / CONNECTIONS)))
      rest()
    },
    cpuTime: () => cpuTime(ask),
    stop: () => {
      for (const socket of sockets) socket.destroy()
      child.kill()
    },
  }
}

/** Starts one app of Node. */
export const startNode = async (variant: Variant): Promise<Peer> => {
  const child = fork(new URL('./server.js', import.meta.url), [variant], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [{ port }] = (await once(child, 'message')) as [AddressInfo]
  return peerAt(port, child, async () => {
    const answer = once(child, 'message')
    child.send('cpu')
    const [{ user, system }] = (await answer) as [NodeJS.CpuUsage]
    return user + system
  })
}

const GUNICORN = '--worker-class gthread --threads 4 --keep-alive 60 --bind 127.0.0.1:0'.split(' ')

/** Starts the Flask peer under gunicorn, one worker; a text says what is missing. */
export const startFlask = async (): Promise<Peer | string> => {
  const child = spawn('gunicorn', [...GUNICORN, 'flask_geckoboard:app'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, API_KEY, PASSWORD, PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  const listening = new Promise<number>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (more: string) => {
      log += more
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(log)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', () => resolve('gunicorn was not found'))
    child.once('close', () => resolve(/No module named '\w+'/.exec(log)?.[0] ?? log.trim()))
  })
  const port = await Promise.race([ended, listening])
  if (typeof port === 'string') return port
  const peer = peerAt(port, child, async (ask) => Number(await ask('/cpu')))
  // The socket listens before the app is loaded.
  return peer.ask('/cpu').then(
    () => peer,
    () => ended,
  )
}
