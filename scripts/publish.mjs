// Publishes what `npm run tarballs` has made, but for what the registry has already in that version.
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = 'tarballs'
const tarballs = readdirSync(folder)
  .filter((file) => file.endsWith('.tgz'))
  // Whole paths, since npm takes tarballs/x.tgz for a repository on GitHub.
  .map((file) => resolve(folder, file))

const publish = (tarball) => {
  const { name, version } = JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json']))
  const known = spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' })
  if (known.stdout.trim() === version) console.log(`${name} ${version} is published already`)
  else if (spawnSync('npm', ['publish', tarball], { stdio: 'inherit' }).status !== 0) process.exit(1)
  return version
}

// The packages have one version, by `fixed` of .changeset/config.json.
const versions = new Set(tarballs.map(publish))
if (versions.size !== 1) {
  console.error(`failed: expected tarballs of one version, not of ${versions.size}: npm run tarballs`)
  process.exit(1)
}
const output = process.env['GITHUB_OUTPUT']
if (output) appendFileSync(output, `version=${[...versions][0]}\n`)
