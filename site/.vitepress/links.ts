import { dirname, join } from 'node:path/posix'
import type { MarkdownRenderer } from 'vitepress'

type Token = ReturnType<MarkdownRenderer['parse']>[number]

const isElsewhere = (link: string): boolean => /^([a-z]+:|#|\/)/i.test(link)

/**
 * Makes of the links that work in the repository those that work on the site. The page of a folder is its index here. A
 * file outside of docs/ is not on the site: such a link becomes its text, with the file's path.
 */
export const repositoryLinks = (md: MarkdownRenderer): void => {
  md.core.ruler.push('repository-links', ({ tokens, env, Token }) => {
    const pathOf = (link: string): string => join('docs', dirname(env.relativePath), link)
    const code = (content: string): Token => Object.assign(new Token('code_inline', 'code', 0), { content })
    const text = (content: string): Token => Object.assign(new Token('text', '', 0), { content })

    for (const inline of tokens) {
      let left: string | undefined
      inline.children = (inline.children ?? []).flatMap((token) => {
        const link = token.type === 'link_open' ? String(token.attrGet('href')) : undefined
        if (link !== undefined && !isElsewhere(link)) {
          if (pathOf(link).startsWith('docs/'))
            token.attrSet('href', link.replace(/README\.md\b/, 'index.md'))
          else left = pathOf(link)
        }
        if (left === undefined) return [token]
        if (token.type === 'link_open') return []
        if (token.type !== 'link_close') return [token]
        const path = left
        left = undefined
        return [text(' ('), code(path), text(')')]
      })
    }
  })
}
