// Closes a test run with one plain line that any CI can read.
export default class SummaryReporter {
  onTestRunEnd(modules) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state) => tests.filter((test) => test.result().state === state).length
    const unloaded = modules.filter(
      (module) => module.state() === 'failed' && module.children.size === 0,
    ).length
    console.log(
      `${count('passed')} passed, ${count('failed') + unloaded} failed, ${count('skipped')} skipped`,
    )
  }
}
