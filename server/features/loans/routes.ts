import type { Knex } from 'knex';
import { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  installments,
  loans,
  schedulePreviewAnswer,
  schedulePreviewRequest,
} from '../../contract/resources/loans.ts';
import { ledgerAnswer, payoffAnswer } from '../../contract/resources/adjustments.ts';
import { calendarDate, instant } from '../../contract/primitives.ts';
import { parse } from '../../contract/validation.ts';
import { allInCost } from '../../domain/ledger/cost.ts';
import {
  buildSchedule,
  scheduleProblem,
  type ScheduleTerms,
} from '../../domain/ledger/schedule.ts';
import {
  changeRoute,
  createRoute,
  readRoutes,
  recordId,
  removeRoute,
  serve,
} from '../../http/crudRouter.ts';
import { read, type Request, type Route } from '../../http/route.ts';
import { loadAccounts, payoffOf, type Account } from '../../book/accounts.ts';
import { loadPolicies } from '../../book/policies.ts';
import { findRow } from '../../store/tableStore.ts';
import { nearestDeadlines } from './deadline.ts';
import { ledgerView } from './ledgerView.ts';
import { loanAsOf, presentInstallments, presentLoans } from './present.ts';
import { changeLoan, createLoan, deleteLoan } from './service.ts';
import { installmentSpec, loanListSpec } from './store.ts';

export const servedLoans = serve({ definition: loans, spec: loanListSpec, present: presentLoans });
export const servedInstallments = serve({
  definition: installments,
  spec: async (_db, today) => done(installmentSpec(today)),
  present: presentInstallments,
});

const preview = read({
  method: 'post',
  path: '/schedule_preview',
  access: { resource: 'schedule_preview', action: 'show' },
  summary: 'The schedule these terms would make',
  body: schedulePreviewRequest,
  answers: schedulePreviewAnswer,
  run: async (_db, { body }) => {
    const terms: ScheduleTerms = {
      ...body,
      day_count: body.day_count ?? '30/360',
      rounding: body.rounding ?? 'half_up',
    };
    const problem = scheduleProblem(terms);
    if (problem !== null)
      return refuseField(
        problem.field,
        problem.key as 'bullet_one_installment' | 'first_due_after_disbursement',
      );
    const rows = buildSchedule(terms);
    const total_interest_minor = rows.reduce((sum, row) => sum + row.interest_minor, 0);
    return done({ body: { installments: rows, total_interest_minor, ...allInCost(terms, rows) } });
  },
});

const momentQuery = z.object({ as_of: calendarDate.optional(), known_at: instant.optional() });

/** Reads one account at a moment; without one, today. */
async function atMoment(
  db: Knex,
  request: Request<unknown>,
): Promise<
  Outcome<{ account: Account; moment: { as_of: string; known_at?: string | undefined } }>
> {
  const asked = orRefuse(parse(momentQuery, request.query, request.language));
  const id = recordId(request.params['id']);
  const [account] = id === undefined ? [] : await loadAccounts(db, [id]);
  const { as_of = request.businessDate, known_at } = asked;
  // Before it was recorded nothing was known of the loan.
  if (account === undefined || (known_at !== undefined && known_at < account.loan.created_at))
    return refuse('no_such_record', { id: request.params['id'] ?? '' });
  return done({ account, moment: { as_of, known_at } });
}

const show = read({
  method: 'get',
  path: '/loans/:id',
  access: { resource: 'loans', action: 'show' },
  summary: 'A loan, with as_of and known_at as it was on that date as known at that instant',
  answers: loans.record,
  run: async (db, request, user) => {
    const { account, moment } = orRefuse(await atMoment(db, request));
    if (request.query['as_of'] === undefined && request.query['known_at'] === undefined) {
      const row = await findRow(db, loans, account.loan.id);
      return done({
        body: (
          await presentLoans(db, row ? [row] : [], { businessDate: request.businessDate, user })
        )[0],
      });
    }
    // Clocks are those of today: of another day none are told.
    const deadlines =
      moment.as_of === request.businessDate
        ? await nearestDeadlines(db, [account.loan], request.businessDate)
        : null;
    return done({
      body: {
        ...loanAsOf(account, await loadPolicies(db), moment),
        ...deadlines?.get(account.loan.id),
      },
    });
  },
});

const payoff = read({
  method: 'get',
  path: '/loans/:id/payoff',
  access: { resource: 'loans', action: 'show' },
  summary: 'What settles the loan on a day',
  answers: payoffAnswer,
  run: async (db, request) => {
    const asked = orRefuse(
      parse(z.object({ on: calendarDate.optional() }), request.query, request.language),
    );
    const { account, moment } = orRefuse(
      await atMoment(db, {
        ...request,
        query: { as_of: asked.on ?? request.businessDate },
      }),
    );
    if (moment.as_of < account.loan.disbursed_on)
      return refuseField('on', 'paid_before_disbursement', { date: account.loan.disbursed_on });
    return done({ body: payoffOf(account, await loadPolicies(db), moment) });
  },
});

const ledgerRoute = read({
  method: 'get',
  path: '/loans/:id/ledger',
  access: { resource: 'loans', action: 'show' },
  summary: 'Every event of a loan and where each fen went',
  answers: ledgerAnswer,
  run: async (db, request) => {
    const { account, moment } = orRefuse(await atMoment(db, request));
    return done({ body: ledgerView(account, await loadPolicies(db), moment) });
  },
});

export const loanRoutes: Route[] = [
  show,
  payoff,
  ledgerRoute,
  ...readRoutes(servedLoans).filter((route) => route.path !== show.path),
  createRoute(servedLoans, loans.create, createLoan),
  changeRoute(servedLoans, loans.update, changeLoan),
  removeRoute(servedLoans, deleteLoan),
  ...readRoutes(servedInstallments),
  preview,
];
