import { z } from 'zod';
import type { Knex } from 'knex';
import { rejectRequest as rejectBody } from '../../contract/resources/adjustments.ts';
import {
  type RestructureReview,
  type RestructureRow,
  approveRestructureRequest,
  bulkApproveRequest,
  cancelRequest as cancelBody,
  quotaAnswer,
  restructureFigures,
  restructurePreviewRequest,
  restructures,
  reviewAnswer,
  signRequest,
  stepsAnswer,
} from '../../contract/resources/restructures.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { refusalText } from '../../contract/refusals.ts';
import type { Language } from '../../contract/enums.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  recordId,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import { read, write, type Request, type Route } from '../../http/route.ts';
import {
  chunks,
  ledgerOf,
  loadAccounts,
  restructuresAt,
  type Account,
} from '../../book/accounts.ts';
import { planStateOf } from '../../book/plans.ts';
import { loadPolicies } from '../../book/policies.ts';
import { findRow } from '../../store/tableStore.ts';
import { figuresOf, fingerprintOf, fullTerms, movedSince } from './figures.ts';
import { agreementRoute } from './agreementRoute.ts';
import {
  approveRequest,
  approveTogether,
  cancelRequest,
  changeRequest,
  createRequest,
  rejectRequest,
  reopenRequest,
  signAgreement,
  submitRequest,
} from './service.ts';
import { figuresAt, kindsOf, quotaUsed, restructureSpec, stepsOf, termsOf } from './store.ts';

/** Requests with their terms opened; a plan in effect with how it is kept on the business date. */
const present: Present<typeof restructures> = async (db, rows, { businessDate }) => {
  const loans = [
    ...new Set(rows.filter((row) => row.status === 'effective').map((row) => row.loan_id)),
  ];
  const policies = loans.length === 0 ? null : await loadPolicies(db);
  const accounts = new Map<number, Account>();
  for (const ids of chunks(loans))
    for (const account of await loadAccounts(db, ids)) accounts.set(account.loan.id, account);
  return rows.map((row) => {
    const account = accounts.get(row.loan_id);
    const plan = account?.restructures.find(({ id }) => id === row.id);
    const inForce =
      account && restructuresAt(account, { as_of: businessDate }).at(-1)?.id === row.id;
    const state =
      account && policies && plan && inForce
        ? planStateOf(
            account,
            policies,
            ledgerOf(account, policies, { as_of: businessDate }),
            plan,
            businessDate,
          )
        : null;
    return {
      ...row,
      kinds: kindsOf(row),
      terms: termsOf(row),
      plan_status: state?.status ?? row.plan_status,
      observation_ends_on: state?.ends_on ?? null,
      observation_restarted_on: state?.restarted_on ?? null,
    };
  });
};

export const servedRestructures = serve({
  definition: restructures,
  spec: restructureSpec,
  present,
});

const show = { resource: 'restructures', action: 'show' } as const;

const preview = read({
  method: 'post',
  path: '/restructures/preview',
  access: { resource: 'restructures', action: 'show' },
  summary: 'What these terms would make of a loan',
  body: restructurePreviewRequest,
  answers: restructureFigures,
  run: async (db, { body, businessDate }) => {
    const [account] = await loadAccounts(db, [body.loan_id]);
    if (account === undefined) return refuseField('loan_id', 'no_such_loan');
    const terms = fullTerms(account, body.terms);
    const figures = orRefuse(
      figuresOf(
        account,
        await loadPolicies(db),
        {
          terms,
          monthly_income_minor: body.monthly_income_minor ?? null,
          other_monthly_debt_minor: body.other_monthly_debt_minor ?? null,
        },
        businessDate,
      ),
    );
    return done({ body: figures });
  },
});

async function requestOf(db: Knex, request: Request<unknown>): Promise<Outcome<RestructureRow>> {
  const id = recordId(request.params['id']);
  const row = id === undefined ? undefined : await findRow(db, restructures, id);
  return row === undefined
    ? refuse('no_such_record', { id: request.params['id'] ?? '' })
    : done(row);
}

const STANDING = new Set(['draft', 'submitted', 'approved', 'signed']);
const SHOWN = ['submit', 'approve_first', 'approve', 'reject', 'take_effect'] as const;

async function reviewOf(
  db: Knex,
  row: RestructureRow,
  today: string,
  language: Language,
): Promise<RestructureReview> {
  const shown = row.status === 'draft' ? null : await figuresAt(db, row.id, SHOWN);
  const nothing = {
    frozen: shown?.figures ?? null,
    frozen_at: shown?.at ?? null,
    current: null,
    fingerprint: null,
    moved: [],
    problem: null,
  };
  const [account] = STANDING.has(row.status) ? await loadAccounts(db, [row.loan_id]) : [];
  if (account === undefined) return nothing;
  const now = figuresOf(
    account,
    await loadPolicies(db),
    {
      terms: termsOf(row),
      monthly_income_minor: row.monthly_income_minor,
      other_monthly_debt_minor: row.other_monthly_debt_minor,
    },
    today,
  );
  if (!now.ok)
    return { ...nothing, problem: refusalText(now.refusal.key, now.refusal.parameters, language) };
  return {
    ...nothing,
    current: now.value,
    fingerprint: fingerprintOf(now.value),
    moved: shown === null ? [] : movedSince(shown.figures, now.value),
  };
}

const review = read({
  method: 'get',
  path: '/restructures/:id/review',
  access: show,
  summary: 'What a decision looks at: the figures as frozen, those of now, and what moved',
  answers: reviewAnswer,
  run: async (db, request) => {
    const row = orRefuse(await requestOf(db, request));
    return done({ body: await reviewOf(db, row, request.businessDate, request.language) });
  },
});

const steps = read({
  method: 'get',
  path: '/restructures/:id/steps',
  access: show,
  summary: 'Who did what with a request, when, and what was shown',
  answers: stepsAnswer,
  run: async (db, request) => {
    const row = orRefuse(await requestOf(db, request));
    return done({ body: await stepsOf(db, row.id) });
  },
});

const quota = read({
  method: 'get',
  path: '/restructure_quota',
  access: { resource: 'restructures', action: 'list' },
  summary: 'The quota of the month and the limits in force',
  answers: quotaAnswer,
  run: async (db, { businessDate }) => {
    const limits = (await loadPolicies(db)).on('restructure_limits', businessDate);
    const month = businessDate.slice(0, 7);
    const used = await quotaUsed(db, month);
    return done({
      body: {
        month,
        approved_count: used.count,
        count_limit: limits.monthly_count,
        waived_minor: used.waived_minor,
        waived_limit_minor: limits.monthly_waived_minor,
        second_from_waived_minor: limits.second_from_waived_minor,
        second_from_months: limits.second_from_months,
        bulk_up_to_waived_minor: limits.bulk_up_to_waived_minor,
        max_installments: limits.max_installments,
      },
    });
  },
});

const bulk = write({
  method: 'post',
  path: '/restructures/bulk_approve',
  access: { resource: 'restructures', action: 'approve' },
  summary: 'Approve several plain requests: all or none',
  body: bulkApproveRequest,
  run: async (unit, { body }, user) => {
    const ids = orRefuse(await approveTogether(unit, body.ids, body.comment, user));
    return done({ body: { id: ids[0], ids }, status: 200 });
  },
});

const nothing = z.object({});

export const restructureRoutes: Route[] = [
  preview,
  bulk,
  quota,
  review,
  steps,
  agreementRoute,
  ...readRoutes(servedRestructures),
  createRoute(servedRestructures, restructures.create, createRequest),
  changeRoute(servedRestructures, restructures.update, changeRequest),
  commandRoute(
    servedRestructures,
    'submit',
    'Freeze a draft and put it before a supervisor',
    nothing,
    submitRequest,
  ),
  commandRoute(
    servedRestructures,
    'approve',
    'Approve what another person asked for, or give the first of two approvals',
    approveRestructureRequest,
    approveRequest,
  ),
  commandRoute(servedRestructures, 'reject', 'Turn a request down', rejectBody, rejectRequest),
  commandRoute(
    servedRestructures,
    'reopen',
    'Make a rejected request a draft again',
    nothing,
    reopenRequest,
  ),
  commandRoute(
    servedRestructures,
    'sign',
    "Record a party's signature; the last one makes it signed, and effective once its day has come",
    signRequest,
    signAgreement,
  ),
  commandRoute(
    servedRestructures,
    'cancel',
    'Give a request up before it takes effect',
    cancelBody,
    cancelRequest,
  ),
];
