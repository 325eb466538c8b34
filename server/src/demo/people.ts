/** A person of the demonstration: account, name and the posts held, as `unit.post`. */
export interface DemoPerson {
  account: string
  name: string
  posts: string[]
}

export interface DemoUnit {
  key: string
  parent: string | null
  kind: 'district' | 'street' | 'community'
  code: string
  name: string
  /** Post code → name. */
  posts: Record<string, string>
}

const communityPosts = {
  handler: '经办人',
  committeeDirector: '居委会主任',
  cashier: '报账员',
  witness: '证明人',
  administrator: '社区管理员',
}

export const demoUnits: readonly DemoUnit[] = [
  {
    key: 'qu',
    parent: null,
    kind: 'district',
    code: 'NS',
    name: '南山区',
    posts: { administrator: '区管理员' },
  },
  {
    ...{ key: 'jiedao', parent: 'qu', kind: 'street', code: 'CYJD', name: '翠园街道办事处' },
    posts: {
      streetDirector: '街道办主任',
      accountant: '会计',
      administrator: '街道管理员',
      partySecretary: '党工委书记',
      deputyPartySecretary: '党工委副书记',
      partyCommitteeMember: '党工委委员',
    },
  },
  {
    key: 'cuiyuan',
    parent: 'jiedao',
    kind: 'community',
    code: 'CY',
    name: '翠园社区',
    posts: communityPosts,
  },
  { key: 'donghu', parent: 'jiedao', kind: 'community', code: 'DH', name: '东湖社区', posts: communityPosts },
]

const person = (account: string, name: string, ...posts: string[]): DemoPerson => ({ account, name, posts })

export const demoPeople: readonly DemoPerson[] = [
  person('qu', '周建国', 'qu.administrator'),
  person('jiedao-shuji', '陈志远', 'jiedao.partySecretary'),
  person('jiedao-zhuren', '李文斌', 'jiedao.streetDirector', 'jiedao.deputyPartySecretary'),
  person('jiedao-kuaiji', '吴秀兰', 'jiedao.accountant'),
  person('jiedao-guanli', '郑晓东', 'jiedao.administrator'),
  person('weiyuan1', '黄海燕', 'jiedao.partyCommitteeMember'),
  person('weiyuan2', '林国栋', 'jiedao.partyCommitteeMember'),
  person('weiyuan3', '徐丽娟', 'jiedao.partyCommitteeMember'),
  person('weiyuan4', '孙永强', 'jiedao.partyCommitteeMember'),
  person('weiyuan5', '马玉梅', 'jiedao.partyCommitteeMember'),
  person('cuiyuan-jingban1', '王小芳', 'cuiyuan.handler'),
  person('cuiyuan-jingban2', '刘洋', 'cuiyuan.handler'),
  person('cuiyuan-zhuren', '张桂英', 'cuiyuan.committeeDirector'),
  person('cuiyuan-baozhang', '何敏', 'cuiyuan.cashier'),
  person('cuiyuan-zhengming', '罗建平', 'cuiyuan.witness'),
  person('cuiyuan-guanli', '谢婷', 'cuiyuan.administrator'),
  person('donghu-jingban1', '赵倩', 'donghu.handler'),
  person('donghu-jingban2', '高翔', 'donghu.handler'),
  person('donghu-zhuren', '杨秀珍', 'donghu.committeeDirector'),
  person('donghu-baozhang', '郭丽', 'donghu.cashier'),
  person('donghu-zhengming', '梁伟', 'donghu.witness'),
  person('donghu-guanli', '宋佳', 'donghu.administrator'),
]

/** 党工委委员: seven people — the secretary, the deputy (the street office's director) and five members. */
export const demoGroup = {
  unit: 'jiedao',
  code: 'partyCommittee',
  name: '党工委委员',
  members: ['jiedao-shuji', 'jiedao-zhuren', 'weiyuan1', 'weiyuan2', 'weiyuan3', 'weiyuan4', 'weiyuan5'],
}
