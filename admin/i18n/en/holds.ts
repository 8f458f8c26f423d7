export const holds = {
  resources: {
    holds: {
      name: 'Hold |||| Holds',
      fields: {
        id: 'No.', loan_id: 'Loan', reason: 'Reason', statement: 'Statement', starts_on: 'From', ends_on: 'Until', created_by: 'Recorded by', approved_by: 'Approved by', approved_at: 'Approved at', approved_on: 'Approved from', unapproved_until: 'Without approval until', lifted_on: 'Lifted on',
        lifted_by: 'Lifted by', lift_reason: 'Reason for lifting', created_at: 'Recorded at', updated_at: 'Updated at', version: 'Record version',
      },
    },
  },
  enums: {
    hold_reasons: {
      dispute: 'Amount disputed', hospital: 'In hospital', bereavement: 'Bereavement', disaster: 'Disaster', pregnancy: 'Pregnancy or nursing', complaint: 'Complaint under way', do_not_contact: 'Wants no contact',
      other: 'Other',
    },
  },
  holds: {
    place: 'Hold contact',
    placed: 'Contact is on hold',
    strip: 'Contact on hold',
    until: 'Contact on hold until %{day}',
    waits: 'Asked from %{from} to %{day}; a supervisor must approve',
    not_yet: 'Not in force',
    held: 'Held: %{days}',
    span: '%{from} to %{until}',
    and: ', and ',
    approve: 'Approve until %{day}',
    approved: 'Approved',
    lift: 'Lift',
    lifted: 'Lifted; contact follows the rules again',
    lift_title: 'Lift the hold?',
    lift_hint: 'The borrower may then be contacted by the other rules. Say why.',
    lift_reasons: { over: 'The reason is gone', asked: 'The borrower asked to be contacted again', mistake: 'Recorded by mistake' },
    past: 'Other holds',
    ended: '%{from} to %{until}, ended',
    lifted_on: 'From %{from}, lifted on %{on} (was until %{until})',
    to_come: '%{from} to %{until}, not begun',
    form: {
      hint: 'From today on nobody makes collection contact: no colleague, no agency.',
      statement_help: "The borrower's words, and what was shown",
      lengths: 'Usual lengths',
      days: '%{smart_count} day |||| %{smart_count} days',
      not_before: 'Not before today (%{day})',
      long: 'Holds less than %{gap} days apart count as one. Over %{most} days in all a supervisor must approve; until then it holds to %{day}.',
      long_none: 'Holds less than %{gap} days apart count as one, and the %{most} days are used up: it holds once a supervisor approves it.',
      long_own: 'Over %{most} days in all a supervisor must approve; recorded by a supervisor it counts as approved.',
    },
  },
};
