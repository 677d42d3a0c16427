// What is published has no condition for the sources, which this workspace reads in place of what is built.
const withoutSource = ({ source, ...built }) => built

const beforePacking = (manifest) => {
  if (manifest.exports === undefined) return manifest
  const entries = Object.entries(manifest.exports).map(([name, entry]) => [name, withoutSource(entry)])
  return { ...manifest, exports: Object.fromEntries(entries) }
}

module.exports = { hooks: { beforePacking } }
