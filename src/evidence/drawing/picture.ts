/** A page of a PDF as it looks. */
export interface PagePicture {
  /** from 1 */
  readonly page: number
  /** of the displayed page, in points */
  readonly width: number
  readonly height: number
  /** the file of the image */
  readonly png: Uint8Array
}
