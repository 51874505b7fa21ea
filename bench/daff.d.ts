/** What the bench uses of daff, which comes without types. */
declare module 'daff' {
  export class TableView {
    constructor(rows: readonly (readonly string[])[])
    getData(): unknown[][]
  }
  export class CompareFlags {
    addPrimaryKey(column: string): void
    show_unchanged: boolean
    unchanged_context: number
  }
  interface Alignment {
    readonly __opaque: never
  }
  export function compareTables(
    before: TableView,
    after: TableView,
    flags: CompareFlags,
  ): { align(): Alignment }
  export class TableDiff {
    constructor(alignment: Alignment, flags: CompareFlags)
    hilite(output: TableView): boolean
  }
}
