import { readFileSync } from 'node:fs'
import { launch, openWindow, signIn } from '/work/main/examples/e2e/browser.ts'
import { Studio } from '/work/main/examples/e2e/pages/studio.ts'
import { drawForm, addSettings, drawProcess } from '/work/main/examples/e2e/drawExpense.ts'
const log = readFileSync('/tmp/srv.log','utf8')
const origin = /http:\/\/127.0.0.1:\d+/.exec(log)![0], password = /演示密码：(\S+)/.exec(log)![1]!
const b = await launch()
const { page, watch } = await openWindow(b, origin)
try {
await signIn(page, '/designer/', 'qu', password)
const s = new Studio(page)
await s.createType('居委会经费开支审批'+process.argv[2], '经费', 'T03')
console.time('form'); await drawForm(page); console.timeEnd('form')
await page.screenshot({ path: '/tmp/f1.png' })
console.time('set'); await addSettings(s); console.timeEnd('set')
await page.screenshot({ path: '/tmp/f2.png' })
await s.tab('流程')
console.time('proc'); await drawProcess(page); console.timeEnd('proc')
} catch (e) { console.log(String(e).slice(0,1500)) }
await page.screenshot({ path: '/tmp/f3.png' })
console.log(watch.findings)
await b.close()
