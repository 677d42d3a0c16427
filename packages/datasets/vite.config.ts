import { defineConfig } from 'vite'

// The program, with the libraries that only it needs.
export default defineConfig({
  ssr: { noExternal: ['csv-parse', 'yocto-spinner'] },
  build: {
    ssr: 'src/command/cli.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    // What is bundled keeps its licenses.
    license: { fileName: 'licenses.md' },
    rolldownOptions: { output: { entryFileNames: 'cli.js', chunkFileNames: '[name].js' } },
  },
})
