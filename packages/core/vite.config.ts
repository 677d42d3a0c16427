import { defineConfig, type Plugin } from 'vite'

const ENTRIES = ['index', 'types', 'xml', 'schema', 'adapter', 'push', 'datasets', 'testing/index']

/** Shares what is shared as plain fields: a getter at each use would slow every response. */
const plainFields: Plugin = {
  name: 'plain-fields',
  renderChunk: (code) => ({
    code: code.replace(
      /^Object\.defineProperty\(exports, "(\w+)", \{\s+enumerable: true,\s+get: function ?\(\) \{\s+return ([\w$]+);\s+\}\s+\}\);/gm,
      'exports.$1 = $2;',
    ),
    map: null,
  }),
}

const esmEntry = (file: string, names: readonly string[]): string =>
  names.length === 0
    ? 'export {}\n'
    : `import entry from './${file}'

export const { ${names.join(', ')} } = entry
`

/** Gives `import` in Node the objects that `require` gets, and as soon: Node reads the files of ES modules one by one. */
const esmEntries: Plugin = {
  name: 'esm-entries',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry) {
        const file = chunk.fileName.replace(/.*\//, '')
        this.emitFile({
          type: 'asset',
          fileName: chunk.fileName.replace(/\.js$/, '.mjs'),
          source: esmEntry(file, chunk.exports),
        })
      }
  },
}

/** Lists the exports of a module by its own names: the bundler would also list what was added to Object.prototype. */
const ownExports: Plugin = {
  name: 'own-exports',
  renderChunk: (code) => code.replace('for (var name in all) ', 'for (const name of Object.keys(all)) '),
}

/**
 * CommonJS as one file behind thin entries, with what core uses of fp-ts and io-ts: Node reads one file at start instead
 * of 60, and calls the functions of both without a getter.
 */
export default defineConfig({
  plugins: [plainFields, ownExports, esmEntries],
  resolve: { alias: [{ find: /^fp-ts\/lib\//, replacement: 'fp-ts/es6/' }] },
  build: {
    target: 'node20',
    outDir: 'dist/cjs',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    license: { fileName: 'licenses.md' },
    lib: {
      entry: Object.fromEntries(ENTRIES.map((entry) => [entry, `src/${entry}.ts`])),
      formats: ['cjs'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      external: [/^node:/, 'fast-check', 'xmlbuilder2'],
      output: {
        // Node reads a file in ASCII eight times as fast.
        charset: 'ascii',
        comments: { annotation: false, jsdoc: false, legal: true },
        sourcemapExcludeSources: true,
        // From the published file to fp-ts and io-ts, which are installed beside core.
        sourcemapPathTransform: (source) => source.replace(/^.*\/node_modules\//, '../../../../../'),
        chunkFileNames: 'shared/[name].js',
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: (id) => !/\/src\/(?:\w+|payload\/(?:frame|xml)|testing\/.*)\.ts$/.test(id),
            },
          ],
        },
      },
    },
  },
})
