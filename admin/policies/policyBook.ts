import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import { POLICY_KINDS } from '../../server/contract/enums.ts';
import { MAX_PAGE_ROWS } from '../../server/contract/limits.ts';
import type { Policy } from '../../server/contract/resources/policies.ts';
import type { AllocationRules } from '../../server/domain/ledger/allocation.ts';
import type { CostCap } from '../../server/domain/ledger/costCap.ts';
import type { ContactRules } from '../../server/domain/contact/contactRules.ts';
import type { ClassThreshold, TierBand } from '../../server/domain/ledger/delinquency.ts';
import type { Lexicon } from '../../server/domain/notes/lexiconModel.ts';
import type { NoteReviewRule } from '../../server/domain/notes/noteReview.ts';
import type { ObservationRule } from '../../server/domain/restructure/observation.ts';
import type { RepairPolicy } from '../../server/domain/repair/repairAsks.ts';
import type { RestructureLimits } from '../../server/domain/restructure/restructure.ts';

export type PolicyKind = Policy['kind'];

/** The value that each kind of policy holds. */
export interface PolicyValues {
  tiers: readonly TierBand[];
  asset_classes: readonly ClassThreshold[];
  allocation: AllocationRules;
  penalty_day_base: { base: 360 | 365 };
  cost_cap: CostCap;
  early_payoff: { fee_bps: number };
  restructure_limits: RestructureLimits;
  observation: ObservationRule;
  contact_rules: ContactRules;
  note_lexicon: Lexicon;
  note_review: NoteReviewRule;
  credit_repair: RepairPolicy;
}

/** The rules of one kind for one product (null: all), as they stand to a date. */
export interface PolicyLine {
  product: string | null;
  /** The rule in force; several only of kinds whose rules count side by side. */
  now: readonly Policy[];
  /** Approved, of a date to come; the next first. */
  coming: readonly Policy[];
  waiting: readonly Policy[];
  /** Replaced or turned down; the latest first. */
  past: readonly Policy[];
}

export interface PolicyGroup {
  kind: PolicyKind;
  lines: readonly PolicyLine[];
}

/** Rules of this kind count side by side: one more can only tighten what the others ask. */
export const isTogether = (kind: PolicyKind): boolean => kind === 'contact_rules';

/** Reads all policies; there are a handful. */
export function usePolicies() {
  const { data, error, isPending, refetch } = useGetList<Policy>('policies', {
    pagination: { page: 1, perPage: MAX_PAGE_ROWS },
    sort: { field: 'effective_on', order: 'DESC' },
  });
  return { policies: data, error: error as unknown, isPending, refetch: () => void refetch() };
}

export function usePolicyGroups(
  policies: readonly Policy[] | undefined,
  today: string,
): readonly PolicyGroup[] {
  return useMemo(
    () =>
      policies
        ? POLICY_KINDS.map((kind) => ({
            kind,
            lines: linesOf(
              policies.filter((row) => row.kind === kind),
              today,
            ),
          }))
        : [],
    [policies, today],
  );
}

function linesOf(rows: readonly Policy[], today: string): PolicyLine[] {
  const products = [...new Set(rows.map(({ product }) => product))].sort((a, b) =>
    (a ?? '').localeCompare(b ?? ''),
  );
  return products.map((product) => {
    const mine = rows
      .filter((row) => row.product === product)
      .sort((a, b) => b.effective_on.localeCompare(a.effective_on) || b.id - a.id);
    const coming = mine
      .filter((row) => row.status === 'approved' && row.effective_on > today)
      .reverse();
    const waiting = mine.filter((row) => row.status === 'proposed');
    const now = mine.filter((row) => row.in_force).reverse();
    return {
      product,
      now,
      coming,
      waiting,
      past: mine.filter(
        (row) => !now.includes(row) && !coming.includes(row) && !waiting.includes(row),
      ),
    };
  });
}

/**
 * The rule that counts on a date for a product, without the one named: its own, or that for all
 * products.
 */
export function ruleOn(
  policies: readonly Policy[],
  {
    kind,
    product,
    on,
    without,
  }: { kind: PolicyKind; product: string | null; on: string; without?: number },
): Policy | undefined {
  const known = policies.filter(
    (row) =>
      row.kind === kind &&
      row.status === 'approved' &&
      row.effective_on <= on &&
      row.id !== without,
  );
  const latest = (of: string | null) =>
    known
      .filter((row) => row.product === of)
      .sort((a, b) => b.effective_on.localeCompare(a.effective_on) || b.id - a.id)[0];
  return (product === null ? undefined : latest(product)) ?? latest(null);
}

/** The rules of a kind whose rules count side by side, as of a date, for a product and for all. */
export const rulesOn = (
  policies: readonly Policy[],
  {
    kind,
    product,
    on,
    without,
  }: { kind: PolicyKind; product: string | null; on: string; without?: number },
): Policy[] =>
  policies
    .filter(
      (row) =>
        row.kind === kind &&
        row.status === 'approved' &&
        row.effective_on <= on &&
        row.id !== without &&
        (row.product === null || row.product === product),
    )
    .sort((a, b) => a.effective_on.localeCompare(b.effective_on) || a.id - b.id);
