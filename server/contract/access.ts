import type { Role } from './enums.ts';

/**
 * The one table of who may do what. The server declares a permission on each route from it, the
 * screens hide what it refuses.
 */

const all: readonly Role[] = ['staff', 'supervisor', 'compliance', 'admin'];
const desk: readonly Role[] = ['staff', 'supervisor'];
const supervisor: readonly Role[] = ['supervisor'];
const auditors: readonly Role[] = ['compliance', 'admin'];

export const ACCESS = {
  borrowers: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    delete: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
    reveal: ['staff', 'supervisor', 'compliance'],
    link: desk,
    distinguish: desk,
    unlink: supervisor,
  },
  borrower_numbers: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    delete: supervisor,
    reveal: ['staff', 'supervisor', 'compliance'],
  },
  borrower_merges: {
    list: all,
    show: all,
    create: desk,
    withdraw: desk,
    approve: supervisor,
    reject: supervisor,
  },
  loans: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    delete: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
  },
  installments: { list: all, show: all, export: ['staff', 'supervisor', 'compliance'] },
  payments: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    reverse: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
  },
  reversal_requests: {
    list: all,
    show: all,
    create: desk,
    withdraw: desk,
    approve: supervisor,
    reject: supervisor,
  },
  bank_sources: { list: all, show: all, create: desk, edit: desk },
  bank_statements: { list: all, show: all, create: desk, match: desk },
  bank_lines: {
    list: all,
    show: all,
    book: desk,
    split: desk,
    suspend: desk,
    return: desk,
    export: ['staff', 'supervisor', 'compliance'],
    reveal: ['staff', 'supervisor', 'compliance'],
  },
  bank_days: { list: all, show: all, state: desk, close: supervisor, reopen: supervisor },
  adjustments: {
    list: all,
    show: all,
    create: desk,
    approve: supervisor,
    reject: supervisor,
    reverse: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
  },
  policies: {
    list: all,
    show: all,
    create: ['admin'],
    approve: ['compliance'],
    reject: ['compliance'],
  },
  restructures: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    submit: desk,
    approve: supervisor,
    reject: supervisor,
    observe_again: supervisor,
    reopen: desk,
    sign: desk,
    cancel: desk,
    export: ['staff', 'supervisor', 'compliance'],
  },
  collection_notes: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    withdraw: desk,
    clear: ['compliance'],
    flag: ['compliance'],
    second_look: ['compliance'],
    take_back: ['compliance'],
    answer: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
  },
  contact_check: { check: ['staff', 'supervisor', 'compliance'], reserve: desk },
  holds: { list: all, show: all, create: desk, approve: supervisor, lift: desk },
  complaints: {
    list: all,
    show: all,
    create: ['staff', 'supervisor', 'compliance'],
    answer: ['compliance'],
    extend: ['supervisor', 'compliance'],
    export: ['staff', 'supervisor', 'compliance'],
  },
  contact_refusals: {
    list: ['supervisor', 'compliance', 'admin'],
    show: ['supervisor', 'compliance', 'admin'],
  },
  review_queue: { list: ['compliance'], claim: ['compliance'] },
  note_report: { show: ['supervisor', 'compliance', 'admin'] },
  note_revisions: { list: all, show: all },
  legal_cases: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    delete: supervisor,
    advance: desk,
    prepare: desk,
    override_limitation: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
  },
  limitation_interruptions: { list: all, show: all, create: desk, edit: desk, withdraw: desk },
  limitation_suspensions: { list: all, show: all, create: desk, edit: desk, withdraw: desk },
  case_measures: {
    list: all,
    show: all,
    create: desk,
    renew: desk,
    withdraw_renewal: desk,
    lift: desk,
  },
  case_hearings: { list: all, show: all, create: desk, edit: desk },
  case_steps: { list: all, show: all, create: desk, edit: desk },
  guarantees: { list: all, show: all, create: desk, edit: desk },
  case_events: { list: all, show: all, create: desk },
  legal_deadlines: { list: all },
  reminders: { list: all, show: all, done: all, reopen: all },
  credit_repairs: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    claim: desk,
    release: desk,
    assign: supervisor,
    submit: desk,
    grant: supervisor,
    decline: supervisor,
    answer: desk,
    mark: desk,
    unmark: desk,
    correct: desk,
    withdraw: desk,
    end_pause: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
  },
  repair_report: { show: ['supervisor', 'compliance', 'admin'] },
  attachments: {
    list: all,
    show: all,
    create: desk,
    withdraw: desk,
    reveal: ['staff', 'supervisor', 'compliance'],
  },
  borrower_contacts: {
    list: all,
    show: all,
    create: desk,
    edit: desk,
    delete: supervisor,
    export: ['staff', 'supervisor', 'compliance'],
    reveal: ['staff', 'supervisor', 'compliance'],
  },
  home: { show: all },
  worklist: { list: desk, done: desk, snooze: desk, undo: desk },
  assignment_runs: {
    list: ['supervisor', 'compliance', 'admin'],
    show: ['supervisor', 'compliance', 'admin'],
    create: supervisor,
    undo: supervisor,
  },
  assignment_moves: { list: ['supervisor', 'compliance', 'admin'] },
  assignment_keeps: {
    list: all,
    show: all,
    create: desk,
    withdraw: desk,
    approve: supervisor,
    reject: supervisor,
  },
  absences: { list: all, show: all, create: supervisor, withdraw: supervisor },
  overdue_tiers: { list: all },
  schedule_preview: { show: all },
  read_alarms: {
    list: ['supervisor', 'compliance', 'admin'],
    show: ['supervisor', 'compliance', 'admin'],
    approve: ['supervisor', 'compliance'],
    reject: ['supervisor', 'compliance'],
  },
  audit_events: { list: auditors, show: auditors, export: auditors },
  account: { show: all },
  account_requests: {
    list: auditors,
    show: auditors,
    approve: auditors,
    reject: auditors,
    withdraw: ['admin'],
  },
  users: {
    list: all,
    show: all,
    create: ['admin'],
    edit: ['admin'],
    set_password: ['admin'],
    reset_factor: ['admin'],
    sessions: ['admin'],
    end_sessions: ['admin'],
  },
} as const satisfies Record<string, Record<string, readonly Role[]>>;

export type Resource = keyof typeof ACCESS;
export type Permission = {
  [R in Resource]: { resource: R; action: keyof (typeof ACCESS)[R] };
}[Resource];

/** May this role do this? An unknown resource or action is refused. */
export function may(role: Role, resource: string, action: string): boolean {
  const actions = Object.hasOwn(ACCESS, resource)
    ? (ACCESS as Record<string, Record<string, readonly Role[]>>)[resource]
    : undefined;
  return (
    actions !== undefined &&
    Object.hasOwn(actions, action) &&
    (actions[action]?.includes(role) ?? false)
  );
}
