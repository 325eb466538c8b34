import type { Page } from 'playwright-core'
import { FormDesigner } from './pages/formDesigner.ts'
import { ProcessDesigner } from './pages/processDesigner.ts'
import { Studio } from './pages/studio.ts'

/** Draws the form of 居委会经费开支审批 (`templates T03`) from nothing, by dragging and typing. */
export async function drawForm(page: Page): Promise<void> {
  const form = new FormDesigner(page)
  await form.dragToEnd('单行文字')
  await form.setTitle('开支事由')
  await form.setKey('purpose')
  await form.setRequired()

  await form.dragToEnd('下拉选择')
  await form.setTitle('经费来源')
  await form.setKey('fundSource')
  await form.setRequired()
  await form.setOptions(['备用金', '办公经费', '活动经费'])

  await form.dragToEnd('明细表')
  await form.setTitle('开支明细')
  await form.setKey('lines')
  await form.addColumn('数字', '数量')
  await form.addColumn('金额', '单价')
  await form.addColumn('金额', '金额')
  for (const [title, key] of [
    ['品名', 'itemName'],
    ['数量', 'qty'],
    ['单价', 'unitPrice'],
    ['金额', 'amount'],
  ] as const) {
    await form.openColumn(title)
    await form.setKey(key)
    if (key === 'amount') await form.setFormula('row.qty * row.unitPrice')
    else await form.setRequired()
    await form.select('开支明细')
  }

  await form.dragToEnd('计算值')
  await form.setTitle('合计金额')
  await form.setKey('total')
  await form.setFormula('sum(lines.amount)')

  await form.dragToEnd('单行文字')
  await form.setTitle('收款人')
  await form.setKey('payee')
  await form.setRequired()

  await form.dragToEnd('单选')
  await form.setTitle('支付方式')
  await form.setKey('payMethod')
  await form.setOptions(['现金', '转账'])

  await form.dragToEnd('附件')
  await form.setTitle('附件')
}

export async function addSettings(studio: Studio): Promise<void> {
  await studio.tab('参数')
  await studio.addParameter('自主限额', 'selfLimit', '500', '以下（含本数）', '0', '2000')
  await studio.addParameter('集体讨论起点', 'collectiveLimit', '3000', '以上（含本数）', '1000', '10000')
  await studio.tab('角色')
  await studio.addRole('经办人', 'handler', '发起人本人')
  await studio.addRole('居委会主任', 'committeeDirector', '岗位', '本单位', '居委会主任')
  await studio.addRole('街道办主任', 'streetDirector', '岗位', '所属街道', '街道办主任')
  await studio.addRole('党工委委员', 'partyCommittee', '小组', '所属街道', '党工委委员')
  await studio.addRole('报账员', 'cashier', '岗位', '本单位', '报账员')
}

/** Draws the approval path: lanes as roles, tasks, branches, ends, lines and conditions. */
export async function drawProcess(page: Page): Promise<{ level: string; handler: string }> {
  const process = new ProcessDesigner(page)
  await process.ready()
  const lanes = ['Lane_1']
  for (let i = 0; i < 4; i++) {
    lanes.push(await process.addLaneBelow(lanes[i] ?? ''))
    await process.fit()
  }
  const [handler = '', director = '', street = '', party = '', cashier = ''] = lanes
  const roles = ['经办人', '居委会主任', '街道办主任', '党工委委员', '报账员']
  for (const [index, lane] of lanes.entries()) await process.setLaneRole(lane, roles[index] ?? '')

  const start = await process.dragTo('start', await process.placeIn(handler, 0.08), '开始')
  const fill = await process.dragTo('fill', await process.placeIn(handler, 0.2), '填报')
  const review = await process.dragTo('approve', await process.placeIn(director, 0.2), '居委会主任审核')
  const level = await process.dragTo('branch', await process.placeIn(director, 0.34), '层级')
  const streetReview = await process.dragTo('approve', await process.placeIn(street, 0.47), '街道办主任审批')
  const needs = await process.dragTo('branch', await process.placeIn(street, 0.58), '是否集体讨论')
  const discussion = await process.dragTo('vote', await process.placeIn(party, 0.68), '党工委集体讨论')
  const passed = await process.dragTo('branch', await process.placeIn(party, 0.8), '是否通过')
  const refused = await process.dragTo('end', await process.placeIn(party, 0.93), '不予')
  const payment = await process.dragTo('handle', await process.placeIn(cashier, 0.8), '付款记账')
  const done = await process.dragTo('end', await process.placeIn(cashier, 0.93), '办结')

  await process.connect(start, fill)
  await process.connect(fill, review)
  await process.connect(review, level)
  await process.connect(level, payment)
  await process.connect(level, streetReview)
  await process.connect(streetReview, needs)
  await process.connect(needs, discussion)
  await process.connect(needs, payment)
  await process.connect(discussion, passed)
  await process.connect(passed, payment)
  await process.connect(passed, refused)
  await process.connect(payment, done)

  await process.conditionThreshold(level, '付款记账', '合计金额', /自主限额/)
  await process.conditionThreshold(needs, '党工委集体讨论', '合计金额', /集体讨论起点/)
  await process.conditionElse(needs, '付款记账')
  await process.conditionResult(passed, '付款记账', '党工委集体讨论', '表决通过')
  await process.conditionElse(passed, '不予')

  await process.select(refused)
  await process.panel().getByLabel('到这里算').selectOption({ label: '不予' })
  await process.select(discussion)
  await process.panel().getByLabel('谁可以结束表决').selectOption({ label: '街道办主任' })
  return { level, handler }
}
