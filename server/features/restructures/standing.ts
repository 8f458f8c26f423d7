import { type Account } from '../../book/accounts.ts';
import { restructuresAt } from '../../book/versions.ts';
import { classFloorAt } from '../../book/plans.ts';
import type { PolicyBook } from '../../book/policies.ts';
import type { RestructureFigures } from '../../contract/resources/restructures.ts';
import {
  assetClassOf,
  daysPastDue,
  tierOf,
  type AssetClass,
} from '../../domain/ledger/delinquency.ts';
import type { Ledger } from '../../domain/ledger/ledgerTypes.ts';
import { classFloor, observationOf, worseClass } from '../../domain/restructure/observation.ts';
import type {
  RestructurePlan,
  RestructureTerms,
} from '../../domain/restructure/restructurePlan.ts';

/**
 * Days, tier and class on the effective date, as they stand and once the plan is in force; and how
 * long it is watched.
 */
export function standingOf(
  account: Account,
  policies: PolicyBook,
  book: Ledger,
  terms: RestructureTerms,
  plan: RestructurePlan,
): Pick<RestructureFigures, 'standing_before' | 'standing_after' | 'observation'> {
  const on = terms.effective_on;
  const { product } = account.loan;
  const steps = policies.on('asset_classes', on, product);
  const bands = policies.on('tiers', on);
  const earlier =
    restructuresAt(account, { as_of: on }).length === 0
      ? null
      : classFloorAt(account, policies, book, { as_of: on });
  const watched = earlier !== null && earlier.ends_on >= on;
  const days = daysPastDue(book.oldest_unpaid_due_on, on);
  const byDays = assetClassOf(days, steps);
  const before: AssetClass = watched ? worseClass(byDays, earlier.floor) : byDays;
  const rule = policies.on('observation', on, product);
  const floor = classFloor(rule, before, watched);
  const { starts_on, ends_on } = observationOf(
    plan.rows.map(({ due_on }) => ({ due_on, paid_on: null })),
    rule,
    on,
  );
  return {
    standing_before: { days_past_due: days, tier: tierOf(days, bands), asset_class: before },
    standing_after: {
      days_past_due: 0,
      tier: tierOf(0, bands),
      asset_class: worseClass(assetClassOf(0, steps), floor),
    },
    observation: { starts_on, ends_on, floor, repeated: watched },
  };
}
