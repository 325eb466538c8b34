const prefix = 'banshi.'

/** A choice of this browser (language, size); never anything about a person. Private windows may refuse to keep it. */
export function remember(name: 'locale' | 'size', value: string): void {
  try {
    localStorage.setItem(prefix + name, value)
  } catch {
    // The choice then lasts as long as the page.
  }
}

export function recall(name: 'locale' | 'size'): string | null {
  try {
    return localStorage.getItem(prefix + name)
  } catch {
    return null
  }
}
