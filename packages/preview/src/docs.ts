import type { Kind } from '@gecko-widgets/core'

declare global {
  /** The address of the repository, which the build reads from the manifest; undefined without a build. */
  const __REPOSITORY__: string | undefined
}

const REPOSITORY = typeof __REPOSITORY__ === 'undefined' ? undefined : __REPOSITORY__

/** Links to the rules of a kind: to the repository of the package, or otherwise to Geckoboard's documentation. */
export const docsOf = (kind: Kind): string =>
  REPOSITORY === undefined
    ? 'https://developer-custom.geckoboard.com/'
    : `${REPOSITORY}/blob/main/docs/widgets/${kind}.md`
