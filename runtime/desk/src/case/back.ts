import { useMessages } from '@banshi/web'
import { useRoute, useRouter } from 'vue-router'
import type { RouteLocationRaw } from 'vue-router'

/** The list one came from, with its filters; without one, the list this case belongs to. */
export function useBack(): { label: string; to: RouteLocationRaw } {
  const { t } = useMessages()
  const router = useRouter()
  const route = useRoute()
  const from = router.options.history.state['back']
  const path = typeof from === 'string' ? from : ''
  if (path.startsWith('/archive') || (path === '' && route.name === 'archivedCase')) {
    return { label: t('desk.archive'), to: isList(path) ? path : { name: 'archive' } }
  }
  if (path.startsWith('/cases'))
    return { label: t('desk.cases'), to: isList(path) ? path : { name: 'cases' } }
  if (path.startsWith('/operations')) return { label: t('desk.operations'), to: path }
  return { label: t('desk.worklist'), to: path.startsWith('/worklist') ? path : { name: 'worklist' } }
}

const isList = (path: string): boolean => /^\/(cases|archive)(\?|$)/.test(path)
