/** How often the clock is looked at, in milliseconds. */
const TICK = 30_000

/**
 * Calls `jumped` when the clock has gone on without the process, or back. Timers stand still while a machine sleeps: a
 * run that was due in the night would otherwise be late by as long as the machine slept.
 * @returns a function that ends the watch
 */
export function watchClock(now: () => Date, jumped: () => void, tick = TICK): () => void {
  let last = now().getTime()
  const timer = setInterval(() => {
    const at = now().getTime()
    const passed = at - last
    last = at
    if (passed < 0 || passed > 3 * tick) jumped()
  }, tick)
  return () => clearInterval(timer)
}
