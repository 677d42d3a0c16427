// Publishes the tarballs of a folder, but for those whose version the registry has already.
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: node scripts/publish.mjs <folder>')
  process.exit(1)
}
const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'))

const versions = tarballs.map((file) => {
  const tarball = join(folder, file)
  const { name, version } = JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json']))
  const known = spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' })
  if (known.stdout.trim() === version) console.log(`${name} ${version} is published already`)
  else execFileSync('npm', ['publish', tarball], { stdio: 'inherit' })
  return version
})

// The packages have one version, by `fixed` of .changeset/config.json.
if (process.env['GITHUB_OUTPUT']) appendFileSync(process.env['GITHUB_OUTPUT'], `version=${versions[0]}\n`)
