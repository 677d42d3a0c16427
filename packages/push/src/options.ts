import { checkOptions, type DeliveryOptions, decodeApiKey } from '@gecko-widgets/delivery'

/**
 * The options of `createPusher`.
 *
 * @example
 * import { createPusher, type PusherOptions } from '@gecko-widgets/push'
 *
 * const options: PusherOptions = {
 *   apiKey: '222efc82e7933138077b1c2554439e15',
 *   timeoutMs: 10_000,
 *   totalTimeoutMs: 60_000,
 *   retries: 3,
 *   concurrency: 2,
 *   rateLimit: { requests: 1000, intervalMs: 3_600_000 },
 *   url: 'https://gateway.example.com',
 * }
 * export const { push, pushAll } = createPusher(options)
 */
export interface PusherOptions extends DeliveryOptions {
  /**
   * How many requests may start in any period of `intervalMs`. Default: 12,000 in 3,600,000 (an hour), the documented
   * limit.
   */
  readonly rateLimit?: DeliveryOptions['rateLimit']
  /** The URL of the API, for tests and gateways. Default: `https://push.geckoboard.com`. */
  readonly url?: DeliveryOptions['url']
}

/** Checks all options of `createPusher` and fills in the defaults. */
export const checkPusherOptions: ReturnType<typeof checkOptions> = checkOptions({
  apiKey: decodeApiKey(/^[\x21-\x7e]+$/, 'expected printable ASCII characters without spaces'),
  // `docs/reference/evidence.md#20-push-api`
  rateLimit: { requests: 12_000, intervalMs: 3_600_000 },
})
