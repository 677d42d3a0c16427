// Serves the functions of `api` by their paths, each by its `fetch`; one that cannot be loaded is a 500 and a line.
import { existsSync } from 'node:fs'
import { serve } from '@hono/node-server'

const call = async (file: URL, request: Request): Promise<Response> => {
  try {
    const { default: handler } = await import(file.href)
    return await handler.fetch(request)
  } catch (error) {
    console.error(error)
    return new Response(null, { status: 500 })
  }
}

serve({
  port: Number(process.env['PORT']),
  hostname: '127.0.0.1',
  fetch: (request) => {
    const file = new URL(`.${new URL(request.url).pathname}.ts`, import.meta.url)
    return existsSync(file) ? call(file, request) : new Response(null, { status: 404 })
  },
})
