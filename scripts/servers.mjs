// Serves apps on loopback for commands that ask them over HTTP.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expectThat } from './tarballs.mjs'

export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

const isUp = (port) =>
  fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(10_000) }).then(
    () => true,
    () => false,
  )

const children = []
process.on('exit', () => {
  for (const { pid } of children) {
    try {
      process.kill(-pid)
    } catch {
      // It has ended.
    }
  }
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

/** Runs a program until this process ends. Waits until it listens at a port or has ended; its log is in the folder. */
export const serve = async (folder, port, program, args, env) => {
  const log = join(folder, `${port}.log`)
  const output = openSync(log, 'w')
  // In a group of its own, since many commands only start another program.
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', output, output], detached: true })
  children.push(child)
  const end = Date.now() + 60_000
  while (child.exitCode === null && !(await isUp(port))) {
    expectThat(Date.now() < end, `an app to listen at ${port}:\n${readFileSync(log, 'utf8')}`)
    await delay(100)
  }
  return { port, log, ended: child.exitCode !== null }
}
