import { defineConfig } from 'vite'
import { repository } from './repository.js'

// The program: one file with all that it needs, so that `npx` fetches this package alone.
export default defineConfig({
  define: repository(),
  resolve: { conditions: ['source', 'node'] },
  ssr: { noExternal: true, resolve: { conditions: ['source', 'node'] } },
  build: {
    ssr: 'src/cli.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    // What is bundled keeps its licences.
    license: { fileName: 'licenses.md' },
    rolldownOptions: { output: { entryFileNames: 'cli.js', chunkFileNames: '[name].js' } },
  },
})
