export const designerForm = {} as const
