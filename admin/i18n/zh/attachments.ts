export const attachments = {
  resources: {
    attachments: {
      name: '附件',
      fields: {
        id: '序号', resource: '所属', record_id: '所属记录', kind: '种类', file_name: '文件名', content_type: '文件类型', size_bytes: '字节数', sha256: '指纹', uploaded_by: '上传人', status: '状态',
        withdrawn_by: '撤回人', withdrawal_reason: '撤回原因', created_at: '上传时间', updated_at: '更新时间', version: '记录版本',
      },
    },
  },
  enums: {
    attachment_kinds: {
      evidence: '证据', contract: '合同', disbursement_proof: '放款凭证', repayment_record: '还款记录', identity: '身份证明', demand_record: '催告记录', signed_agreement: '已签协议', letter: '函件', other: '其他',
    },
    attachment_statuses: { recorded: '有效', withdrawn: '已撤回' },
  },
  attachments: {
    title: '附件',
    empty: '还没有附件。证据、合同和已签文件会列在这里。',
    open: '在新标签页打开，打开会记入审计',
    hash: '指纹 %{hash}',
    withdrawn_because: '已撤回：%{reason}',
    upload: {
      choose: '选择文件', choose_other: '换一个文件', hint: '也可以拖到这里。PDF、PNG、JPEG 或 WebP，不超过 10 MB。', send: '上传', sending: '正在上传', done: '已上传 %{name}',
      too_large: '文件超过 10 MB，请压缩或拆分后上传',
    },
    withdraw: {
      action: '撤回 %{name}', title: '撤回附件', hint: '「%{name}」的内容此后只有合规和主管可以查看，记录保留。', submit: '撤回', done: '附件已撤回',
      reasons: { wrong_record: '传错了记录', wrong_file: '传错了文件', unreadable: '看不清，将重新上传' },
    },
  },
};
