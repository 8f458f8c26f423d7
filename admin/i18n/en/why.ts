/** Where a figure comes from. */
export const why = {
  why: {
    ask: 'Why this figure',
    title: '%{figure}: %{value}',
    on: 'as of %{on}',
    back: 'Back to %{figure}',
    copy: 'Copy as text',
    copied: 'Copied',
    nothing: 'There is nothing of it.',
    rule: 'Rule: %{kind} (%{source})',
    money: 'CNY %{amount}',
    days: '%{smart_count} day |||| %{smart_count} days',
    none: 'none',
    figures: {
      due_now: 'Due now',
      overdue: 'Overdue',
      due_on_day: 'Due on the day',
      outstanding: 'Outstanding',
      principal: 'Principal left',
      penalty: 'Penalty and compound interest',
      cost: 'Costs',
      payoff: 'Payoff',
      days_past_due: 'Days past due',
      tier: 'Tier',
      asset_class: 'Asset class',
      refund_owed: 'Refund owed back',
      credit: 'Less credit',
    },
    installment: 'No. %{sequence}, due %{due_on}: principal %{principal}',
    interest: ' + interest %{amount}',
    paid: ' − paid %{amount}',
    waived: ' − waived or dropped %{amount}',
    moved: ' − moved to a new plan %{amount}',
    carried: ' + carried from an earlier plan %{amount}',
    components: { penalty: 'penalty', compound_interest: 'compound interest' },
    accrual: 'No. %{sequence}, due %{due_on}: %{component} %{accrued}',
    span: '%{from} to %{to}, %{days} days: %{amount} × %{rate} a year ÷ %{base} × %{days}',
    rounding: 'Each is rounded once, after adding up its days (%{rounding})',
    effects: {
      charged: '%{on} charged',
      paid: '%{on} paid',
      waived: '%{on} waived',
      dropped: '%{on} dropped',
      carried: '%{on} moved to a new plan',
      capitalised: '%{on} made principal of a new plan',
      refunded: '%{on} refunded',
      carried_in: '%{on} on, with the installments of the new plan',
    },
    unearned: 'No. %{sequence}, due %{due_on}: of interest %{interest} what is not earned yet',
    untouched:
      'No. %{sequence}, due %{due_on}: not begun; of interest %{interest} nothing is earned',
    earned:
      '%{from} to %{to}, %{days} days: %{balance} × %{rate} a year ÷ %{base} × %{days}, ' +
      'earned %{earned}',
    not_begun: 'Its period has not begun; earned %{earned}',
    fee_share:
      'Early-payoff fee: principal repaid early %{principal} × %{rate}, at most the interest saved',
    fee_months:
      'Early-payoff fee: %{months} months of interest on principal repaid early %{principal}, ' +
      'at most the interest saved',
    tolerated: ' (%{left} left, within the tolerance of %{amount}: counts as met)',
    oldest:
      'The oldest installment not met was due on %{due_on}; from the next day to %{on}: %{days} days',
    on_time: 'No installment is overdue',
    band: '%{from}–%{to} days past due: %{name}',
    band_open: '%{from} days past due or more: %{name}',
    floor: 'No better than %{name} while the plan is observed (until %{until})',
    law: {
      penalty:
        'Civil Code, art. 676: who returns a loan late pays overdue interest as agreed or as the ' +
        'state prescribes.',
      payoff:
        'Civil Code, art. 677: who repays early pays interest for the time the loan was really had.',
      days_past_due: 'Civil Code, art. 201: the first day is not counted; the next one is.',
    },
  },
};
