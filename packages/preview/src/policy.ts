import { createHash } from 'node:crypto'
import { FRAME_STYLE } from './draw/text.js'

// The policy of the page also applies to the frame of a text widget, so it has to allow the style of the frame.
const STYLE = `style-src 'self' 'sha256-${createHash('sha256').update(FRAME_STYLE).digest('base64')}'`

/** The policy of the board: what it needs from its own server, and nothing else. */
export const BOARD_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  STYLE,
  "img-src 'self' data:",
  "connect-src 'self'",
  // The frame of a text widget has a document of its own, in a sandbox without scripts.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The policy of the playground, in a `<meta>` wherever the page is served: it loads its own files, and no data. */
export const PLAYGROUND_POLICY = [
  "default-src 'self'",
  STYLE,
  "img-src 'self' data:",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
