import type { Knex } from 'knex';
import type { AssignmentPolicy } from '../domain/assignment/assignmentRules.ts';
import type { BankMatching } from '../domain/bank/match.ts';
import type { AllocationRules } from '../domain/ledger/allocation.ts';
import type { CostCap } from '../domain/ledger/costCap.ts';
import type { EarlyFee } from '../domain/ledger/earlyFee.ts';
import type { RestDayRule } from '../domain/ledger/dueDays.ts';
import type { Tolerance } from '../domain/ledger/tolerance.ts';
import type { ClassThreshold, TierBand } from '../domain/ledger/delinquency.ts';
import type { ObservationRule } from '../domain/restructure/observation.ts';
import type { RestructureLimits } from '../domain/restructure/restructure.ts';
import type { OutreachPolicy } from '../domain/outreach/journey.ts';
import { OUTREACH } from '../domain/outreach/shippedOutreach.ts';
import type { ContactRules } from '../domain/contact/contactRules.ts';
import { NOTE_LEXICON } from '../domain/notes/lexicon.ts';
import type { Lexicon } from '../domain/notes/lexiconModel.ts';
import type { NoteReviewRule } from '../domain/notes/noteReview.ts';
import type { RepairPolicy } from '../domain/repair/repairAsks.ts';
import { PERSONAL_READS, type ReadPolicy } from '../domain/readLimits.ts';
import { ROW_SCOPE, type RowScopePolicy } from '../domain/rowScope.ts';
import { SIGN_IN, type SignInPolicy } from '../domain/signIn.ts';
import { VISIT_PLAN, type VisitPlan } from '../domain/visits/visitPlan.ts';
import { WARNING_POLICY, type WarningPolicy } from '../domain/warnings/policy.ts';
import { TIER_STRATEGIES } from '../domain/worklist/shippedStrategies.ts';
import type { TierStrategy } from '../domain/worklist/strategy.ts';
import type { WorkRule } from '../domain/worklist/workRules.ts';
import { announceHolidays, type HolidayNotice } from './workdays.ts';
import {
  ALLOCATION_RULES,
  ASSIGNMENT,
  BANK_MATCHING,
  CLASS_THRESHOLDS,
  CONTACT_RULE_SETS,
  COST_CAP,
  CREDIT_REPAIR,
  DUE_DAYS,
  EARLY_PAYOFF_FEE,
  GRACE,
  NOTE_REVIEW,
  OBSERVATION,
  PENALTY_DAY_BASE,
  RESTRUCTURE_LIMITS,
  SMALL_BALANCE,
  TIER_BANDS,
  TOLERANCE,
  WORKLIST,
  type PolicyDefault,
} from '../domain/policyDefaults.ts';

/** What each kind of policy holds. */
export interface PolicyValues {
  tiers: readonly TierBand[];
  asset_classes: readonly ClassThreshold[];
  allocation: AllocationRules;
  penalty_day_base: { base: 360 | 365 };
  grace: { charged_back: boolean };
  due_days: { rest_day: RestDayRule };
  cost_cap: CostCap;
  early_payoff: EarlyFee;
  tolerance: Tolerance;
  small_balance: { limit_minor: number };
  restructure_limits: RestructureLimits;
  observation: ObservationRule;
  contact_rules: ContactRules;
  note_lexicon: Lexicon;
  note_review: NoteReviewRule;
  credit_repair: RepairPolicy;
  worklist: WorkRule;
  assignment: AssignmentPolicy;
  tier_strategies: readonly TierStrategy[];
  personal_reads: ReadPolicy;
  row_scope: RowScopePolicy;
  bank_matching: BankMatching;
  outreach: OutreachPolicy;
  visit_plan: VisitPlan;
  warning_rules: WarningPolicy;
  sign_in: SignInPolicy;
  holidays: HolidayNotice;
}
export type PolicyKind = keyof PolicyValues;

interface PolicyRow {
  id?: number;
  author_id?: number | null;
  kind: PolicyKind;
  product: string | null;
  effective_on: string;
  value: string;
  source?: string;
  article?: string | null;
}

/** A rule without what it says. */
interface PolicyOrigin {
  policy_id: number;
  /** Who proposed it; null: shipped. */
  author_id: number | null;
  product: string | null;
  effective_on: string;
  source: string;
  article: string | null;
}

const known = new Map<string, unknown>();

/**
 * The value of a policy by its text. The same object each time: policies are read with every
 * request, and what is compiled from one, such as the lexicon of notes, is kept with the object.
 */
function parsed(text: string): unknown {
  if (!known.has(text)) known.set(text, JSON.parse(text));
  return known.get(text);
}

/**
 * The dated rules a lender, a regulator or a law may change, as they were approved. Reading asks
 * for a date and a product: a changed policy never rewrites the past, and a row for a product goes
 * before the row for all.
 */
export class PolicyBook {
  readonly #rows = new Map<string, (PolicyOrigin & { value: unknown })[]>();

  constructor(rows: readonly PolicyRow[]) {
    for (const {
      kind,
      product,
      effective_on,
      value,
      source = '',
      article = null,
      ...row
    } of rows) {
      const key = `${kind}/${product ?? '*'}`;
      const dated = this.#rows.get(key) ?? [];
      const { id: policy_id = 0, author_id = null } = row;
      dated.push({
        policy_id,
        author_id,
        product,
        effective_on,
        value: parsed(value),
        source,
        article,
      });
      this.#rows.set(key, dated);
    }
  }

  on<K extends PolicyKind>(kind: K, date: string, product = '*'): PolicyValues[K] {
    return this.#inForce(kind, date, product).value as PolicyValues[K];
  }

  /** Since when the rule of a date is in force, and where it comes from. */
  origin(kind: PolicyKind, date: string, product = '*'): PolicyOrigin {
    const { value: _value, ...origin } = this.#inForce(kind, date, product);
    return origin;
  }

  #inForce(kind: PolicyKind, date: string, product: string) {
    const found =
      this.#rows.get(`${kind}/${product}`)?.findLast((row) => row.effective_on <= date) ??
      this.#rows.get(`${kind}/*`)?.findLast((row) => row.effective_on <= date);
    if (found === undefined) throw new Error(`no ${kind} policy in force on ${date}`);
    return found;
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

  /** The notices of holidays, in the order in which they came into force. */
  get notices(): readonly HolidayNotice[] {
    return this.rows('holidays')
      .map(({ value }) => value)
      .toReversed();
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

/** The book last read through a connection pool, and the revision of the table it was read at. */
const books = new WeakMap<object, { revision: string; book: PolicyBook }>();

/**
 * All approved policies. Outside a transaction they are read again only once the table has changed:
 * rows are never deleted and each change raises a version, so the two sums tell every state apart,
 * whichever process changed it. Within one a change may yet be rolled back. Workdays count by the
 * notices read last.
 */
export async function loadPolicies(db: Knex): Promise<PolicyBook> {
  if (db.isTransaction) return await readPolicies(db);
  const revision = await policyRevision(db);
  const client = db.client as object;
  const known = books.get(client);
  const book = known?.revision === revision ? known.book : await readPolicies(db);
  books.set(client, { revision, book });
  announceHolidays(book.notices);
  return book;
}

/** Tells apart what the table of policies has been; see `loadPolicies`. */
export async function policyRevision(db: Knex): Promise<string> {
  const row: object | undefined = await db('policies')
    .count({ n: '*' })
    .sum({ versions: 'version' })
    .max({ last: 'updated_at' })
    .first();
  return Object.values(row ?? {}).join(' ');
}

async function readPolicies(db: Knex): Promise<PolicyBook> {
  return new PolicyBook(
    await db('policies')
      .select('id', 'author_id', 'kind', 'product', 'effective_on', 'value', 'source', 'article')
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
  { kind: 'grace', product: null, policy: GRACE },
  { kind: 'due_days', product: null, policy: DUE_DAYS },
  { kind: 'cost_cap', product: null, policy: COST_CAP },
  { kind: 'early_payoff', product: null, policy: EARLY_PAYOFF_FEE },
  { kind: 'tolerance', product: null, policy: TOLERANCE },
  { kind: 'small_balance', product: null, policy: SMALL_BALANCE },
  { kind: 'restructure_limits', product: null, policy: RESTRUCTURE_LIMITS },
  { kind: 'observation', product: null, policy: OBSERVATION },
  ...CONTACT_RULE_SETS.map((policy) => ({ kind: 'contact_rules' as const, product: null, policy })),
  { kind: 'note_lexicon', product: null, policy: NOTE_LEXICON },
  { kind: 'note_review', product: null, policy: NOTE_REVIEW },
  { kind: 'credit_repair', product: null, policy: CREDIT_REPAIR },
  { kind: 'worklist', product: null, policy: WORKLIST },
  { kind: 'assignment', product: null, policy: ASSIGNMENT },
  { kind: 'tier_strategies', product: null, policy: TIER_STRATEGIES },
  { kind: 'personal_reads', product: null, policy: PERSONAL_READS },
  { kind: 'row_scope', product: null, policy: ROW_SCOPE },
  { kind: 'bank_matching', product: null, policy: BANK_MATCHING },
  { kind: 'outreach', product: null, policy: OUTREACH },
  { kind: 'visit_plan', product: null, policy: VISIT_PLAN },
  { kind: 'warning_rules', product: null, policy: WARNING_POLICY },
  { kind: 'sign_in', product: null, policy: SIGN_IN },
];
const SHIPPED_FROM = '1970-01-01';

/**
 * Kinds that the ledger of a loan reads; tiers, classes and the cap are looked up when asked.
 */
const IN_LEDGERS: readonly PolicyKind[] = [
  'allocation',
  'penalty_day_base',
  'grace',
  'early_payoff',
  'tolerance',
];
export const isInLedgers = (kind: PolicyKind): boolean => IN_LEDGERS.includes(kind);

/** A shipped default, as its row was written. */
interface ShippedPolicy {
  readonly id: number;
  readonly kind: PolicyKind;
}

/** Writes the shipped defaults for each kind that has no row yet; answers the rows. */
export async function shipPolicies(trx: Knex.Transaction, now: string): Promise<ShippedPolicy[]> {
  const present = new Set(
    (await trx('policies').distinct('kind')).map((row: { kind: string }) => row.kind),
  );
  const made: ShippedPolicy[] = [];
  for (const { kind, product, policy } of SHIPPED.filter((one) => !present.has(one.kind))) {
    const { value, source, article = null, confidence } = policy;
    const rows: ShippedPolicy[] = await trx('policies')
      .insert({
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
      })
      .returning('*');
    made.push(...rows);
  }
  return made;
}
