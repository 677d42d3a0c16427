import { defineConfig } from 'vite'

/** What only the program needs, and what that needs. */
const BUNDLED = /^(?:csv-parse|yocto-spinner|yoctocolors)(?:\/|$)/

// The program, with the libraries that only it needs.
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: 'src/command/cli.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    // What is bundled keeps its licenses.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      external: (id) => /^[^./]/.test(id) && !BUNDLED.test(id),
      output: { entryFileNames: 'cli.js', chunkFileNames: '[name].js' },
    },
  },
})
