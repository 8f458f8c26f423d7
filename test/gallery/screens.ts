import type { Page } from '@playwright/test';

/** Records of the demo book that the screens show, found at run time. */
export interface Subjects {
  borrower: number;
  overdue_loan: number;
  paid_loan: number;
  payment: number;
  note: number;
  legal_case: number;
  audit_event: number;
}

export type Account = 'staff' | 'supervisor' | 'compliance' | 'admin';

export interface Screen {
  name: string;
  path: (subjects: Subjects) => string;
  /** Who looks at it; null: nobody is signed in. */
  as: Account | null;
  /** What is done before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
}

const filtered = (resource: string, filter: object) =>
  `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

const press = (key: string) => async (page: Page) => await page.keyboard.press(key);

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: () => '/login', as: null },
  { name: 'tiers', path: () => '/overdue_tiers', as: 'supervisor' },
  { name: 'tiers-past', path: () => '/overdue_tiers?as_of=2026-01-15', as: 'supervisor' },
  { name: 'borrowers-list', path: () => '/borrowers', as: 'supervisor' },
  { name: 'borrowers-none', path: () => filtered('borrowers', { q: 'qqqqqq' }), as: 'supervisor' },
  {
    name: 'borrowers-show',
    path: ({ borrower }) => `/borrowers/${borrower}/show`,
    as: 'supervisor',
  },
  { name: 'borrowers-create', path: () => '/borrowers/create', as: 'staff' },
  { name: 'borrowers-edit', path: ({ borrower }) => `/borrowers/${borrower}`, as: 'staff' },
  {
    name: 'borrowers-reveal',
    path: ({ borrower }) => `/borrowers/${borrower}/show`,
    as: 'staff',
    prepare: async (page) =>
      await page
        .locator('main button:has(svg[data-testid="VisibilityOutlinedIcon"])')
        .first()
        .click(),
  },
  { name: 'loans-list', path: () => '/loans', as: 'staff' },
  {
    name: 'loans-tier',
    path: () =>
      `${filtered('loans', { tier: 'M2', status: 'active' })}&sort=days_past_due&order=DESC`,
    as: 'staff',
  },
  {
    name: 'loans-show',
    path: ({ overdue_loan }) => `/loans/${overdue_loan}/show`,
    as: 'supervisor',
  },
  { name: 'loans-create', path: () => '/loans/create', as: 'staff' },
  { name: 'loans-edit', path: ({ paid_loan }) => `/loans/${paid_loan}`, as: 'staff' },
  {
    name: 'loans-ledger',
    path: ({ overdue_loan }) => `/loans/${overdue_loan}/show`,
    as: 'supervisor',
    prepare: async (page) => await page.getByRole('tab').nth(1).click(),
  },
  {
    name: 'loans-past',
    path: ({ overdue_loan }) => `/loans/${overdue_loan}/show?as_of=2026-01-31`,
    as: 'supervisor',
  },
  {
    name: 'loans-statement',
    path: ({ overdue_loan }) => `/loans/${overdue_loan}/statement`,
    as: 'staff',
  },
  { name: 'adjustments-list', path: () => '/adjustments', as: 'supervisor' },
  { name: 'adjustments-show', path: () => '/adjustments/1/show', as: 'supervisor' },
  { name: 'approvals', path: () => '/approvals', as: 'supervisor' },
  { name: 'restructures-list', path: () => '/restructures', as: 'staff' },
  { name: 'restructures-show', path: () => '/restructures/1/show', as: 'supervisor' },
  { name: 'restructures-plan', path: () => '/restructures/26/show', as: 'compliance' },
  {
    name: 'restructures-create',
    path: ({ overdue_loan }) => `/restructures/create?loan_id=${overdue_loan}`,
    as: 'staff',
  },
  { name: 'credit_repairs-list', path: () => '/credit_repairs', as: 'staff' },
  { name: 'credit_repairs-lead', path: () => '/credit_repairs', as: 'supervisor' },
  { name: 'credit_repairs-show', path: () => '/credit_repairs/1/show', as: 'supervisor' },
  {
    name: 'credit_repairs-create',
    path: ({ borrower }) =>
      `/credit_repairs/create?source=${encodeURIComponent(JSON.stringify({ borrower_id: borrower, kind: 'relief', asks_for: 'delete_true_record' }))}`,
    as: 'staff',
  },
  {
    name: 'credit_repairs-report',
    path: () => '/credit_repairs/report?from=2026-01-01&to=2026-03-05',
    as: 'compliance',
  },
  { name: 'review', path: () => '/review', as: 'compliance' },
  { name: 'review-flagged', path: () => '/review/flagged', as: 'supervisor' },
  { name: 'review-report', path: () => '/review/report', as: 'compliance' },
  { name: 'complaints-list', path: () => '/complaints', as: 'compliance' },
  { name: 'complaints-create', path: () => '/complaints/create', as: 'staff' },
  { name: 'policies-list', path: () => '/policies', as: 'compliance' },
  { name: 'policies-show', path: () => '/policies/4/show', as: 'compliance' },
  { name: 'policies-create', path: () => '/policies/create', as: 'admin' },
  { name: 'payments-list', path: () => '/payments', as: 'staff' },
  { name: 'payments-show', path: ({ payment }) => `/payments/${payment}/show`, as: 'supervisor' },
  { name: 'payments-create', path: () => '/payments/create', as: 'staff' },
  { name: 'payments-edit', path: ({ payment }) => `/payments/${payment}`, as: 'staff' },
  { name: 'collection_notes-list', path: () => '/collection_notes', as: 'staff' },
  {
    name: 'collection_notes-show',
    path: ({ note }) => `/collection_notes/${note}/show`,
    as: 'staff',
  },
  { name: 'collection_notes-create', path: () => '/collection_notes/create', as: 'staff' },
  { name: 'legal_cases-list', path: () => '/legal_cases', as: 'supervisor' },
  {
    name: 'legal_cases-show',
    path: ({ legal_case }) => `/legal_cases/${legal_case}/show`,
    as: 'supervisor',
  },
  {
    name: 'legal_cases-clocks',
    path: ({ legal_case }) => `/legal_cases/${legal_case}/show?tab=clocks`,
    as: 'supervisor',
  },
  {
    name: 'legal_cases-measures',
    path: ({ legal_case }) => `/legal_cases/${legal_case}/show?tab=measures`,
    as: 'compliance',
  },
  { name: 'deadlines', path: () => '/deadlines', as: 'supervisor' },
  { name: 'deadlines-missed', path: () => '/deadlines?within=missed', as: 'supervisor' },
  { name: 'deadlines-calendar', path: () => '/deadlines?view=calendar', as: 'supervisor' },
  { name: 'legal_cases-create', path: () => '/legal_cases/create', as: 'supervisor' },
  {
    name: 'legal_cases-edit',
    path: ({ legal_case }) => `/legal_cases/${legal_case}`,
    as: 'supervisor',
  },
  { name: 'audit_events-list', path: () => '/audit_events', as: 'compliance' },
  {
    name: 'audit_events-show',
    path: ({ audit_event }) => `/audit_events/${audit_event}/show`,
    as: 'compliance',
  },
  { name: 'access-denied', path: () => '/audit_events', as: 'staff' },
  { name: 'not-found', path: () => '/no-such-page', as: 'staff' },
  { name: 'keys', path: () => '/borrowers', as: 'supervisor', prepare: press('?') },
];
