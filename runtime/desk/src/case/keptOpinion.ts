/** An opinion being written, kept for this tab, so that a refresh or Back loses no word of it. */
export function keptOpinion(scope: string): { read(): string; keep(text: string): void; drop(): void } {
  const key = `banshi.opinion.${scope}`
  const quietly = <T>(act: () => T): T | null => {
    try {
      return act()
    } catch {
      return null
    }
  }
  return {
    read: () => quietly(() => sessionStorage.getItem(key)) ?? '',
    keep: (text) => void quietly(() => sessionStorage.setItem(key, text)),
    drop: () => void quietly(() => sessionStorage.removeItem(key)),
  }
}
