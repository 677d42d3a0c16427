import {
  checkOptions,
  createBuilders,
  type Effects,
  type Feed,
  type GeckoboardOptions,
  liveEffects,
} from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'

/** Makes the builders of feeds themselves, with the effects of a test. */
export const feedsOf = (options: GeckoboardOptions, effects: Effects = liveEffects) => {
  const config = checkOptions(options)
  if (E.isLeft(config)) throw new Error('expected a configuration')
  return createBuilders<readonly unknown[], Feed>({
    config: config.right,
    effects,
    lift: E.getOrElseW((error) => {
      throw new Error(JSON.stringify(error))
    }),
  })
}
