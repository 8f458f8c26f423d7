export const enums = {
  enums: {
    roles: { staff: '业务专员', supervisor: '主管', compliance: '合规', admin: '管理员' },
    identity_statuses: { unverified: '未核实', documents_checked: '已核证件', verified: '已核实', mismatch: '信息不符' },
    employment_statuses: { Permanent: '正式员工', 'Self-Employed': '自雇', Student: '学生', Retired: '退休', Unemployed: '无业', Contract: '合同工' },
    repayment_methods: { equal_installment: '等额本息', equal_principal: '等额本金', interest_only: '先息后本', flat: '等本等息', bullet: '一次性还本付息' },
    day_counts: { '30/360': '每月 30 天 / 360', 'actual/365': '实际天数 / 365', 'actual/360': '实际天数 / 360' },
    roundings: { half_up: '四舍五入', half_even: '四舍六入五成双', down: '舍去', up: '进位' },
    loan_statuses: { active: '在贷', settled: '已结清', written_off: '已核销' },
    installment_statuses: { upcoming: '未到期', due: '今日到期', overdue: '逾期', paid: '已还清' },
    asset_classes: { normal: '正常', special_mention: '关注', substandard: '次级', doubtful: '可疑', loss: '损失' },
    products: { phone_loan: '手机贷', phone_installment: '手机分期', cash_loan: '现金贷', consumer_loan: '消费贷', card: '信用卡' },
    payment_channels: { bank_transfer: '银行转账', app: 'App', cash: '现金', debit: '代扣', agency: '委外机构', court: '法院执行' },
    payment_statuses: { posted: '已入账', reversed: '已冲正' },
    components: { cost: '费用', penalty: '罚息', compound_interest: '复利', interest: '利息', principal: '本金' },
    note_channels: { call: '电话', sms: '短信', app: 'App', letter: '信函', visit: '上门', agency: '委外机构' },
    contacted_parties: { borrower: '借款人', guarantor: '担保人', emergency_contact: '紧急联系人' },
    note_outcomes: {
      connected: '已接通', no_answer: '无人接听', invalid_number: '号码无效', refused: '拒绝还款', promised: '承诺还款', disputed: '提出异议', message_left: '已留言',
    },
    note_statuses: { recorded: '有效', withdrawn: '已撤回' },
    review_statuses: { pending: '待复核', cleared: '复核通过', flagged: '有问题' },
    case_stages: { draft: '草稿', demand: '催告', filed: '已立案', trial: '审理', judgment: '判决', enforcement: '执行', closed: '结案' },
    audit_actions: {
      create: '新建', update: '修改', delete: '删除', import: '导入', reveal: '查看敏感信息', export: '导出', reverse: '冲正', withdraw: '撤回', advance: '推进阶段',
      sign_in: '登录', sign_out: '退出',
    },
  },
};
