import type { Line, Token } from './tokens.js'

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/g

/** Indents well-formed XML. An element that contains only text is on one line; others have their children below. */
export const indentXml = (text: string, most: number): readonly Line[] => {
  const lines: Line[] = []
  let depth = 0
  /** An opening tag and its text, until it is known whether the closing tag goes on the same line. */
  let open: readonly Token[] = []
  const flush = (): void => {
    if (open.length > 0) lines.push({ depth: depth - 1, tokens: open })
    open = []
  }
  for (const [token] of text.matchAll(TOKEN)) {
    if (lines.length > most) break
    const isTag = token.startsWith('<') && !/^<[!?]/.test(token)
    if (token.trim() === '') continue
    if (isTag && token.startsWith('</')) {
      depth -= 1
      if (open.length > 0) lines.push({ depth, tokens: [...open, ['key', token]] })
      else lines.push({ depth, tokens: [['key', token]] })
      open = []
    } else if (isTag && !token.endsWith('/>')) {
      flush()
      open = [['key', token]]
      depth += 1
    } else if (isTag || /^<[!?]/.test(token)) {
      const isData = token.startsWith('<![CDATA[')
      if (isData && open.length > 0) open = [...open, ['string', token]]
      else {
        flush()
        lines.push({ depth, tokens: [[isTag ? 'key' : 'quiet', token]] })
      }
    } else if (open.length > 0) open = [...open, ['string', token.trim()]]
    else lines.push({ depth, tokens: [['string', token.trim()]] })
  }
  flush()
  return lines
}
