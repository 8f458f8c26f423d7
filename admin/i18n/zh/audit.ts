export const audit = {
  resources: {
    audit_events: {
      name: '审计记录',
      fields: {
        id: '序号', occurred_at: '时间', occurred_at_gte: '时间起', occurred_at_lte: '时间止', actor_id: '操作人', actor_name: '操作人', action: '操作',
        resource: '对象', record_id: '记录序号', business_date: '业务日期', business_date_gte: '业务日期起', business_date_lte: '业务日期止', before: '之前',
        after: '之后', previous_hash: '前一条指纹', hash: '本条指纹',
      },
    },
    imports: { name: '批量导入' },
    policies: { name: '策略' },
    note_revisions: { name: '记录修订' },
    sessions: { name: '会话' },
  },
  audit: {
    actors: { system: '系统', demo: '演示数据', import: '导入', 'business day': '日切' },
    fields: { kind: '种类', effective_on: '生效日', value: '内容', policy: '策略', source: '来源', confidence: '可信度', reason: '原因', fields: '字段', rows: '行数', filter: '筛选', sort: '排序', username: '用户名', full_name: '姓名', role: '角色', active: '启用', borrower_external_id: '借款人外部编号', author_username: '作者', assigned_to_username: '负责人', recorded_by_username: '记录人', reviewer_username: '复核人', files: '文件', added: '新增', decided_on: '决定日', agreement: '协议文本', restarted_on: '重新起算日' },
    comma: '、',
    menu: '审计',
    list: { empty_title: '还没有审计记录', empty_hint: '每一次改动、查看敏感信息和导出都会记在这里。', no_match_title: '没有符合条件的审计记录', no_match_hint: '放宽或清除筛选条件再看看。' },
    show: {
      content: '内容', value: '值', title: '审计记录 #%{id}', changes: '改动', field: '字段', before: '之前', after: '之后', unchanged: '另有 %{smart_count} 个字段没有变化', none: '这一操作没有改动字段。',
      open_record: '打开记录', chain: '防篡改', chain_hint: '每条指纹由前一条指纹和本条内容算出，改动任何一条都会断链。', of_record: '这条记录的全部历史',
    },
    yes: '是',
    no: '否',
  },
};
