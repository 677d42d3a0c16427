import { readFileSync } from 'node:fs'

/** Where the repository is, as the manifest of a released package names it; what is built then links to its docs. */
export const repository = (): Readonly<Record<string, string>> => {
  const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
    readonly repository?: { readonly url: string }
  }
  const [, url] = /^git\+(https:.*)\.git$/.exec(manifest.repository?.url ?? '') ?? []
  return { __REPOSITORY__: url === undefined ? 'undefined' : JSON.stringify(url) }
}
