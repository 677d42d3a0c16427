// Tells how many files of the XML builder are loaded once JSON was written, and once XML was: the second number shows
// that the first one could have been more than 0.
import { createRequire } from 'node:module'
import { checkOptions, createBuilders, handle, liveEffects } from '@gecko-widgets/core'
import { rightOf } from './cases.js'

const { cache } = createRequire(import.meta.url)
const filesOfXml = (): number => Object.keys(cache).filter((file) => file.includes('xmlbuilder2')).length

const config = rightOf(checkOptions({}))
const feeds = createBuilders({ config, effects: liveEffects, lift: (feed) => feed })
const feed = rightOf(feeds.number(() => 42))

const filesAfter = async (format: string): Promise<number> => {
  await handle(feed)({ method: 'GET', query: `format=${format}`, authorization: undefined, args: () => [] })()
  return filesOfXml()
}

console.log(JSON.stringify([await filesAfter('json'), await filesAfter('xml')]))
