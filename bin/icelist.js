#!/usr/bin/env node
import module from 'node:module'

// Plain JavaScript that any Node can read: an old one must be told so before TypeScript or the native database is loaded.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `icelist needs Node 22.19 or newer; this is Node ${process.versions.node}. After "npm ci", "npm run icelist -- …" brings a newer one.`,
  )
  process.exitCode = 2
} else {
  // compiled code is kept between runs, in the system's temporary folder
  module.enableCompileCache()
  const { main } = await import('../src/cli/main.ts')
  process.exitCode = await main(process.argv.slice(2), process)
}
