import { create } from 'xmlbuilder2'

const FRAME = /^(<\?xml version="1\.0" encoding="UTF-8"\?><root)>\|(<\/root>)$/

// xmlbuilder2 renders the document's frame, once. It gets neither text, since it reads `&word;` in text as an entity, nor
// names: it reads some as markup and takes exponential time on others.
const render = (): string => {
  try {
    return create({ version: '1.0', encoding: 'UTF-8' }).ele('root').txt('|').end()
  } catch {
    return ''
  }
}

// What another package has added to Object.prototype is an option to xmlbuilder2; the frame is then as it should be.
const [, start, end] = FRAME.exec(render()) ?? ['', '<?xml version="1.0" encoding="UTF-8"?><root', '</root>']

export const frameStart = `${start}>`
export const frameEnd = end
export const emptyFrame = `${start}/>`
