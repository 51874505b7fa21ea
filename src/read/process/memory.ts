import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Starting `ps` costs some milliseconds, so it is not asked as often as Linux is. */
const PS_POLL = 250

/**
 * Watches the memory that a process has in use, and calls `exceeded` once when it is more than `limit` bytes.
 * Windows has no cheap way to ask: there the limit on the heap and the time limit are all that bounds a child.
 * @param poll milliseconds between two looks
 * @returns ends the watch
 */
export function watchMemory(pid: number, limit: number, poll: number, exceeded: () => void): () => void {
  if (process.platform === 'win32') return () => {}
  const look = process.platform === 'linux' ? residentByProc : residentByPs
  const timer = setInterval(
    async () => {
      const resident = await look(pid).catch(() => 0)
      if (resident <= limit) return
      clearInterval(timer)
      exceeded()
    },
    process.platform === 'linux' ? poll : Math.max(poll, PS_POLL),
  )
  return () => clearInterval(timer)
}

/** proc_pid_status(5); 0 once the process has ended. */
async function residentByProc(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
}

async function residentByPs(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) * 1024
}
