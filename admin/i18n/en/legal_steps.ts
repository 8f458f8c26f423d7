/** Ways to a title that are not a suit. */
export const legal_steps = {
  resources: {
    case_steps: {
      name: 'Other proceeding |||| Other proceedings',
      fields: {
        id: 'No.',
        created_at: 'Entered at',
        updated_at: 'Updated at',
        version: 'Record version',
        legal_case_id: 'Case',
        kind: 'Proceeding',
        body: 'Before',
        reference: 'Reference',
        begun_on: 'Applied for on',
        accepted_on: 'Accepted on',
        issued_on: 'Issued on',
        served_on: 'Served on',
        confirmed_on: 'Confirmation applied for on',
        perform_by_on: 'Last day to perform',
        enforcement_applied_on: 'Enforcement applied for on',
        ended_on: 'Ended on',
        outcome: 'Outcome',
        interruption_id: 'Interruption of the limitation',
        recorded_by: 'Entered by',
      },
    },
  },
  enums: {
    step_kinds: {
      mediation: 'Mediation',
      payment_order: 'Payment order',
      arbitration: 'Arbitration',
      notarised_enforcement: 'Notarised claim',
    },
    step_outcomes: {
      agreed: 'Settled',
      failed: 'No agreement',
      objected: 'Debtor objected',
      rejected: 'Turned down',
      paid: 'Paid',
      withdrawn: 'Withdrawn',
    },
    deadline_kinds: {
      order_acceptance: 'Acceptance of the payment order',
      order_issue: 'Issue of the payment order',
      order_objection: 'Objection of the debtor',
      mediation_confirmation: 'Confirmation of the agreement',
      title_enforcement: 'Enforcement of the title',
    },
  },
  legal_cases: {
    sources: { notarised_claims: 'Fa Shi [2018] No. 18' },
    tabs: { steps: 'Other ways' },
    next: {
      do: {
        order_acceptance:
          'The court says within five days whether it accepts; without word, ask it.',
        order_issue:
          'The court issues the order within fifteen days of accepting; when late, ask it.',
        order_objection:
          'The debtor pays or objects within fifteen days of service; after that, apply for enforcement.',
        mediation_confirmation:
          'Apply together with the debtor within thirty days of the agreement to have it confirmed.',
        title_enforcement:
          'Apply for enforcement before it ends. A proven demand or payment starts the two years anew (art. 250); each installment of a notarised claim has its own.',
      },
    },
    missed: {
      order_acceptance: 'Five days have passed: ask the court, and enter the day it accepted.',
      order_issue:
        'Fifteen days have passed: ask the court, and enter the day it issued the order.',
      order_objection: 'The time to object has ended: apply for enforcement.',
      mediation_confirmation:
        'Thirty days have passed: it can no longer be confirmed, but sued on as an agreement.',
      title_enforcement: 'It can still be applied for, but the debtor may object that it is late.',
    },
    steps: {
      add: 'Enter a proceeding',
      change: 'Update',
      none: 'No proceeding but a suit. Enter mediation, payment orders, arbitration and notarised claims here; their days stand in the calendar of deadlines.',
      save: 'Enter',
      saved: 'Entered, with the interruption of the limitation',
      changed: 'Updated',
      body_help: 'The court, tribunal, mediator or notary',
      reference_help: 'Receipt, case or deed number: the proof of the interruption',
      ended_help:
        'When it ended or failed; leave empty and give the day of enforcement if it goes on',
      days: {
        mediation: {
          begun_on: 'Mediation asked for on',
          issued_on: 'Agreement in force on',
          confirmed_on: 'Confirmation applied for on',
        },
        payment_order: {
          begun_on: 'Applied for on',
          accepted_on: 'Accepted on',
          issued_on: 'Order issued on',
          served_on: 'Served on the debtor on',
        },
        arbitration: {
          begun_on: 'Applied for on',
          accepted_on: 'Accepted on',
          issued_on: 'Award made on',
          served_on: 'Award served on',
        },
        notarised_enforcement: {
          begun_on: 'Deed made on',
          accepted_on: 'Certificate applied for on',
          issued_on: 'Certificate issued on',
        },
      },
    },
  },
};
