import { createPusher, type Push, pushFailureMessage } from '@gecko-widgets/push'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Tile } from './board.js'
import { type Reading, read } from './reading.js'

/** Pushes the payload of a tile, unchanged, to a Geckoboard widget, and returns the result. */
export type PushTile = (tile: Tile, widgetKey: string) => Promise<Pushed>

/** The result of a push, in words. */
export interface Pushed {
  readonly accepted: boolean
  readonly words: string
}

const readingOf = ({ feed, last }: Tile): Reading | undefined =>
  last === undefined
    ? undefined
    : read(last.answer, { url: feed.url, encrypted: feed.encrypted, file: feed.kind })

const refused = (words: string): Pushed => ({ accepted: false, words })

const pusherOf = (apiKey: string | undefined, url: string | undefined): E.Either<string, Push> =>
  apiKey === undefined
    ? E.left(
        'GECKOBOARD_PUSH_API_KEY is not set: set it to the API key of the account, and start the preview again.',
      )
    : pipe(
        // Someone is waiting at the page, and can press the button again.
        E.tryCatch(() => createPusher({ apiKey, url, retries: 1, totalTimeoutMs: 20_000 }), E.toError),
        E.bimap(
          ({ message }) => message,
          ({ push }) => push,
        ),
      )

/** Creates the function that pushes, with the API key of the account. `url` replaces the address of the API. */
export const createPushTile = (apiKey: string | undefined, url: string | undefined): PushTile => {
  const pusher = pusherOf(apiKey, url)
  return async (tile, widgetKey) => {
    const reading = readingOf(tile)
    if (reading?._tag === 'Locked')
      return refused('An encrypted payload is not pushed, because Geckoboard would get it unencrypted.')
    if (reading === undefined || !('payload' in reading)) return refused('There is no payload to push.')
    if (reading._tag === 'Read' && reading.form === 'javascript')
      return refused('A push is JSON. Put the config under highchart, as a string, to push it.')
    if (E.isLeft(pusher)) return refused(pusher.left)
    const result = await pusher.right.custom(widgetKey, reading.payload)
    return E.isRight(result)
      ? { accepted: true, words: 'Accepted. Check the dashboard to see whether the widget draws it.' }
      : refused(pushFailureMessage(result.left))
  }
}
