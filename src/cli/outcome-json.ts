import type { Outcome } from '../pipeline.ts'
import { summaryOf } from '../snapshot/summary.ts'

/** What `run --json` and `import --json` print of one capture. */
export function outcomeJson({ list, verdict, reasons, origin, snapshot, difference }: Outcome) {
  return {
    list,
    verdict,
    reasons,
    origin,
    snapshot: snapshot && summaryOf(snapshot),
    summary: difference?.summary ?? null,
  }
}
