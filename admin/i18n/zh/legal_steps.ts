/** Ways to a title that are not a suit. */
export const legal_steps = {
  resources: {
    case_steps: {
      name: '其他程序',
      fields: {
        id: '序号',
        created_at: '登记时间',
        updated_at: '更新时间',
        version: '记录版本',
        legal_case_id: '案件',
        kind: '程序',
        body: '受理机构',
        reference: '文号',
        begun_on: '申请日',
        accepted_on: '受理日',
        issued_on: '作出日',
        served_on: '送达日',
        confirmed_on: '司法确认申请日',
        perform_by_on: '履行期限最后一日',
        enforcement_applied_on: '申请执行日',
        ended_on: '结束日期',
        outcome: '结果',
        interruption_id: '时效中断记录',
        recorded_by: '登记人',
      },
    },
  },
  enums: {
    step_kinds: {
      mediation: '调解',
      payment_order: '支付令',
      arbitration: '仲裁',
      notarised_enforcement: '公证债权文书执行',
    },
    step_outcomes: {
      agreed: '达成和解',
      failed: '未达成',
      objected: '债务人提出异议',
      rejected: '未获支持',
      paid: '已清偿',
      withdrawn: '撤回',
    },
    deadline_kinds: {
      order_acceptance: '支付令受理',
      order_issue: '支付令发出',
      order_objection: '债务人异议期',
      mediation_confirmation: '司法确认',
      title_enforcement: '执行依据申请执行',
    },
  },
  legal_cases: {
    sources: { notarised_claims: '法释〔2018〕18 号' },
    tabs: { steps: '其他程序' },
    next: {
      do: {
        order_acceptance: '法院应在五日内通知是否受理；未收到通知的，向法院查询。',
        order_issue: '法院应在受理之日起十五日内发出支付令；逾期的，向法院催办。',
        order_objection:
          '债务人收到支付令后十五日内清偿或者提出异议；期满未清偿也未异议的，申请执行。',
        mediation_confirmation: '调解协议生效之日起三十日内，双方共同向法院申请司法确认。',
        title_enforcement:
          '届满前向法院申请强制执行；有证据的催告、还款使二年重新起算（第 250 条）；公证债权每期分别计算。',
      },
    },
    missed: {
      order_acceptance: '五日已过：向法院查询是否受理，并登记受理日。',
      order_issue: '十五日已过：向法院催办，并登记发出日。',
      order_objection: '异议期已满，可以申请执行。',
      mediation_confirmation: '三十日已过，不能再申请司法确认；可以依调解协议起诉。',
      title_enforcement: '申请执行的时效已过；仍可申请，但债务人可以提出异议。',
    },
    steps: {
      add: '登记程序',
      change: '更新',
      none: '没有起诉以外的程序。调解、支付令、仲裁、公证债权文书执行在这里登记，期限会进入期限日历。',
      save: '登记',
      saved: '程序已登记，时效中断一并登记',
      changed: '程序已更新',
      body_help: '法院、仲裁机构、调解组织或公证机构',
      reference_help: '申请回执、案号或公证书编号，作为时效中断的证据',
      ended_help: '程序终结或失败的日期；转入执行的留空，填申请执行日',
      days: {
        mediation: {
          begun_on: '申请调解日',
          issued_on: '调解协议生效日',
          confirmed_on: '司法确认申请日',
        },
        payment_order: {
          begun_on: '申请日',
          accepted_on: '受理日',
          issued_on: '支付令发出日',
          served_on: '送达债务人日',
        },
        arbitration: {
          begun_on: '申请仲裁日',
          accepted_on: '受理日',
          issued_on: '裁决作出日',
          served_on: '裁决送达日',
        },
        notarised_enforcement: {
          begun_on: '公证书出具日',
          accepted_on: '申请执行证书日',
          issued_on: '执行证书出具日',
        },
      },
    },
  },
};
