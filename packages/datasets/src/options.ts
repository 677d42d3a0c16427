import { checkOptions, type DeliveryOptions, decodeApiKey } from '@gecko-widgets/delivery'

/** The options of `createDatasets`. */
export interface DatasetsOptions extends DeliveryOptions {
  /**
   * How many requests may start in any period of `intervalMs`. Default: 60 in 60,000 (a minute), the documented
   * limit.
   */
  readonly rateLimit?: DeliveryOptions['rateLimit']
  /** The URL of the API, for tests and gateways. Default: `https://api.geckoboard.com`. */
  readonly url?: DeliveryOptions['url']
}

/** Checks all options of `createDatasets` and fills in the defaults. */
export const checkDatasetsOptions: ReturnType<typeof checkOptions> = checkOptions({
  // The key is the user name of HTTP Basic, which ends at the first colon.
  apiKey: decodeApiKey(
    /^[\x21-\x39\x3b-\x7e]+$/,
    'expected printable ASCII characters without spaces and colons',
  ),
  // `docs/reference/datasets.md#limits`
  rateLimit: { requests: 60, intervalMs: 60_000 },
})
