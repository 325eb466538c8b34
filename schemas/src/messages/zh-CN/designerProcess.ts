export const designerProcess = {} as const
