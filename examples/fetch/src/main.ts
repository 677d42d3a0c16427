import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.js'

// The key and the password of the demo, unless the environment sets others.
const {
  PORT = '3000',
  GECKOBOARD_API_KEY: apiKey = 'demo-key-for-made-up-data',
  GECKOBOARD_PASSWORD: password = 'demo-password-for-made-up-data',
} = process.env

const { fetch } = createApp({ apiKey, password })
const server = createServer(getRequestListener(fetch)).listen(Number(PORT), '127.0.0.1', () => {
  const widgets = `http://127.0.0.1:${(server.address() as AddressInfo).port}/widgets`
  const curl = `curl -sS -u '${apiKey}:X'`
  console.log(`Three widgets on made-up data. Ctrl-C stops the program.

${curl} '${widgets}/users?format=json'
${curl} '${widgets}/teams/blue?format=json'
${curl} '${widgets}/revenue' | openssl enc -d -aes-256-cbc -md md5 -base64 -A -pass 'pass:${password}'`)
})

const stop = (): void => {
  server.close()
  // A running poll gets a second to finish; without this, an idle connection would keep the server open.
  setTimeout(() => server.closeAllConnections(), 1_000).unref()
}
process.on('SIGINT', stop).on('SIGTERM', stop)
