// Writes the address of the repository into every package.json, and badges into the README. With --check, it checks that
// each package.json has the address already: npm refuses provenance for a package that names no repository or another one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'

const args = process.argv.slice(2)
const check = args[0] === '--check'
const url = args.at(-1) ?? ''
if (!/^https:\/\/[^/]+\/[^/]+\/[^/]+$/.test(url) || args.length !== (check ? 2 : 1)) {
  console.error('Usage: node scripts/repository.mjs [--check] https://<host>/<owner>/<name>')
  process.exit(1)
}

const folder = new URL('../packages/', import.meta.url)
const packages = readdirSync(folder).map((name) => {
  const file = new URL(`${name}/package.json`, folder)
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  return {
    name,
    file,
    manifest,
    repository: { type: 'git', url: `git+${url}.git`, directory: `packages/${name}` },
  }
})

if (check) {
  const unlike = packages.filter(
    ({ manifest, repository }) => !isDeepStrictEqual(manifest.repository, repository),
  )
  if (unlike.length > 0) {
    console.error(
      `failed: expected each package.json to name ${url} as its repository: ${unlike.map(({ name }) => name).join(', ')}\n` +
        `Run \`node scripts/repository.mjs ${url}\` and commit what it writes; see CONTRIBUTING.md, Releasing.`,
    )
    process.exit(1)
  }
} else {
  const readme = new URL('../README.md', import.meta.url)
  const [, project] = /^https:\/\/github\.com\/(.+)$/.exec(url) ?? []
  const workflow = `${url}/actions/workflows/ci.yml`
  const badges = [
    ['npm', 'https://img.shields.io/npm/v/@gecko-widgets/core', 'https://www.npmjs.com/org/gecko-widgets'],
    ...(project === undefined ? [] : [['CI', `${workflow}/badge.svg`, workflow]]),
    ['license', 'https://img.shields.io/npm/l/@gecko-widgets/core', `${url}/blob/main/LICENSE`],
    ['types', 'https://img.shields.io/npm/types/@gecko-widgets/core', `${url}/blob/main/packages/core`],
  ].map(([name, image, link]) => `[![${name}](${image})](${link})`)
  const text = readFileSync(readme, 'utf8')
  writeFileSync(
    readme,
    text.replace(/^<!-- badges -->\n(?:\n\[!\[.*\n)?/m, `<!-- badges -->\n\n${badges.join(' ')}\n`),
  )
  for (const { name, file, manifest, repository } of packages) {
    const { homepage: _homepage, bugs: _bugs, repository: _repository, ...rest } = manifest
    const address = {
      homepage: `${url}/tree/main/packages/${name}#readme`,
      bugs: `${url}/issues`,
      repository,
    }
    const entries = Object.entries(rest).flatMap(([key, value]) =>
      key === 'license' ? [[key, value], ...Object.entries(address)] : [[key, value]],
    )
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`)
  }
}
