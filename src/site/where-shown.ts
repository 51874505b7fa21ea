import { changeId } from '../compare/change-id.ts'
import { evidenceHtml } from '../evidence/show/html.ts'
import type { Change, Difference, Entry } from '../model.ts'
import { evidencePhrase } from '../report/evidence.ts'
import type { StepEvidence } from './evidence.ts'
import { type Html, html } from './html.ts'

/** Where the documents show a change, and what stands there: unfolds, for most readers want the change alone. */
export function whereShown(change: Change, difference: Difference, evidence: StepEvidence | null): Html {
  const { before, after } = change
  const sides = [before && sideOf('Before', before, evidence), after && sideOf('After', after, evidence)]
  const id = changeId(difference, change)
  return html`<details class="where"><summary>In the document</summary>${sides}<p class="note">Change <code>${id}</code>: <code>show-evidence ${id}</code> looks it up in the archive.</p></details>`
}

function sideOf(title: string, entry: Entry, evidence: StepEvidence | null): Html {
  const shown = evidence?.excerptOf(entry)
  return html`<p class="note"><strong>${title}:</strong> ${evidencePhrase(entry.evidence)}</p>${
    shown
      ? html`<div class="evidence">${evidenceHtml(shown.document, shown.excerpt, evidence?.pictures ?? new Map())}</div>`
      : ''
  }`
}
