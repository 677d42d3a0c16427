import { checkOptions, type DeliveryOptions, decodeApiKey } from '@gecko-widgets/delivery'

/** The options of `createDatasets`. */
export interface DatasetsOptions extends DeliveryOptions {
  /** How many requests are sent in any time of `intervalMs`. Default: 60 in 60,000 (a minute), as Geckoboard documents it. */
  readonly rateLimit?: DeliveryOptions['rateLimit']
  /** Where the API is, for tests and gateways. Default: `https://api.geckoboard.com`. */
  readonly url?: DeliveryOptions['url']
}

/** Checks the options of `createDatasets`, all of them together, and fills in the defaults. */
export const checkDatasetsOptions: ReturnType<typeof checkOptions> = checkOptions({
  // The key is the user name of HTTP Basic, which ends at the first colon.
  apiKey: decodeApiKey(
    /^[\x21-\x39\x3b-\x7e]+$/,
    'expected printable ASCII characters without spaces and colons',
  ),
  // `docs/reference/datasets.md#limits`
  rateLimit: { requests: 60, intervalMs: 60_000 },
})
