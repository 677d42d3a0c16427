/** Calls a function and measures the CPU time of the process, in milliseconds. Another thread of a process would count too. */
export const measured = <A>(call: () => A): readonly [result: A, ms: number] => {
  const start = process.cpuUsage()
  const result = call()
  const { user, system } = process.cpuUsage(start)
  return [result, (user + system) / 1000]
}
