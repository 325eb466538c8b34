/** F6: the next visible part of the screen marked `data-region` takes the focus. */
export function focusNextRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null,
  )
  // The innermost region that holds the focus is where we are.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement))
  const next = regions[(at + by + regions.length) % regions.length]
  if (!next) return
  if (next.tabIndex < 0 && !next.hasAttribute('tabindex')) next.tabIndex = -1
  next.focus()
}
