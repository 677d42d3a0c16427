import { defineConfig } from 'vite'

const DOORS = ['index', 'types', 'xml', 'schema', 'adapter', 'push', 'testing/index']

/**
 * CommonJS as one file behind thin doors. Compiled file by file, each use of an import reads a field of `exports`, or
 * calls a getter, which slows every response; and Node reads 60 files at start instead of a few.
 */
export default defineConfig({
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
