import { fork } from 'node:child_process'
import { once } from 'node:events'
import { printTitle, type Result, type Run } from './report.js'

interface Nodes {
  readonly nodes: () => readonly (readonly [name: string, program: string])[]
}

/** Runs the benchmark on each Node that is supported, one after the other. */
export const onEachNode = async (args: readonly string[]): Promise<readonly Run[]> => {
  const script = new URL('../../scripts/nodes.mjs', import.meta.url)
  const { nodes } = (await import(script.href)) as Nodes
  const runs: Run[] = []
  for (const [node, program] of nodes()) {
    printTitle(`== ${node}`)
    const child = fork(new URL('./main.js', import.meta.url), args, { execPath: program })
    const [results] = await Promise.race([once(child, 'message'), once(child, 'disconnect')])
    if (results === undefined) throw new Error(`${node}: ended before it had measured everything`)
    runs.push({ node, results: results as readonly Result[] })
  }
  return runs
}
