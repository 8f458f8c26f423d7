import type { Page } from '@playwright/test';
import type { Role } from '../../server/contract/enums.ts';
import { addressWith, consoleScreens } from '../helpers/screens.ts';

/** Records of the demo book that the screens show, found at run time. */
export interface Subjects {
  borrower: number;
  overdue_loan: number;
  paid_loan: number;
  payment: number;
  note: number;
  legal_case: number;
  audit_event: number;
  /** The first record of each resource that has one. */
  first: ReadonlyMap<string, number>;
}

export interface Screen {
  name: string;
  /** Where it is; null where the book has no record to show. */
  path: (subjects: Subjects) => string | null;
  /** Who looks at it; null: nobody is signed in. */
  as: Role | null;
  /** What is done before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
}

const filtered = (resource: string, filter: object) => addressWith(`/${resource}`, { filter });

const press = (key: string) => async (page: Page) => await page.keyboard.press(key);

/**
 * Pictures of more than a screen as it opens: something chosen, opened or refused, another person,
 * or a record that shows much. They take the place of the screen of their name.
 */
const CHOSEN: readonly Screen[] = [
  { name: 'sign-in', path: () => '/login', as: null },
  { name: 'today', path: () => '/', as: 'staff' },
  { name: 'overdue_tiers', path: () => '/overdue_tiers', as: 'supervisor' },
  { name: 'overdue_tiers-past', path: () => '/overdue_tiers?as_of=2026-01-15', as: 'supervisor' },
  { name: 'borrowers-none', path: () => filtered('borrowers', { q: 'qqqqqq' }), as: 'supervisor' },
  {
    name: 'borrowers-show',
    path: ({ borrower }) => `/borrowers/${borrower}/show`,
    as: 'supervisor',
  },
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
  { name: 'adjustments-show', path: () => '/adjustments/1/show', as: 'supervisor' },
  { name: 'restructures-show', path: () => '/restructures/1/show', as: 'supervisor' },
  { name: 'restructures-plan', path: () => '/restructures/26/show', as: 'compliance' },
  {
    name: 'restructures-create',
    path: ({ overdue_loan }) => `/restructures/create?loan_id=${overdue_loan}`,
    as: 'staff',
  },
  { name: 'credit_repairs-lead', path: () => '/credit_repairs', as: 'supervisor' },
  { name: 'credit_repairs-show', path: () => '/credit_repairs/1/show', as: 'supervisor' },
  {
    name: 'credit_repairs-create',
    path: ({ borrower }) =>
      addressWith('/credit_repairs/create', {
        source: { borrower_id: borrower, kind: 'relief', asks_for: 'delete_true_record' },
      }),
    as: 'staff',
  },
  {
    name: 'credit_repairs-report',
    path: () => '/credit_repairs/report?from=2026-01-01&to=2026-03-05',
    as: 'compliance',
  },
  { name: 'review-report', path: () => '/review/report', as: 'compliance' },
  { name: 'policies-list', path: () => '/policies', as: 'compliance' },
  { name: 'policies-show', path: () => '/policies/4/show', as: 'compliance' },
  { name: 'payments-show', path: ({ payment }) => `/payments/${payment}/show`, as: 'supervisor' },
  { name: 'payments-edit', path: ({ payment }) => `/payments/${payment}`, as: 'staff' },
  {
    name: 'collection_notes-show',
    path: ({ note }) => `/collection_notes/${note}/show`,
    as: 'staff',
  },
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
  {
    name: 'audit_events-show',
    path: ({ audit_event }) => `/audit_events/${audit_event}/show`,
    as: 'compliance',
  },
  { name: 'access-denied', path: () => '/audit_events', as: 'staff' },
  { name: 'not-found', path: () => '/no-such-page', as: 'staff' },
  { name: 'keys', path: () => '/borrowers', as: 'supervisor', prepare: press('?') },
];

/** Every screen of the console, as it opens to the first role that may enter. */
const OPENED: readonly Screen[] = consoleScreens().map(({ name, address, resource, as }) => ({
  name,
  as,
  path: ({ first }) => {
    if (!address.includes(':id')) return address;
    const id = first.get(resource);
    return id === undefined ? null : address.replace(':id', String(id));
  },
}));

const chosen = new Set(CHOSEN.map(({ name }) => name));
export const SCREENS: readonly Screen[] = [
  ...CHOSEN,
  ...OPENED.filter(({ name }) => !chosen.has(name)),
];
