import { defineConfig } from 'vite'

/** CommonJS as one file with p-queue, which is an ES module: Jest cannot require it, unless Node has a flag for it. */
export default defineConfig({
  build: {
    target: 'node20',
    outDir: 'dist/cjs',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    license: { fileName: 'licenses.md' },
    lib: { entry: 'src/index.ts', formats: ['cjs'], fileName: () => 'index.js' },
    rolldownOptions: {
      external: [/^node:/, /^@gecko-widgets\//, /^fp-ts\//, 'cockatiel'],
      output: {
        comments: { annotation: false, jsdoc: false, legal: true },
        sourcemapExcludeSources: true,
        // From the published file to what is installed beside this package.
        sourcemapPathTransform: (source) => source.replace(/^.*\/node_modules\//, '../../../../'),
      },
    },
  },
})
