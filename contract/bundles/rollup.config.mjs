import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import resolve from '@rollup/plugin-node-resolve'

const output = (format, extension) => ({
  dir: `rollup-${format}`,
  format,
  entryFileNames: `[name].${extension}`,
  chunkFileNames: `[name].${extension}`,
})

export default {
  input: 'server.mjs',
  plugins: [resolve({ preferBuiltins: true }), commonjs(), json()],
  output: [output('es', 'mjs'), output('cjs', 'cjs')],
}
