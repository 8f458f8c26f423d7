import type { Knex } from 'knex';
import { loadAccounts } from '../../book/accounts.ts';
import { loadPolicies } from '../../book/policies.ts';
import type { Language } from '../../contract/enums.ts';
import { done, orRefuse, settle } from '../../contract/outcome.ts';
import { refusalText } from '../../contract/refusals.ts';
import {
  type RestructureReview,
  type RestructureRow,
  approvalRow,
  restructureFigures,
  restructurePreviewRequest,
  restructures,
  reviewAnswer,
  stepsAnswer,
} from '../../contract/resources/restructures.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { contentRange, readQueuePage } from '../../http/listRequest.ts';
import { read, type Route } from '../../http/route.ts';
import { approvalQueue } from '../../views/approvals.ts';
import { askedIn, figuresOf } from './figures.ts';
import { fullTerms } from './fullTerms.ts';
import { fingerprintOf, movedSince } from './moved.ts';
import { load } from './moves.ts';
import { figuresAt, stepsOf } from './store/steps.ts';

/** What people look at before a move: the preview, the waiting requests, the figures, the steps. */

const show = { resource: 'restructures', action: 'show' } as const;

const preview = read({
  method: 'post',
  path: '/restructures/preview',
  access: show,
  summary: 'What these terms would make of a loan',
  body: restructurePreviewRequest,
  answers: restructureFigures,
  run: async (db, { body, businessDate }) => {
    const { account, policies } = orRefuse(await load(db, body.loan_id));
    const asked = {
      terms: fullTerms(account, body.terms),
      monthly_income_minor: body.monthly_income_minor ?? null,
      other_monthly_debt_minor: body.other_monthly_debt_minor ?? null,
    };
    return done({ body: orRefuse(figuresOf(account, policies, asked, businessDate)) });
  },
});

/** Statuses in which the figures of now are worth a comparison. */
const STANDING = new Set(['draft', 'submitted', 'approved', 'signed']);
const SHOWN = ['submit', 'approve_first', 'approve', 'reject', 'take_effect'] as const;

/** The figures as frozen, those of now, and what moved between them. */
async function reviewOf(
  db: Knex,
  row: RestructureRow,
  today: string,
  language: Language,
): Promise<RestructureReview> {
  const frozen = row.status === 'draft' ? null : await figuresAt(db, row.id, SHOWN);
  const unchanged = {
    frozen: frozen?.figures ?? null,
    frozen_at: frozen?.at ?? null,
    current: null,
    fingerprint: null,
    moved: [],
    problem: null,
  };
  const [account] = STANDING.has(row.status) ? await loadAccounts(db, [row.loan_id]) : [];
  if (account === undefined) return unchanged;
  const policies = await loadPolicies(db);
  const now = await settle(async () => figuresOf(account, policies, askedIn(row), today));
  if (!now.ok)
    return {
      ...unchanged,
      problem: refusalText(now.refusal.key, now.refusal.parameters, language),
    };
  return {
    ...unchanged,
    current: now.value,
    fingerprint: fingerprintOf(now.value),
    moved: frozen === null ? [] : movedSince(frozen.figures, now.value),
  };
}

const review = read({
  method: 'get',
  path: '/restructures/:id/review',
  access: show,
  summary: 'What a decision looks at: the figures as frozen, those of now, and what moved',
  answers: reviewAnswer,
  run: async (db, { params, businessDate, language }) => {
    const row = await recordAt(db, restructures, params);
    return done({ body: await reviewOf(db, row, businessDate, language) });
  },
});

const steps = read({
  method: 'get',
  path: '/restructures/:id/steps',
  access: show,
  summary: 'Who did what with a request, when, and what was shown',
  answers: stepsAnswer,
  run: async (db, { params }) => {
    const { id } = await recordAt(db, restructures, params);
    return done({ body: await stepsOf(db, id) });
  },
});

const approvals = read({
  method: 'get',
  path: '/approvals',
  access: { resource: 'restructures', action: 'list' },
  summary: 'Restructures that wait for a supervisor, oldest first',
  answers: approvalRow.array(),
  run: async (db, { query, businessDate }, { scope }) => {
    const page = orRefuse(readQueuePage(query, Object.keys(approvalRow.shape)));
    const { shown, total } = await approvalQueue(db, businessDate, page, scope);
    return done({
      body: shown,
      headers: contentRange('approvals', page.first, shown.length, total),
    });
  },
});

export const reviewRoutes: readonly Route[] = [preview, review, steps, approvals];
