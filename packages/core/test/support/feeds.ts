import {
  checkOptions,
  createBuilders,
  type Effects,
  type Feed,
  liveEffects,
} from '@gecko-widgets/core/adapter'
import type { GeckoboardOptions } from '@gecko-widgets/core/types'
import * as E from 'fp-ts/lib/Either.js'

/** Makes the builders of feeds themselves, with the effects of a test. */
export const feedsOf = (options: GeckoboardOptions, effects: Effects = liveEffects) => {
  const config = checkOptions(options)
  if (E.isLeft(config)) throw new Error('expected a configuration')
  return createBuilders<readonly unknown[], Feed>((define) => {
    const feed = define(config.right, effects)
    if (E.isLeft(feed)) throw new Error(JSON.stringify(feed.left))
    return feed.right
  })
}
