// Publishes what `npm run tarballs` has made, but for what the registry has already in that version.
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'

const packages = readdirSync('tarballs').map((file) => {
  // A whole path, since npm takes tarballs/x.tgz for a repository on GitHub.
  const tarball = resolve('tarballs', file)
  const manifest = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })
  return { tarball, ...JSON.parse(manifest) }
})

// The packages are released together; a tarball of another version was left behind.
const versions = new Set(packages.map(({ version }) => version))
if (versions.size !== 1) {
  console.error(`failed: expected tarballs of one version, and not of ${[...versions].join(', ') || 'none'}`)
  process.exit(1)
}

for (const { tarball, name, version } of packages) {
  const known = spawnSync('npm', ['view', `${name}@${version}`, 'version'], { encoding: 'utf8' })
  if (known.stdout.trim() === version) console.log(`${name} ${version} is published already`)
  else if (spawnSync('npm', ['publish', tarball], { stdio: 'inherit' }).status !== 0) process.exit(1)
}

const output = process.env['GITHUB_OUTPUT']
if (output) appendFileSync(output, `version=${[...versions][0]}\n`)
