import type { InjectionKey } from 'vue'

/** Whether this step may fill in something in the surrounding section: computed values then stand as boxes. */
export const fillableKey: InjectionKey<boolean> = Symbol('fillable')
