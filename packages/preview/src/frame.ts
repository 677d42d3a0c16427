import type { Page } from './draw/drawing.js'
import type { ThemeName } from './draw/theme.js'

/**
 * The style of a text widget's frame. A frame made of `srcdoc` stands under the policy of the page too, which lets no
 * style in; the server's policy names this one by its hash, so it is the only one.
 */
export const FRAME_STYLE = [
  'html,body{height:100%;margin:0}',
  'body{display:grid;align-content:safe center;font:500 15px/1.25 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;text-align:center;overflow-wrap:break-word;box-sizing:border-box;padding:0 2px}',
  ...[24, 13, 9, 6.2, 4.3].map(
    (share, i) => `.size-${i}{font-size:clamp(15px,min(${share}vw,${share * 1.5}vh),80px)}`,
  ),
  '.dark{color:#f4f7f9}.dark a{color:#58b7f3}',
  '.light{color:#17222b}.light a{color:#0f74b8}',
  'p,h1,h2,h3{margin:.2em 0}img{max-width:100%}',
].join('')

// How long a message of each size may be.
const LENGTHS = [10, 40, 90, 200, 420]

/** A short message is large, a long one as small as can be read. */
const sizeOf = (html: string): string => {
  const { length } = html.replace(/<[^>]*>/g, '')
  const size = LENGTHS.findIndex((most) => length <= most)
  return size < 0 ? '' : ` size-${size}`
}

// Beside the page's own policy, which is the stricter one of the two on styles.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The document of a text widget's page, for an empty sandbox: no script, no request, no style but ours. */
export const frameOf = ({ html }: Page, theme: ThemeName): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="color-scheme" content="${theme}"><title>Text</title><style>${FRAME_STYLE}</style></head><body class="${theme}${sizeOf(html)}"><div>${html}</div></body></html>`
