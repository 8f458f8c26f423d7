export const attachments = {
  resources: {
    attachments: {
      name: 'Attachment |||| Attachments',
      fields: {
        id: 'No.', resource: 'Belongs to', record_id: 'Record no.', kind: 'Kind', file_name: 'File name', content_type: 'File type', size_bytes: 'Bytes', sha256: 'Fingerprint', uploaded_by: 'Uploaded by',
        status: 'Status', withdrawn_by: 'Withdrawn by', withdrawal_reason: 'Reason of withdrawal', created_at: 'Uploaded at', updated_at: 'Updated at', version: 'Record version',
      },
    },
  },
  enums: {
    attachment_kinds: {
      evidence: 'Evidence', contract: 'Contract', disbursement_proof: 'Proof of disbursement', repayment_record: 'Repayment record', identity: 'Proof of identity', demand_record: 'Record of demand',
      signed_agreement: 'Signed agreement', letter: 'Letter', other: 'Other',
    },
    attachment_statuses: { recorded: 'In force', withdrawn: 'Withdrawn' },
  },
  attachments: {
    title: 'Attachments',
    empty: 'No attachments yet. Evidence, contracts and signed papers are listed here.',
    open: 'Opens in a new tab; each look is logged',
    hash: 'Fingerprint %{hash}',
    withdrawn_because: 'Withdrawn: %{reason}',
    upload: {
      choose: 'Choose a file', choose_other: 'Another file', hint: 'Or drop it here. PDF, PNG, JPEG or WebP, up to 10 MB.', send: 'Upload', sending: 'Uploading', done: '%{name} uploaded',
      too_large: 'The file is over 10 MB; compress or split it',
    },
    withdraw: {
      action: 'Withdraw %{name}', title: 'Withdraw the attachment', hint: 'From then on only compliance and supervisors can open "%{name}". The record stays.', submit: 'Withdraw', done: 'Attachment withdrawn',
      reasons: { wrong_record: 'Wrong record', wrong_file: 'Wrong file', unreadable: 'Unreadable, will be uploaded again' },
    },
  },
};
