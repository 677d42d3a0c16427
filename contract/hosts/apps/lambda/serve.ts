// Calls the function as a function URL does, with an event of version 2.0 for each request.
import { createServer } from 'node:http'
import { handler } from './handler.ts'

createServer(async (request, response) => {
  const [path = '', query = ''] = (request.url ?? '').split('?')
  const host = 'example.lambda-url.eu-west-1.on.aws'
  const body = Buffer.concat(await request.toArray())
  const answer = await handler(
    {
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: query,
      headers: Object.fromEntries(
        Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.join(',')]),
      ),
      requestContext: { domainName: host, http: { method: request.method, path } },
      ...(body.length === 0 ? {} : { body: body.toString('base64') }),
      isBase64Encoded: body.length > 0,
    },
    {},
  )
  const bytes = Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8')
  response.writeHead(answer.statusCode, answer.headers).end(bytes)
}).listen(Number(process.env['PORT']), '127.0.0.1')
