import { defineConfig, type Plugin } from 'vite'

const DOORS = ['index', 'types', 'xml', 'schema', 'adapter', 'push', 'testing/index']

/**
 * Uses fp-ts and io-ts as they are. The bundler would wrap each in an object of getters, for modules that have a default
 * export, and a getter at each use costs more than the rest of a number widget.
 */
const unwrapped: Plugin = {
  name: 'unwrapped',
  renderChunk: (code) => code.replace(/^(fp_ts_|io_ts)(\w*) = \w+\.__toESM\(\1\2(?:, 1)?\);\n/gm, ''),
}

/** Lists the exports of a module by its own names: the bundler would also list what was added to Object.prototype. */
const ownExports: Plugin = {
  name: 'own-exports',
  renderChunk: (code) => code.replace('for (var name in all) ', 'for (const name of Object.keys(all)) '),
}

/**
 * CommonJS as one file behind thin doors. Compiled file by file, each use of an import reads a field of `exports`, or
 * calls a getter, which slows every response; and Node reads 60 files at start instead of a few.
 */
export default defineConfig({
  plugins: [unwrapped, ownExports],
  build: {
    target: 'node20',
    outDir: 'dist/cjs',
    emptyOutDir: false,
    minify: false,
    reportCompressedSize: false,
    lib: {
      entry: Object.fromEntries(DOORS.map((door) => [door, `dist/esm/${door}.js`])),
      formats: ['cjs'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: { external: /^[^./]/, output: { chunkFileNames: 'shared/[name].js' } },
  },
})
