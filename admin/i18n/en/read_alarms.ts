export const read_alarms = {
  resources: {
    read_alarms: {
      name: 'Limit of looks |||| Limits of looks',
      fields: {
        id: 'No.',
        user_id: 'Who',
        kind: 'What',
        limit_count: 'Limit',
        status: 'Status',
        created_at: 'Reached',
        updated_at: 'Changed',
        version: 'Version',
        decided_by: 'Decided by',
        decided_at: 'Decided',
        decision_comment: 'Comment',
      },
    },
  },
  read_alarms: {
    menu: 'Limits of looks',
    empty_open_title: 'Nobody has reached a limit',
    empty_open_hint:
      'Whoever reveals, opens files or exports as often as the policy says waits here to be allowed more.',
    empty_title: 'Nobody has ever reached a limit',
    empty_hint: 'The limits are in the policy “Looks at personal data”.',
    no_match_title: 'None of this status',
    no_match_hint: 'Try another status.',
    looks: 'See in the audit',
    decision: {
      approve: 'Allow more',
      approve_title: 'Allow %{who} to go on?',
      approve_hint: 'As many again (%{limit}) from now on. Each look stays on record.',
      approved_done: 'Allowed',
      reject: 'Do not allow',
      reject_title: 'Leave the limit of %{who}?',
      reject_hint: 'The limit stays and ends by itself. Say what you found.',
      rejected_done: 'Decided',
    },
  },
};
