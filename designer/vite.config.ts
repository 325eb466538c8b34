import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const server = process.env['BANSHI_SERVER'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/designer/',
  plugins: [vue()],
  resolve: {
    alias: [{ find: /^vue-i18n$/, replacement: 'vue-i18n/dist/vue-i18n.runtime.mjs' }],
    dedupe: ['vue', 'vue-router', 'pinia', 'vue-i18n'],
  },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: { outDir: 'dist', emptyOutDir: true, modulePreload: { polyfill: false }, target: 'es2023' },
  server: { proxy: { '/api': server } },
})
