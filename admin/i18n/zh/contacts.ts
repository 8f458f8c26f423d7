export const contacts = {
  resources: {
    borrower_contacts: {
      name: '联系人',
      fields: {
        id: '序号', borrower_id: '借款人', relation: '身份', full_name: '姓名', phone: '手机号', relationship: '与借款人关系', consented_on: '同意日期', refused_on: '拒绝日期', last_contacted_at: '最近联系',
        created_at: '建档时间', updated_at: '更新时间', version: '记录版本',
      },
    },
  },
  enums: { contact_relations: { guarantor: '担保人', emergency_contact: '紧急联系人' } },
  contacts: {
    title: '担保人与紧急联系人',
    empty: '没有登记担保人或紧急联系人。',
    add: '添加联系人',
    edit: '编辑%{name}',
    refused: '%{day} 起拒绝联系',
    consented: '%{day} 同意',
    contacted: '最近联系',
    form: {
      add_title: '添加联系人', edit_title: '编辑联系人', save: '保存', saved: '联系人已保存', relationship_help: '如配偶、父母、同事', masked_help: '显示为掩码，不改动就保持原值',
      consented_help: '同意担保或作为联系人的日期', role_stays: '拒绝联系的人身份不再更改；如已签署保证，请另行添加为担保人并填写同意日期。',
      refused_help: '要求不再联系的日期',
    },
    delete: { action: '删除%{name}', title: '删除联系人 %{name}？', body: '只有从未联系过的人可以删除。删除会记入审计。', done: '联系人已删除' },
  },
};
