// Tells how many files of the XML builder are loaded after an answer in JSON, and after one in XML: the second number
// shows that the first could have been more than 0.
import { createRequire } from 'node:module'
import { checkOptions, createBuilders, handle, liveEffects } from '@gecko-widgets/core'
import { rightOf } from './cases.js'

/** The builder and what it alone brings along. */
const OF_XML = /[\\/](?:xmlbuilder2|@oozcitak|js-yaml)[\\/]/

const { cache } = createRequire(import.meta.url)
const filesOfXml = (): number => Object.keys(cache).filter((file) => OF_XML.test(file)).length

const config = rightOf(checkOptions({}))
const feeds = createBuilders({ config, effects: liveEffects, lift: (feed) => feed })
const feed = rightOf(feeds.number(() => 42))

const filesAfter = async (format: string): Promise<number> => {
  await handle(feed)({ method: 'GET', query: `format=${format}`, authorization: undefined, args: () => [] })()
  return filesOfXml()
}

console.log(JSON.stringify([await filesAfter('json'), await filesAfter('xml')]))
