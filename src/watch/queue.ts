/** One run at a time, in the order asked for. A list that waits or is in hand is not queued again. */
export class RunQueue {
  readonly #run: (list: string) => Promise<void>
  readonly #runs = new Map<string, Promise<void>>()
  #last: Promise<void> = Promise.resolve()
  #closed = false

  /** @param run must not fail: what goes wrong is its own to tell */
  constructor(run: (list: string) => Promise<void>) {
    this.#run = run
  }

  /** Resolves when the list's run has ended, or was dropped because the queue was closed. */
  add(list: string): Promise<void> {
    const queued = this.#runs.get(list)
    if (queued) return queued
    const run = this.#last
      .then(() => (this.#closed ? undefined : this.#run(list)))
      .finally(() => this.#runs.delete(list))
    this.#runs.set(list, run)
    this.#last = run
    return run
  }

  /** Begins no further run; resolves when the one in hand has ended. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#last
  }
}
