import { serve } from '@hono/node-server'
import widgets from './widgets.mjs'

serve({ fetch: widgets.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT']) })
