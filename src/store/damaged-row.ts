import { StoreError } from '../errors.ts'
import { capitalised } from '../text/wording.ts'

/** A row of the record holds what icelist never writes: somebody edited it, or the disk failed. */
export class DamagedRow extends StoreError {
  /** which row, as people name it: "reading 2" */
  readonly row: string

  constructor(row: string, options?: ErrorOptions) {
    super(
      `${capitalised(row)} of the record is damaged: it holds what icelist does not write. Run "verify", which names all that is, and put a backup in its place.`,
      options,
    )
    this.row = row
  }
}
