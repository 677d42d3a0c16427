// Serves the functions of `api` by their paths, each by its `fetch`.
import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'

serve({
  port: Number(process.env['PORT']),
  hostname: '127.0.0.1',
  fetch: async (request: Request) => {
    const file = new URL(`.${new URL(request.url).pathname}.ts`, import.meta.url)
    return existsSync(file) ? (await import(file.href)).default.fetch(request) : new Response(null, { status: 404 })
  },
})
