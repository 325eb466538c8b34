import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
export default defineConfig({ root: import.meta.dirname, plugins: [vue()], server: { port: 5199, host: '127.0.0.1', fs: { allow: ['/work/main'] } }, cacheDir: '/tmp/pdcache' })
