import { dirname, join } from 'node:path/posix'
import type { MarkdownRenderer } from 'vitepress'

type Token = ReturnType<MarkdownRenderer['parse']>[number]

const isRelative = (link: string): boolean => !/^([a-z]+:|#|\/)/i.test(link)

/**
 * Converts links that work in the repository into links that work on the site. The page of a folder is its index
 * here. A file outside of docs/ is not on the site: such a link becomes its text, followed by the path of the file if
 * that is different.
 */
export const repositoryLinks = (md: MarkdownRenderer): void => {
  md.core.ruler.push('repository-links', ({ tokens, env, Token }) => {
    const make = (type: string, tag: string, content: string): Token =>
      Object.assign(new Token(type, tag, 0), { content })
    const linkOf = (token: Token): string =>
      token.type === 'link_open' ? (token.attrGet('href') ?? '#') : '#'
    const pathOf = (token: Token): string => join('docs', dirname(env.relativePath), linkOf(token))
    const leaves = (token: Token): boolean => isRelative(linkOf(token)) && !pathOf(token).startsWith('docs/')

    const withoutLeaving = (children: Token[]): Token[] => {
      const open = children.findIndex(leaves)
      const link = children[open]
      if (link === undefined) return children
      const close = children.findIndex(({ type }, i) => i > open && type === 'link_close')
      const path = pathOf(link)
      const code = make('code_inline', 'code', path)
      const text = children.slice(open + 1, close)
      const said = text.map(({ content }) => content).join('')
      return [
        ...children.slice(0, open),
        ...(said === path ? [code] : [...text, make('text', '', ' ('), code, make('text', '', ')')]),
        ...withoutLeaving(children.slice(close + 1)),
      ]
    }

    for (const inline of tokens) {
      inline.children = withoutLeaving(inline.children ?? [])
      for (const token of inline.children)
        if (isRelative(linkOf(token)))
          token.attrSet('href', linkOf(token).replace(/\bREADME\.md\b/, 'index.md'))
    }
  })
}

/** Screen readers announce a header without text as one, so the empty corner of a table becomes a plain cell. */
export const emptyHeaders = (md: MarkdownRenderer): void => {
  md.core.ruler.push('empty-headers', ({ tokens }) => {
    tokens.forEach((token, i) => {
      if (token.type !== 'th_open' || tokens[i + 1]?.content !== '') return
      for (const end of [token, tokens[i + 2]]) if (end !== undefined) end.tag = 'td'
    })
  })
}
