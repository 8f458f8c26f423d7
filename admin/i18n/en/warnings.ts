export const warnings = {
  resources: {
    warnings: {
      name: 'Warnings',
      fields: {
        id: 'Number',
        version: 'Version',
        created_at: 'Created',
        updated_at: 'Updated',
        borrower_id: 'Borrower',
        borrower_name: 'Borrower’s name',
        loan_id: 'Loan',
        loan_no: 'Loan number',
        rule: 'Rule',
        severity: 'Severity',
        figures: 'Reason',
        other_loan_no: 'Number of the other loan',
        days_late: 'Days late when raised',
        raised_on: 'Raised on',
        raised_on_gte: 'Raised from',
        raised_on_lte: 'Raised until',
        due_on: 'Act by',
        due_on_gte: 'Act by, from',
        due_on_lte: 'Act by, until',
        days_left: 'Days left',
        late: 'Past its last day',
        owner: 'For whom',
        owner_id: 'Owner',
        status: 'Status',
        outcome: 'Outcome',
        ended_by: 'What made it go',
        comment: 'Comment',
        closed_by: 'Closed by',
        closed_at: 'Closed',
        closed_on: 'Closed on',
        closed_on_gte: 'Closed from',
        closed_on_lte: 'Closed until',
      },
    },
    warning_report: { name: 'Effect of warnings' },
  },
  enums: {
    policy_kinds: { warning_rules: 'Warning rules' },
    warning_rules: {
      first_missed: 'First installment missed',
      part_payments: 'Paid in parts',
      later_each_time: 'Later each time',
      late_habit: 'Usually late',
      promise_broken: 'Promise broken',
      payment_returned: 'Payment came back',
      number_invalid: 'Main number is wrong',
      details_changed: 'Details changed near due date',
      joint_exposure: 'Another loan is late',
      complaint_open: 'Complaint unanswered',
    },
    warning_statuses: { open: 'Open', closed: 'Closed' },
    warning_owners: { holder: 'Holder of the loan', supervisor: 'Supervisors' },
    warning_outcomes: {
      contacted: 'Contacted',
      plan_offered: 'Offered a plan',
      restructure_asked: 'Restructure asked for',
      hold: 'Contact on hold',
      false_alarm: 'False alarm',
      resolved: 'Resolved by itself',
    },
    warning_ends: {
      paid: 'What was due is paid',
      paid_in_time: 'Next installment paid in time',
      settled: 'Loan settled',
      written_off: 'Loan written off',
      replanned: 'Another schedule counts',
      number_changed: 'Main number replaced or valid again',
      answered: 'Complaint answered',
    },
  },
  audit: {
    actors: { warnings: 'System (warnings)' },
    fields: { warnings: 'Warnings', owner_id: 'Owner' },
  },
  policies: {
    about: {
      warning_rules:
        'What is watched before a loan is late, and who acts within how many days; the lender ' +
        'confirms the figures',
    },
    shipped: {
      warning_rules:
        'Measures for Personal Loans (2024): watch borrowers and react early; rules and figures ' +
        'by practice',
    },
  },
  warning_rules: {
    rule: 'Rule',
    severity: 'Severity',
    owner: 'For whom',
    act_days: 'Days to act',
    off: 'This rule is off',
    is_off: 'Off',
    and: ', ',
    facts:
      'A cause older than %{fresh} days raises nothing; a hit is a loan %{late} days late within ' +
      '%{within} days.',
    general: {
      fresh_days: 'Days a cause is news',
      fresh_days_help: 'An older one raises nothing',
      late_days: 'Days late that make a hit',
      late_days_help: 'Rules are measured by it',
      within_days: 'Days within which it counts',
      within_days_help: 'Rules are measured by it',
    },
    about: {
      first_missed: 'The first installment is unpaid and late',
      part_payments: 'Payments in a row each less than an installment, or each less than the last',
      later_each_time: 'The last installments were paid, each later than before, even in grace',
      late_habit: 'The last installments were paid late: a reminder before the next is due',
      promise_broken: 'A promise was not kept and something is still late',
      payment_returned: 'A debit or transfer was taken back after it was booked',
      number_invalid: 'The number called first is marked wrong',
      details_changed: 'Employer or address was changed near a due date',
      joint_exposure: 'One of a person’s loans is late: warns of the one that is not yet',
      complaint_open: 'A complaint waits too long for its answer',
    },
    figures: {
      late_days: 'Days late, at least',
      in_row: 'Payments in a row',
      shrinking: 'Enough where they shrink',
      periods: 'Last installments',
      before_days: 'Days before the due date',
      times: 'Times, at least',
      within_days: 'Within days',
      after_days: 'Days after the due date',
      loans: 'Loans, at least',
      outstanding_minor: 'Outstanding in all, at least (yuan)',
      open_days: 'Days without an answer',
    },
  },
  today: { home: { kinds: { warnings_late: 'Warnings past their last day' } } },
  warnings: {
    menu: 'Warnings',
    card: 'Warnings',
    search: 'Borrower or loan number',
    title: 'Warning of %{name}',
    waiting_hint: '%{smart_count} warning to act on |||| %{smart_count} warnings to act on',
    late_hint:
      '%{smart_count} warning past its last day |||| %{smart_count} warnings past their last day',
    today: '%{smart_count} warning |||| %{smart_count} warnings',
    then: ', ',
    reasons: {
      first_missed:
        'First installment of %{amount}, due on %{due_on}, was unpaid: %{days_late} days late when ' +
        'raised',
      part_payments:
        'Last %{smart_count} payments each below the installment of %{amount}: %{amounts}; last ' +
        'on %{on}',
      later_each_time:
        'Last %{smart_count} installments were paid %{days} days late; the last was due on ' +
        '%{due_on}',
      late_habit:
        'Last %{smart_count} installments were paid %{days} days late; %{amount} falls due on ' +
        '%{due_on}',
      promise_broken:
        'Promised %{amount} for %{on} and did not pay (broken lately: %{smart_count}); still late',
      payment_returned: 'A payment of %{amount} was taken back on %{on} (lately: %{smart_count})',
      number_invalid_due: 'Main number marked wrong on %{on}; next due on %{due_on}',
      number_invalid_alone: 'Main number marked wrong on %{on}',
      details_changed: '%{detail} changed on %{on}, near the due date %{due_on}',
      joint_exposure:
        '%{smart_count} loans with %{outstanding} outstanding; loan %{loan} was %{days_late} days ' +
        'late when raised',
      complaint_open: 'Complaint of %{on} had waited %{smart_count} days when raised',
    },
    steps: { note: 'Write a note', restructure: 'Ask for a restructure' },
    close: {
      action: 'Close',
      title: 'Close the warning of %{name}',
      comment_help: 'Needed for a false alarm',
      done: 'Warning closed',
    },
    empty: {
      open_title: 'No open warnings',
      open_hint: 'Each business day all loans are looked at by the rules; what they find is here',
      other_title: 'No such warnings',
      other_hint: 'Choose another status or other filters',
    },
    report: {
      menu: 'Effect',
      title: 'Effect of warnings',
      to_list: 'To the warnings',
      empty_title: 'No warnings in this time',
      empty_hint: 'Choose a longer time',
      came_late: 'Loans that came late',
      foreseen: 'Warned of before',
      how:
        'A hit is a loan %{late} days late within %{within} days of its warning. A warning is judged ' +
        'once it is that old, unless the loan was as late already.',
      by_rule: 'By rule',
      rule: 'Rule',
      raised: 'Raised',
      open: 'Open',
      acted: 'Acted on',
      false_alarms: 'False alarms',
      resolved: 'By itself',
      judged: 'Judged',
      came_true: 'Hits',
      precision: 'Precision',
      rule_foreseen: 'Foreseen',
      recall: 'Recall',
      lead: 'Median days ahead',
    },
  },
};
