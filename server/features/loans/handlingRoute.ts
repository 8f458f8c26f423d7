import type { Knex } from 'knex';
import { done, orRefuse, refuse, type Outcome } from '../../contract/outcome.ts';
import { handlingAnswer, type Handling } from '../../contract/resources/handling.ts';
import { loans, type LoanRow } from '../../contract/resources/loans.ts';
import { daysPastDue, tierOf } from '../../domain/ledger/delinquency.ts';
import { addDays } from '../../domain/time/calendar.ts';
import {
  firstActionClock,
  firstActionState,
  handledTier,
  overdueStage,
  strategyOf,
} from '../../domain/worklist/strategy.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { loadPolicies } from '../../book/policies.ts';
import { standingsOf } from '../../book/standings.ts';
import { firstContact, isHeld } from '../../book/handling.ts';

/** How a loan is handled on the business date, and why. */
async function handlingOf(db: Knex, loan: LoanRow, today: string): Promise<Outcome<Handling>> {
  if (loan.status !== 'active') return refuse('not_handled');
  const policies = await loadPolicies(db);
  const standing = (await standingsOf(db, [loan.id], policies, today)).get(loan.id);
  const { oldest_unpaid_due_on: oldest } = loan;
  const late = {
    days_past_due: daysPastDue(oldest, today),
    oldest_unpaid_due_on: oldest,
    overdue_minor: standing?.overdue_minor ?? 0,
  };
  const bands = policies.on('tiers', today);
  const strategies = policies.on('tier_strategies', today);
  const tier = tierOf(late.days_past_due, bands);
  const handled_tier = handledTier(late, bands, strategies);
  const strategy = late.days_past_due > 0 ? strategyOf(strategies, handled_tier) : undefined;
  const clock = firstActionClock(late, bands, strategies);
  const contacted_at =
    clock === null || strategy === undefined
      ? null
      : await firstContact(db, loan.id, clock, strategy);
  const held = await isHeld(db, loan.id, today);
  const isAsked = clock !== null && (contacted_at !== null || !held);
  return done({
    loan_id: loan.id,
    overdue_stage: overdueStage(late.days_past_due, loan.grace_days),
    grace_ends_on:
      late.days_past_due > 0 && oldest !== null ? addDays(oldest, loan.grace_days) : null,
    tier,
    handled_tier,
    lift_from_minor:
      handled_tier === tier ? null : (strategyOf(strategies, tier)?.lift_from_minor ?? null),
    strategy: strategy === undefined ? null : { ...strategy, channels: [...strategy.channels] },
    entered_on: clock?.entered_on ?? null,
    first_action_on: clock?.due_on ?? null,
    first_action: isAsked ? firstActionState(clock, contacted_at !== null, today) : null,
    contacted_at,
    held,
  });
}

export const handlingRoute: Route = read({
  method: 'get',
  path: '/loans/:id/handling',
  access: { resource: 'loans', action: 'show' },
  summary: 'How a loan is handled today: stage, tier, strategy, and the clock of the first contact',
  answers: handlingAnswer,
  run: async (db, { params, businessDate }) => {
    const loan = await recordAt(db, loans, params);
    return done({ body: orRefuse(await handlingOf(db, loan, businessDate)) });
  },
});
