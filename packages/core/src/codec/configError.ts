import type { Issue } from './issue.js'

/** Everything that is wrong with a configuration, without the secrets. */
export interface ConfigError {
  readonly _tag: 'ConfigError'
  /** The kind or the dataset, if the issues are those of a definition. */
  readonly of?: string
  readonly issues: readonly Issue[]
}

/**
 * Formats a configuration error for people, one line for each issue.
 *
 * @example
 * import assert from 'node:assert'
 * import { configMessage } from '@gecko-widgets/core/adapter'
 *
 * const issues = [{ path: 'timeoutMs', code: 'out_of_range', message: 'expected a whole number' }] as const
 * assert.match(configMessage({ _tag: 'ConfigError', issues }), /not valid:\n {2}timeoutMs: expected a whole number/)
 */
export const configMessage = ({ of, issues }: ConfigError): string =>
  [
    'gecko-widgets: the configuration is not valid:',
    ...issues.map(({ path, message }) => `  ${of === undefined ? '' : `${of}: `}${path}: ${message}`),
  ].join('\n')
