import '@banshi/web/tokens.css'
import '@banshi/web/theme.css'
import '@banshi/form/style.css'
import { createWebApp } from '@banshi/web'
import App from './App.vue'
import { createDeskRouter } from './router.ts'

export function start(): void {
  createWebApp(App, createDeskRouter()).app.mount('#app')
}
