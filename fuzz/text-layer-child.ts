/** Extracts text layers for text-layer-process.ts: what it is handed may be hostile. */
import { textLayer } from './text-layer.ts'

// pdfjs lets go of errors in parts that nobody has asked for
process.on('unhandledRejection', () => {})
process.on('disconnect', () => process.exit())
process.on('message', async ({ format, bytes }: { format: string; bytes: Uint8Array }) => {
  const lines = await textLayer(format, bytes).catch((error: Error) => [`no text: ${error.message}`])
  process.send?.(lines)
})
