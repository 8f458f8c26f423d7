export const holds = {
  resources: {
    holds: {
      name: '暂停联系',
      fields: {
        id: '序号', loan_id: '贷款', reason: '原因', statement: '情况说明', starts_on: '开始日', ends_on: '暂停至', created_by: '登记人', approved_by: '批准人', approved_at: '批准时间', lifted_on: '解除日', lifted_by: '解除人',
        lift_reason: '解除原因', created_at: '登记时间', updated_at: '更新时间', version: '记录版本',
      },
    },
  },
  enums: {
    hold_reasons: { dispute: '账目有争议', hospital: '住院', bereavement: '亲人去世', disaster: '遭遇灾害', pregnancy: '怀孕或哺乳', complaint: '投诉处理中', do_not_contact: '要求不再联系', other: '其他' },
  },
  holds: {
    place: '暂停联系',
    placed: '已暂停联系',
    strip: '暂停联系',
    until: '暂停联系至 %{day}',
    waits: '申请暂停至 %{day}，待主管批准',
    approve: '批准至 %{day}',
    approved: '已批准',
    lift: '解除',
    lifted: '已解除，可按规则联系',
    lift_title: '解除暂停联系？',
    lift_hint: '解除后即可按其他规则联系借款人。请写明原因。',
    lift_reasons: { over: '原因已消除', asked: '借款人主动要求恢复联系', mistake: '登记有误' },
    past: '其他暂停联系记录',
    ended: '%{from} 至 %{until}，已到期',
    lifted_on: '%{from} 起，%{on} 解除（原定至 %{until}）',
    to_come: '%{from} 至 %{until}，尚未开始',
    form: {
      hint: '从今天起不再发起催收联系，对所有催收人员和委外机构有效。',
      statement_help: '借款人怎么说，有什么材料',
      lengths: '常用时长',
      days: '%{smart_count} 天',
      not_before: '不能早于今天（%{day}）',
      long: '超过 %{most} 天须主管批准。批准之前先暂停到 %{day}。',
      long_own: '超过 %{most} 天须主管批准；以主管身份登记即视为批准。',
    },
  },
};
