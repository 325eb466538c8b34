/** What the middle of a case shows; `history` only where the right panel has no room. */
export type CaseTab = 'form' | 'diagram' | 'opinions' | 'history' | 'record'
