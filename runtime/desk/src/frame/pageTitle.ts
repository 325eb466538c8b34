import { useMessages } from '@banshi/web'
import { readonly, ref, watchEffect } from 'vue'
import type { Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'

interface PageHead {
  title: string
  /** Where the phone's back arrow leads. */
  back?: RouteLocationRaw
}
const head = ref<PageHead>({ title: '' })

/** Names the page in the browser's tab and, on phones, in the bar. */
export function usePageTitle(read: () => PageHead): void {
  const { t } = useMessages()
  watchEffect(() => {
    head.value = read()
    document.title =
      head.value.title === '' ? t('web.deskName') : `${head.value.title} · ${t('web.deskName')}`
  })
}

export const usePageHead = (): Readonly<Ref<PageHead>> => readonly(head) as Readonly<Ref<PageHead>>
