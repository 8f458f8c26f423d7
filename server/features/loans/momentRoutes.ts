import type { Knex } from 'knex';
import { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { calendarDate, instant } from '../../contract/primitives.ts';
import {
  ledgerAnswer,
  openAmountsAnswer,
  payoffAnswer,
} from '../../contract/resources/adjustments.ts';
import { EXPLAINED, explanationAnswer } from '../../contract/resources/explanations.ts';
import { loans, scheduleAnswer } from '../../contract/resources/loans.ts';
import { parse } from '../../contract/validation.ts';
import { openAmounts } from '../../domain/ledger/unpaid.ts';
import { recordId } from '../../http/crudRouter.ts';
import { read, type Request, type Route } from '../../http/route.ts';
import { ledgerOf, loadAccounts, payoffOf, type Account } from '../../book/accounts.ts';
import { loadPolicies } from '../../book/policies.ts';
import { findRow } from '../../store/tableStore.ts';
import { borrowerNames } from '../../book/loanNames.ts';
import { nearestDeadlines } from '../../book/nearestDeadline.ts';
import { explain } from './explain.ts';
import { ledgerView } from './ledgerView.ts';
import { loanAsOf, presentLoans, scheduleAt } from './present.ts';

/** A loan at a moment: as it was on a date, as known at an instant. */

const momentQuery = z.object({ as_of: calendarDate.optional(), known_at: instant.optional() });

const whyQuery = z.object({ figure: z.enum(EXPLAINED) });

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
        borrower_name: (await borrowerNames(db, [account.loan.borrower_id])).get(
          account.loan.borrower_id,
        ),
        ...deadlines?.get(account.loan.id),
      },
    });
  },
});

/** Reads one account on the day a query names as `on`; without one, today. */
async function onDay(db: Knex, request: Request<unknown>) {
  const { on = request.businessDate } = orRefuse(
    parse(z.object({ on: calendarDate.optional() }), request.query, request.language),
  );
  const found = orRefuse(await atMoment(db, { ...request, query: { as_of: on } }));
  const { disbursed_on } = found.account.loan;
  if (on < disbursed_on)
    return refuseField('on', 'paid_before_disbursement', { date: disbursed_on });
  return done(found);
}

const payoff = read({
  method: 'get',
  path: '/loans/:id/payoff',
  access: { resource: 'loans', action: 'show' },
  summary: 'What settles the loan on a day',
  answers: payoffAnswer,
  run: async (db, request) => {
    const { account, moment } = orRefuse(await onDay(db, request));
    return done({ body: payoffOf(account, await loadPolicies(db), moment) });
  },
});

const open = read({
  method: 'get',
  path: '/loans/:id/open_amounts',
  access: { resource: 'loans', action: 'show' },
  summary: 'What a waiver may take of each component on a day',
  answers: openAmountsAnswer,
  run: async (db, request) => {
    const { account, moment } = orRefuse(await onDay(db, request));
    const ledger = ledgerOf(account, await loadPolicies(db), moment);
    return done({ body: { on: moment.as_of, ...openAmounts(ledger, moment.as_of) } });
  },
});

const schedule = read({
  method: 'get',
  path: '/loans/:id/schedule',
  access: { resource: 'loans', action: 'show' },
  summary: 'The schedule in force at a moment, with what had become of each installment',
  answers: scheduleAnswer.array(),
  run: async (db, request) => {
    const { account, moment } = orRefuse(await atMoment(db, request));
    return done({ body: scheduleAt(account, await loadPolicies(db), moment) });
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

const why = read({
  method: 'get',
  path: '/loans/:id/explain',
  access: { resource: 'loans', action: 'show' },
  summary: 'Why a figure of a loan is what it is: rows, events, days, rates and rules',
  answers: explanationAnswer,
  run: async (db, request) => {
    const { figure } = orRefuse(parse(whyQuery, request.query, request.language));
    const { account, moment } = orRefuse(await atMoment(db, request));
    return done({ body: explain(account, await loadPolicies(db), moment, figure) });
  },
});

export const momentRoutes: readonly Route[] = [show, payoff, open, schedule, ledgerRoute, why];
