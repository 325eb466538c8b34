import type { Canvas } from './services.ts'

/** Pixels kept free at the left for the palette, and around everything. */
const paletteWidth = 76
const margin = 20

/** Shows the whole drawing beside the palette, never larger than drawn. */
export function fitBesidePalette(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox()
  if (inner.width === 0 || outer.width === 0) return
  const width = outer.width - paletteWidth - margin
  const height = outer.height - 2 * margin
  const scale = Math.min(1, width / inner.width, height / inner.height)
  canvas.viewbox({
    x: inner.x - paletteWidth / scale,
    y: inner.y - (outer.height / scale - inner.height) / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  })
}
