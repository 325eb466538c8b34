import { describeError, now, useApi, useMessages } from '@banshi/web'
import type { FormServices } from '@banshi/form'

/** What a form asks of the app: files and the clock. */
export function useFormServices(): FormServices {
  const api = useApi()
  const { t } = useMessages()
  return {
    async upload(file, progress) {
      try {
        return await api.upload(file, progress)
      } catch (error) {
        throw new Error(describeError(error, t).text, { cause: error })
      }
    },
    fileUrl: (fileId) => api.fileUrl(fileId),
    now,
  }
}
