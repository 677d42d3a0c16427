// Tells what files are loaded: how many by the import of core, and how many of the XML builder after an answer in JSON,
// and after one in XML; the last number shows that the one before could have been more than 0.
import { Session } from 'node:inspector'
import type { Feed } from '@gecko-widgets/core'
import type * as E from 'fp-ts/lib/Either.js'

const files = new Set<string>()
const session = new Session()
session.connect()
session.on('Debugger.scriptParsed', ({ params: { url } }) => {
  if (url.startsWith('file:')) files.add(url)
})
session.post('Debugger.enable')

const ownFiles = files.size
const { checkOptions, createBuilders, handle, liveEffects } = await import('@gecko-widgets/core')
const core = files.size - ownFiles

/** The builder and what it alone brings along. */
const OF_XML = /[\\/](?:xmlbuilder2|@oozcitak|js-yaml)[\\/]/
const filesOfXml = (): number => [...files].filter((file) => OF_XML.test(file)).length

const rightOf = <A>(either: E.Either<unknown, A>): A => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left))
  return either.right
}

const config = rightOf(checkOptions({}))
const feeds = createBuilders({ config, effects: liveEffects, lift: (feed) => feed })
const feed: Feed<never> = rightOf(feeds.number(() => 42))

const filesAfter = async (format: string): Promise<number> => {
  await handle(feed)({
    method: 'GET',
    query: `format=${format}`,
    authorization: undefined,
    args: () => [] as never,
  })()
  return filesOfXml()
}

console.log(JSON.stringify({ core, json: await filesAfter('json'), xml: await filesAfter('xml') }))
