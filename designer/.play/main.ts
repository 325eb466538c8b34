import { createApp, h, ref } from 'vue'
import '@banshi/web/tokens.css'
import '@banshi/web/theme.css'
import { createMessages } from '@banshi/web'
import { ProcessDesigner } from '../src/process/index.ts'
import form from '../../examples/t03-committee-expense/form.json'
import settings from '../../examples/t03-committee-expense/settings.json'
import xml from '../../examples/t03-committee-expense/process.bpmn?raw'
import { emptyProcessXml } from '@banshi/bpmn'
const empty = location.hash === '#empty'
const current = ref(empty ? emptyProcessXml('经费') : xml)
const app = createApp({ render: () => h(ProcessDesigner as never, { xml: current.value, settings, form, problems: [{code:'process.x',params:{},severity:'error',part:'process',elementId:'Discussion'}], locale: 'zh-CN', onUpdate: (x: string) => { current.value = x; (window as never as {xml:string}).xml = x } }) })
app.use(createMessages('zh-CN'))
app.mount('#app')
