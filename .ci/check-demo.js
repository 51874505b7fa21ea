// Asserts what the demo's record must hold, by the commands that a user has. Argument: the demo's data directory.
import { strict as assert } from 'node:assert'
import { execFileSync } from 'node:child_process'

const [data] = process.argv.slice(2)
const ask = (...words) =>
  JSON.parse(
    execFileSync('npm', ['run', '-s', 'icelist', '--', ...words, '--json', '--data', data], {
      encoding: 'utf8',
    }),
  )

const entries = list => ask('snapshots', list).map(version => version.entries)
assert.deepEqual(entries('ddor'), [118, 155, 154])
assert.deepEqual(entries('dhs-sanctuary'), [609, 605])
assert.deepEqual(entries('doj-sanctuary'), [35, 34, 33])
assert.deepEqual(entries('287g-participating'), [151, 239, 308])
assert.deepEqual(entries('287g-pending'), [41, 24])

const boston = ask('show', 'ddor@2017-03-20', '--aor', 'Boston').entries
assert.deepEqual(boston.map(({ name, state }) => `${name} ${state}`).sort(), [
  'Amherst MA',
  'Boston MA',
  'Cambridge MA',
  'East Haven CT',
  'Hartford CT',
  'Montpelier VT',
  'Northampton MA',
  'Providence RI',
  'Rhode Island Department of Corrections RI',
  'Somerville MA',
])

const removed = ask('diff', 'dhs-sanctuary', '2025-05-29', '2025-05-31').changes.filter(
  ({ kind }) => kind === 'removed',
)
assert.deepEqual(removed.map(({ before }) => `${before.name} ${before.state}`).sort(), [
  'Aurora CO',
  'El Paso County CO',
  'Martinsville County VA',
  'Weld County CO',
])

const dhs = ask('status').find(({ list }) => list === 'dhs-sanctuary')
assert.equal(dhs.lastAttempt.verdict, 'missing')
console.log('the demo holds what it must')
