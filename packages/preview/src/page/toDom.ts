import { type Box, type Content, isShape, type Shape } from '../draw/drawing.js'

const SVG = 'http://www.w3.org/2000/svg'

const shapeOf = (
  { class: className, view, stretched = false, paths }: Shape,
  document: Document,
): SVGElement => {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', className)
  svg.setAttribute('viewBox', `0 0 ${view.width} ${view.height}`)
  svg.setAttribute('aria-hidden', 'true')
  if (stretched) svg.setAttribute('preserveAspectRatio', 'none')
  for (const { class: name, d } of paths) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('class', name)
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}

const nodeOf = (content: Content, document: Document): Node => {
  if (typeof content === 'string') return document.createTextNode(content)
  return isShape(content) ? shapeOf(content, document) : toDom(content, document)
}

/** The custom properties of an element: numbers, and a color in hexadecimal. */
const propertiesOf = ({ vars = {}, color }: Box): readonly (readonly [name: string, value: string])[] => [
  ...Object.entries(vars).map(([name, n]) => [name, String(n)] as const),
  ...(color === undefined ? [] : [['--color', color] as const]),
]

/** Creates the elements of content. Text from the data only ever becomes a text node. */
export const toDom = (content: Box, document: Document): HTMLElement => {
  const element = document.createElement(content.tag)
  if (content.class !== '') element.className = content.class
  if (content.role !== undefined) element.setAttribute('role', content.role)
  if (content.label !== undefined) element.setAttribute('aria-label', content.label)
  for (const [name, value] of propertiesOf(content)) element.style.setProperty(name, value)
  element.append(...content.children.map((child) => nodeOf(child, document)))
  return element
}
