import { create } from 'xmlbuilder2'

const root = () => create({ version: '1.0', encoding: 'UTF-8' }).ele('root')

// xmlbuilder2 renders the document's frame, once. It gets neither text, since it reads `&word;` in text as an entity, nor
// names: it reads some as markup and takes exponential time on others.
export const [frameStart, frameEnd] = root().txt('|').end().split('|') as [string, string]
export const emptyFrame = root().end()
