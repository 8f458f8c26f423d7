export const audit = {
  resources: {
    audit_events: {
      name: 'Audit record |||| Audit records',
      fields: {
        id: 'No.', occurred_at: 'When', occurred_at_gte: 'From', occurred_at_lte: 'To', actor_id: 'Who', actor_name: 'Who', action: 'Action', resource: 'What',
        record_id: 'Record no.', business_date: 'Business date', business_date_gte: 'Business date from', business_date_lte: 'Business date to', before: 'Before',
        after: 'After', previous_hash: 'Previous fingerprint', hash: 'Fingerprint',
      },
    },
    imports: { name: 'Import |||| Imports' },
    policies: { name: 'Policy |||| Policies' },
    note_revisions: { name: 'Note revision |||| Note revisions' },
    sessions: { name: 'Session |||| Sessions' },
  },
  audit: {
    actors: { system: 'System', demo: 'Demo book', import: 'Import', 'business day': 'Business day' },
    fields: { kind: 'Kind', effective_on: 'Effective on', value: 'Content', policy: 'Policy', source: 'Source', confidence: 'Confidence', reason: 'Reason', fields: 'Fields', rows: 'Rows', filter: 'Filter', sort: 'Sort', username: 'Username', full_name: 'Name', role: 'Role', active: 'Active', borrower_external_id: 'Borrower external ID', author_username: 'Author', assigned_to_username: 'Assigned to', recorded_by_username: 'Recorded by', reviewer_username: 'Reviewer', files: 'Files', added: 'Added', decided_on: 'Decided on', agreement: 'Agreement', restarted_on: 'Restarted on' },
    comma: ', ',
    menu: 'Audit',
    list: {
      empty_title: 'No audit records yet', empty_hint: 'Every change, every look at personal data and every export is kept here.',
      no_match_title: 'No audit record matches', no_match_hint: 'Loosen or clear the filters and look again.',
    },
    show: {
      content: 'Content', value: 'Value', title: 'Audit record #%{id}', changes: 'Changes', field: 'Field', before: 'Before', after: 'After',
      unchanged: '%{smart_count} more field did not change |||| %{smart_count} more fields did not change', none: 'This action changed no field.',
      open_record: 'Open the record', chain: 'Tamper evidence',
      chain_hint: 'Each fingerprint is made from the one before and this record, so a change to any of them breaks the chain.',
      of_record: 'All history of this record',
    },
    yes: 'Yes',
    no: 'No',
  },
};
