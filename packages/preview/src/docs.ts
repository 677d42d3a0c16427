import type { Kind } from '@gecko-widgets/core'

declare global {
  /** The address of the repository, which the build finds in the manifest; undefined where nothing was built. */
  const __REPOSITORY__: string | undefined
}

const REPOSITORY = typeof __REPOSITORY__ === 'undefined' ? undefined : __REPOSITORY__

/** Links to the rules of a kind: in the repository that the package names, else to Geckoboard's own. */
export const docsOf = (kind: Kind): string =>
  REPOSITORY === undefined
    ? 'https://developer-custom.geckoboard.com/'
    : `${REPOSITORY}/blob/main/docs/widgets/${kind}.md`
