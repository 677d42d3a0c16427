// Holds what a package weighs once a bundler has made one file of it, minified and compressed: core with fp-ts and
// io-ts, but without the XML builder, which is loaded on demand; of the others what is theirs alone.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** KB, gzip. */
const BUDGETS = {
  core: 30,
  'core/adapter': 39,
  'core/schema': 28,
  express: 1,
  koa: 1,
  next: 1,
  fetch: 1,
  cache: 4.5,
  'core/datasets': 27,
  delivery: 3,
  push: 1,
  datasets: 2,
}

const external = (name) => (name.startsWith('core') ? [/^node:/, /\/frame\.js$/] : [/^[^./]/])

const bundled = async (name) => {
  const [folder, entry = 'index'] = name.split('/')
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: `packages/${folder}/dist/esm/${entry}.js`, formats: ['es'] },
      rolldownOptions: { external: external(name) },
    },
  })
  return output.map(({ code }) => code).join('\n')
}

const sizes = []
for (const [name, budget] of Object.entries(BUDGETS)) {
  const kilobytes = gzipSync(await bundled(name)).length / 1024
  sizes.push({ name: `@gecko-widgets/${name}`, kilobytes, budget })
}

if (process.argv.includes('--json')) console.log(JSON.stringify(sizes))
else
  for (const { name, kilobytes, budget } of sizes)
    console.log(`size: ${name}: ${kilobytes.toFixed(1)} of ${budget} KB`)

process.exit(sizes.some(({ kilobytes, budget }) => kilobytes > budget) ? 1 : 0)
