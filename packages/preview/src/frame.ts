import type { Page } from './draw/drawing.js'
import type { ThemeName } from './draw/theme.js'

/**
 * The style of a text widget's frame. A frame made of `srcdoc` stands under the policy of the page too, which lets no
 * style in; the server's policy names this one by its hash, so it is the only one.
 */
export const FRAME_STYLE = [
  'html,body{height:100%;margin:0}',
  'body{display:grid;align-content:safe center;font:500 clamp(15px,7.5vmin,44px)/1.3 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere;box-sizing:border-box;padding:0 2px}',
  '.short{font-size:clamp(18px,12vmin,72px)}',
  '.long{font-size:clamp(13px,5vmin,28px)}',
  '.dark{color:#f4f7f9}.dark a{color:#58b7f3}',
  '.light{color:#17222b}.light a{color:#0f74b8}',
  'img{max-width:100%}',
].join('')

const SHORT = 60
const LONG = 320

const lengthOf = (html: string): string => {
  const { length } = html.replace(/<[^>]*>/g, '')
  if (length <= SHORT) return 'short'
  return length > LONG ? 'long' : ''
}

// Beside the page's own policy, which is the stricter one of the two on styles.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** The document of a text widget's page, for an empty sandbox: no script, no request, no style but ours. */
export const frameOf = ({ html }: Page, theme: ThemeName): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="color-scheme" content="${theme}"><title>Text</title><style>${FRAME_STYLE}</style></head><body class="${theme} ${lengthOf(html)}"><div>${html}</div></body></html>`
