import { readPayload } from '../reading.js'

console.log(readPayload({}, {}))
