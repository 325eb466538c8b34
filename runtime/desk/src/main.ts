import { z } from 'zod'

// Before any schema exists: zod would otherwise probe `new Function`, which the page's policy forbids (`traps 1.2`).
z.config({ jitless: true })
void import('./start.ts').then(({ start }) => start())
