export const borrowers = {
  resources: {
    borrowers: {
      name: '借款人',
      fields: {
        id: '序号', external_id: '外部编号', full_name: '姓名', national_id: '身份证号', phone: '手机号', address: '地址', region_code: '地区代码',
        employment_status: '就业状况', employer_name: '工作单位', monthly_income_minor: '月收入（元）', monthly_income_minor_gte: '月收入不低于（元）',
        monthly_income_minor_lte: '月收入不高于（元）', other_lenders_count: '其他贷款机构', other_debt_minor: '其他负债（元）', company_name: '名下企业',
        time_zone: '当地时间', identity_status: '身份核实', created_at: '建档时间', updated_at: '更新时间', version: '记录版本',
      },
    },
  },
  borrowers: {
    list: {
      search: '姓名、编号、单位，或完整手机号、证件号', empty_title: '还没有借款人', empty_hint: '新建的借款人和导入的档案会出现在这里。',
      no_match_title: '没有符合条件的借款人', no_match_hint: '手机号和证件号需输入完整号码。也可以放宽或清除筛选条件。',
    },
    show: {
      loans: '贷款', loans_empty: '名下没有贷款', loans_empty_hint: '为这位借款人新建的贷款会列在这里。', new_loan: '新建贷款', details: '资料',
      lenders: '%{smart_count} 家',
    },
    form: {
      person: '个人', work: '工作与负债', masked_help: '手机号、身份证号和地址显示为掩码，不改动就保持原值。', region_help: '六位行政区划代码', time_zone_help: '只在与北京时间不同时填写。联系时段按当地时间计算', lenders_help: '除本机构外还在几家借款',
      external_help: '来源系统中的编号，可留空', create_title: '新建借款人', edit_title: '编辑借款人 %{name}',
    },
    delete: { title: '删除借款人 %{name}？', body: '只有名下没有贷款的借款人可以删除。删除会记入审计。', done: '借款人已删除', refused: '不能删除' },
  },
};
