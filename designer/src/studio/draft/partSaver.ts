import { ApiProblem, OfflineError } from '@banshi/web'

export interface PartMeta {
  revision: number
  updatedAt: string
  updatedBy: string
}
export interface StoredPart<T> extends PartMeta {
  content: T
}

/**
 * `changed` not yet sent · `offline` not sent, tried again · `conflict` somebody saved meanwhile, a person decides ·
 * `refused` the server does not take it as it is.
 */
export type Saving = 'saved' | 'changed' | 'saving' | 'offline' | 'conflict' | 'refused'

export interface PartSaverPorts<T> {
  put(content: T, revision: number): Promise<PartMeta>
  fetch(): Promise<StoredPart<T>>
  /** Keeps what is not yet sent on this computer; null: nothing any more. */
  keep(kept: { content: T; revision: number } | null): void
  /** Calls back later; returns the function that calls it off. */
  later(act: () => void, ms: number): () => void
  /** Told of every change of `state`, `meta`, `content`. */
  changed(): void
}

const quietMs = 800
const retryMs = 5_000

/**
 * Saves one part of a draft by itself: a little after the last change, one request at a time, the newest content last.
 * Nothing is lost: what could not be sent stays here and on this computer until it is.
 */
export class PartSaver<T> {
  content: T
  meta: PartMeta
  state: Saving = 'saved'
  /** The content somebody else saved, while `conflict`. */
  theirs: StoredPart<T> | null = null
  /** Why the server refuses, while `refused`. */
  refusal: ApiProblem | null = null
  readonly #ports: PartSaverPorts<T>
  #callOff: (() => void) | null = null
  #running: Promise<void> | null = null

  constructor(stored: StoredPart<T>, ports: PartSaverPorts<T>) {
    const { content, ...meta } = stored
    this.content = content
    this.meta = meta
    this.#ports = ports
  }

  get isPending(): boolean {
    return this.state !== 'saved'
  }

  set(content: T): void {
    this.content = content
    this.#ports.keep({ content, revision: this.meta.revision })
    if (this.state === 'conflict') return this.#ports.changed()
    this.#become(this.state === 'saving' ? 'saving' : 'changed')
    this.#plan(quietMs)
  }

  /** What was kept on this computer from an earlier visit: sent if nobody saved meanwhile, else a conflict. */
  restore(kept: { content: T; revision: number }): void {
    const stored = { ...this.meta, content: this.content }
    this.content = kept.content
    if (kept.revision === this.meta.revision) return this.set(kept.content)
    this.theirs = stored
    this.#become('conflict')
  }

  /** Sends what is unsent now; resolves when it is answered. */
  async flush(): Promise<void> {
    this.#callOff?.()
    this.#callOff = null
    while (this.state === 'changed' || this.state === 'offline' || this.#running) {
      await (this.#running ?? this.#send())
      if (this.state === 'offline') return
    }
  }

  /** Ends a conflict: my content over theirs, or theirs in place of mine. */
  async choose(whose: 'mine' | 'theirs'): Promise<void> {
    const theirs = this.theirs
    if (!theirs) return
    const { content, ...meta } = theirs
    this.meta = meta
    this.theirs = null
    if (whose === 'mine') {
      this.#become('changed')
      return this.flush()
    }
    this.content = content
    this.#ports.keep(null)
    this.#become('saved')
  }

  stop(): void {
    this.#callOff?.()
  }

  #become(state: Saving): void {
    this.state = state
    this.#ports.changed()
  }

  #plan(ms: number): void {
    this.#callOff?.()
    this.#callOff = this.#ports.later(() => void this.flush(), ms)
  }

  #send(): Promise<void> {
    this.#running = this.#sendOnce().finally(() => (this.#running = null))
    return this.#running
  }

  async #sendOnce(): Promise<void> {
    const sent = this.content
    this.refusal = null
    this.#become('saving')
    try {
      this.meta = await this.#ports.put(sent, this.meta.revision)
      const isNewest = this.content === sent
      this.#ports.keep(isNewest ? null : { content: this.content, revision: this.meta.revision })
      this.#become(isNewest ? 'saved' : 'changed')
    } catch (error) {
      await this.#failed(error)
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (error instanceof ApiProblem && (error.status === 409 || error.status === 412)) {
      try {
        this.theirs = await this.#ports.fetch()
        return this.#become('conflict')
      } catch {
        // Their content could not be read: the next try meets the same conflict.
      }
    } else if (error instanceof ApiProblem && error.status < 500) {
      this.refusal = error
      return this.#become('refused')
    } else if (!(error instanceof ApiProblem) && !(error instanceof OfflineError)) {
      this.#become('offline')
      throw error
    }
    this.#become('offline')
    this.#plan(retryMs)
  }
}
