export const expression = {} as const
