// Tells what files are loaded: how many by the import of core, and how many of the XML builder after an answer in JSON,
// and after one in XML; the last number shows that the one before could have been more than 0.
import { Session } from 'node:inspector'
import type { Respond } from '@gecko-widgets/core/adapter'

const files = new Set<string>()
const session = new Session()
session.connect()
session.on('Debugger.scriptParsed', ({ params: { url } }) => {
  if (url.startsWith('file:')) files.add(url)
})
session.post('Debugger.enable')

const ownFiles = files.size
await import('@gecko-widgets/core')
const core = files.size - ownFiles
const { adapter } = await import('@gecko-widgets/core/adapter')

/** The builder and the packages that only it needs. */
const OF_XML = /[\\/](?:xmlbuilder2|@oozcitak|js-yaml)[\\/]/
const filesOfXml = (): number => [...files].filter((file) => OF_XML.test(file)).length

const createFeeds = adapter((respond: Respond<readonly []>) => respond)
const respond = createFeeds().number(() => 42)

const filesAfter = async (format: string): Promise<number> => {
  await respond({
    method: 'GET',
    path: '/',
    query: `format=${format}`,
    authorization: undefined,
    args: () => [],
  })
  return filesOfXml()
}

console.log(JSON.stringify({ core, json: await filesAfter('json'), xml: await filesAfter('xml') }))
