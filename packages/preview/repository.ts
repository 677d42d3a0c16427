import { readFileSync } from 'node:fs'

/** The address of the repository, as the manifest of a released package names it. */
export const repositoryUrl = (): string | undefined => {
  const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
    readonly repository?: { readonly url: string }
  }
  return /^git\+(https:.*)\.git$/.exec(manifest.repository?.url ?? '')?.[1]
}

/** What is built with this links to the docs in the repository. */
export const repository = (): Readonly<Record<string, string>> => ({
  __REPOSITORY__: JSON.stringify(repositoryUrl()) ?? 'undefined',
})
