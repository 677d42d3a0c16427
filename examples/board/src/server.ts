import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

// Not `localhost`: that can be ::1, where another program may listen on the same port and get the key.
const HOST = '127.0.0.1'

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException | null)?.code

const said = (error: unknown, port: number): unknown => {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} is taken: set PORT to another one, or to 0 for any that is free`)
    case 'EACCES':
      return new Error(`Port ${port} is not allowed to this user: set PORT to 1024 or more`)
    default:
      return error
  }
}

/** Serves only on this machine. */
export const listen = async (listener: RequestListener, port: number): Promise<Server> => {
  const server = createServer(listener).listen(port, HOST)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw said(error, port)
  }
  return server
}

/** Returns the address of a server. */
export const urlOf = (server: Server): string => `http://${HOST}:${(server.address() as AddressInfo).port}`

/** Stops serving at once, kept-alive connections included. */
export const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
