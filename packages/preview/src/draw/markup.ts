import { type Box, type Content, isShape, type Shape } from './drawing.js'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
const OUTSIDE_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Writes text so that XML reads it as text, within an element or an attribute. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(OUTSIDE_XML, '\ufffd')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] as string)

const attribute = (name: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : ` ${name}="${escaped(value)}"`

const shape = ({ class: className, view, stretched = false, paths }: Shape): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" class="${escaped(className)}" viewBox="0 0 ${view.width} ${view.height}"${
    stretched ? ' preserveAspectRatio="none"' : ''
  } aria-hidden="true">${paths
    .map(({ class: name, d }) => `<path class="${escaped(name)}" d="${escaped(d)}"/>`)
    .join('')}</svg>`

/** The custom properties of an element: numbers, and a colour in digits. */
export const propertiesOf = ({
  vars = {},
  color,
}: Box): readonly (readonly [name: string, value: string])[] => [
  ...Object.entries(vars).map(([name, n]) => [name, String(n)] as const),
  ...(color === undefined ? [] : [['--color', color] as const]),
]

const one = (content: Content): string => {
  if (typeof content === 'string') return escaped(content)
  return isShape(content) ? shape(content) : toMarkup(content)
}

/** Writes content as XHTML. */
export const toMarkup = (content: Box): string => {
  const style = propertiesOf(content)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
  return `<${content.tag}${attribute('class', content.class)}${attribute('role', content.role)}${attribute(
    'aria-label',
    content.label,
  )}${attribute('style', style)}>${content.children.map(one).join('')}</${content.tag}>`
}
