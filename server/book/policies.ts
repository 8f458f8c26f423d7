import type { Knex } from 'knex';
import type { AllocationRules } from '../domain/ledger/allocation.ts';
import type { CostCap } from '../domain/ledger/costCap.ts';
import type { Tolerance } from '../domain/ledger/tolerance.ts';
import type { ClassThreshold, TierBand } from '../domain/ledger/delinquency.ts';
import type { ObservationRule } from '../domain/restructure/observation.ts';
import type { RestructureLimits } from '../domain/restructure/restructure.ts';
import type { ContactRules } from '../domain/contact/contactRules.ts';
import { NOTE_LEXICON } from '../domain/notes/lexicon.ts';
import type { Lexicon } from '../domain/notes/lexiconModel.ts';
import type { NoteReviewRule } from '../domain/notes/noteReview.ts';
import type { RepairPolicy } from '../domain/repair/repairAsks.ts';
import type { HolidayNotice } from './workdays.ts';
import {
  ALLOCATION_RULES,
  CLASS_THRESHOLDS,
  CONTACT_RULE_SETS,
  COST_CAP,
  CREDIT_REPAIR,
  EARLY_PAYOFF_FEE,
  NOTE_REVIEW,
  OBSERVATION,
  PENALTY_DAY_BASE,
  RESTRUCTURE_LIMITS,
  TIER_BANDS,
  TOLERANCE,
  type PolicyDefault,
} from '../domain/policyDefaults.ts';

/** What each kind of policy holds. */
export interface PolicyValues {
  tiers: readonly TierBand[];
  asset_classes: readonly ClassThreshold[];
  allocation: AllocationRules;
  penalty_day_base: { base: 360 | 365 };
  cost_cap: CostCap;
  early_payoff: { fee_bps: number };
  tolerance: Tolerance;
  restructure_limits: RestructureLimits;
  observation: ObservationRule;
  contact_rules: ContactRules;
  note_lexicon: Lexicon;
  note_review: NoteReviewRule;
  credit_repair: RepairPolicy;
  holidays: HolidayNotice;
}
export type PolicyKind = keyof PolicyValues;

interface PolicyRow {
  kind: PolicyKind;
  product: string | null;
  effective_on: string;
  value: string;
  source?: string;
  article?: string | null;
}

/**
 * The dated rules a lender, a regulator or a law may change, as they were approved. Reading asks
 * for a date and a product: a changed policy never rewrites the past, and a row for a product goes
 * before the row for all.
 */
export class PolicyBook {
  readonly #rows = new Map<
    string,
    { effective_on: string; value: unknown; source: string; article: string | null }[]
  >();

  constructor(rows: readonly PolicyRow[]) {
    for (const { kind, product, effective_on, value, source = '', article = null } of rows) {
      const key = `${kind}/${product ?? '*'}`;
      const dated = this.#rows.get(key) ?? [];
      dated.push({ effective_on, value: JSON.parse(value), source, article });
      this.#rows.set(key, dated);
    }
  }

  on<K extends PolicyKind>(kind: K, date: string, product = '*'): PolicyValues[K] {
    const found =
      this.#rows.get(`${kind}/${product}`)?.findLast((row) => row.effective_on <= date) ??
      this.#rows.get(`${kind}/*`)?.findLast((row) => row.effective_on <= date);
    if (found === undefined) throw new Error(`no ${kind} policy in force on ${date}`);
    return found.value as PolicyValues[K];
  }

  /**
   * Every row of the kind that has come into force, for the product and for all: kinds of which one
   * can only tighten the other.
   */
  all<K extends PolicyKind>(
    kind: K,
    date: string,
    product: string,
  ): { value: PolicyValues[K]; source: string; article: string | null }[] {
    const rows = [
      ...(this.#rows.get(`${kind}/*`) ?? []),
      ...(this.#rows.get(`${kind}/${product}`) ?? []),
    ];
    return rows
      .filter((row) => row.effective_on <= date)
      .map(({ value, source, article }) => ({ value: value as PolicyValues[K], source, article }));
  }

  /** Every row of a kind, those of a product before those for all, the latest first. */
  rows<K extends PolicyKind>(
    kind: K,
  ): { product: string | null; effective_on: string; value: PolicyValues[K] }[] {
    const of = (product: string | null) =>
      (this.#rows.get(`${kind}/${product ?? '*'}`) ?? []).toReversed().map((row) => ({
        product,
        effective_on: row.effective_on,
        value: row.value as PolicyValues[K],
      }));
    return [...this.products(kind).flatMap(of), ...of(null)];
  }

  /** Dates on which a row of the kind came into force. */
  dates(kind: PolicyKind): string[] {
    return [...this.#rows]
      .filter(([key]) => key.startsWith(`${kind}/`))
      .flatMap(([, rows]) => rows.map((row) => row.effective_on));
  }

  /** The products that have rows of their own in a kind. */
  products(kind: PolicyKind): string[] {
    return [...this.#rows.keys()]
      .filter((key) => key.startsWith(`${kind}/`) && !key.endsWith('/*'))
      .map((key) => key.slice(kind.length + 1));
  }
}

/** All approved policies; a handful of rows. */
export async function loadPolicies(db: Knex): Promise<PolicyBook> {
  return new PolicyBook(
    await db('policies')
      .select('kind', 'product', 'effective_on', 'value', 'source', 'article')
      .where({ status: 'approved' })
      .orderBy(['effective_on', 'id']),
  );
}

const SHIPPED: readonly {
  kind: PolicyKind;
  product: string | null;
  policy: PolicyDefault<unknown>;
}[] = [
  { kind: 'tiers', product: null, policy: TIER_BANDS },
  { kind: 'asset_classes', product: null, policy: CLASS_THRESHOLDS.consumer },
  { kind: 'asset_classes', product: 'card', policy: CLASS_THRESHOLDS.card },
  { kind: 'allocation', product: null, policy: ALLOCATION_RULES.by_law },
  {
    kind: 'penalty_day_base',
    product: null,
    policy: { ...PENALTY_DAY_BASE, value: { base: PENALTY_DAY_BASE.value } },
  },
  { kind: 'cost_cap', product: null, policy: COST_CAP },
  { kind: 'early_payoff', product: null, policy: EARLY_PAYOFF_FEE },
  { kind: 'tolerance', product: null, policy: TOLERANCE },
  { kind: 'restructure_limits', product: null, policy: RESTRUCTURE_LIMITS },
  { kind: 'observation', product: null, policy: OBSERVATION },
  ...CONTACT_RULE_SETS.map((policy) => ({ kind: 'contact_rules' as const, product: null, policy })),
  { kind: 'note_lexicon', product: null, policy: NOTE_LEXICON },
  { kind: 'note_review', product: null, policy: NOTE_REVIEW },
  { kind: 'credit_repair', product: null, policy: CREDIT_REPAIR },
];
const SHIPPED_FROM = '1970-01-01';

/**
 * Kinds that the ledger of a loan reads; tiers, classes and the cap are looked up when asked.
 */
const IN_LEDGERS: readonly PolicyKind[] = [
  'allocation',
  'penalty_day_base',
  'early_payoff',
  'tolerance',
];
export const isInLedgers = (kind: PolicyKind): boolean => IN_LEDGERS.includes(kind);

/** Writes the shipped defaults for each kind that has no row yet; answers the kinds written. */
export async function shipPolicies(trx: Knex.Transaction, now: string): Promise<PolicyKind[]> {
  const present = new Set(
    (await trx('policies').distinct('kind')).map((row: { kind: string }) => row.kind),
  );
  const missing = SHIPPED.filter(({ kind }) => !present.has(kind));
  for (const {
    kind,
    product,
    policy: { value, source, article = null, confidence },
  } of missing) {
    await trx('policies').insert({
      kind,
      product,
      effective_on: SHIPPED_FROM,
      value: JSON.stringify(value),
      source,
      article,
      confidence,
      status: 'approved',
      created_at: now,
      updated_at: now,
    });
  }
  return missing.map(({ kind }) => kind);
}
