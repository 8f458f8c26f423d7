import type { Knex } from 'knex';
import type { AllocationRules } from '../domain/allocation.ts';
import type { ClassThreshold, TierBand } from '../domain/delinquency.ts';
import { ALLOCATION_RULES, CLASS_THRESHOLDS, PENALTY_DAY_BASE, TIER_BANDS, type PolicyDefault } from '../domain/policyDefaults.ts';

/** The dated rules a lender, a regulator or a law may change. Reading asks for a date: changing a policy never rewrites the past. */
export interface Policies {
  readonly bands: readonly TierBand[];
  /** By product; `*` for those not named. */
  readonly classes: Readonly<Record<string, readonly ClassThreshold[]>>;
  readonly allocation: AllocationRules;
  readonly penaltyDayBase: 360 | 365;
}

const SHIPPED: Record<string, PolicyDefault<unknown>> = {
  tiers: TIER_BANDS,
  asset_classes: { ...CLASS_THRESHOLDS.consumer, value: { '*': CLASS_THRESHOLDS.consumer.value, card: CLASS_THRESHOLDS.card.value } },
  allocation: ALLOCATION_RULES.by_law,
  penalty_day_base: PENALTY_DAY_BASE,
};
const SHIPPED_FROM = '1970-01-01';

/** Writes the shipped defaults for each kind that has no row yet; answers the kinds written. */
export async function shipPolicies(trx: Knex.Transaction, now: string): Promise<string[]> {
  const present = new Set((await trx('policies').distinct('kind')).map((row: { kind: string }) => row.kind));
  const missing = Object.entries(SHIPPED).filter(([kind]) => !present.has(kind));
  for (const [kind, { value, source, confidence }] of missing) {
    await trx('policies').insert({ kind, effective_on: SHIPPED_FROM, value: JSON.stringify(value), source, confidence, created_at: now, updated_at: now });
  }
  return missing.map(([kind]) => kind);
}

interface PolicyRow { kind: string; value: string }

/** The rules in force on a date. */
export async function policiesOn(db: Knex, date: string): Promise<Policies> {
  const rows: PolicyRow[] = await db('policies').select('kind', 'value').where('effective_on', '<=', date).orderBy(['effective_on', 'id']);
  const latest = new Map(rows.map((row) => [row.kind, row.value]));
  const value = <T>(kind: string): T => {
    const text = latest.get(kind);
    if (text === undefined) throw new Error(`no ${kind} policy in force on ${date}`);
    return JSON.parse(text) as T;
  };
  return { bands: value('tiers'), classes: value('asset_classes'), allocation: value('allocation'), penaltyDayBase: value('penalty_day_base') };
}

export const thresholdsOf = (policies: Policies, product: string): readonly ClassThreshold[] => policies.classes[product] ?? policies.classes['*'] ?? [];
