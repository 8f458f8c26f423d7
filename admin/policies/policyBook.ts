import { POLICY_KINDS } from '../../server/contract/enums.ts';
import type { Policy } from '../../server/contract/resources/policies.ts';
import type { AssignmentPolicy } from '../../server/domain/assignment/assignmentRules.ts';
import type { BankMatching } from '../../server/domain/bank/match.ts';
import type { AllocationRules } from '../../server/domain/ledger/allocation.ts';
import type { CostCap } from '../../server/domain/ledger/costCap.ts';
import type { ContactRules } from '../../server/domain/contact/contactRules.ts';
import type { ClassThreshold, TierBand } from '../../server/domain/ledger/delinquency.ts';
import type { Lexicon } from '../../server/domain/notes/lexiconModel.ts';
import type { NoteReviewRule } from '../../server/domain/notes/noteReview.ts';
import type { ObservationRule } from '../../server/domain/restructure/observation.ts';
import type { RepairPolicy } from '../../server/domain/repair/repairAsks.ts';
import type { EarlyFee } from '../../server/domain/ledger/earlyFee.ts';
import type { RestDayRule } from '../../server/domain/ledger/dueDays.ts';
import type { Tolerance } from '../../server/domain/ledger/tolerance.ts';
import type { OutreachPolicy } from '../../server/domain/outreach/journey.ts';
import type { ReadPolicy } from '../../server/domain/readLimits.ts';
import type { RowScopePolicy } from '../../server/domain/rowScope.ts';
import type { SignInPolicy } from '../../server/domain/signIn.ts';
import type { TierStrategy } from '../../server/domain/worklist/strategy.ts';
import type { WorkRule } from '../../server/domain/worklist/workRules.ts';
import type { VisitPlan } from '../../server/domain/visits/visitPlan.ts';
import type { WarningPolicy } from '../../server/domain/warnings/policy.ts';
import type { RestructureLimits } from '../../server/domain/restructure/restructure.ts';

export type PolicyKind = Policy['kind'];

/** The value that each kind of policy holds. */
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

/** A yearly notice of days off and of weekend days that are worked. */
export interface HolidayNotice {
  year: number;
  holidays: readonly string[];
  workdays: readonly string[];
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
export const isTogether = (kind: PolicyKind): boolean =>
  kind === 'contact_rules' || kind === 'holidays';

const latestFirst = (a: Policy, b: Policy): number =>
  b.effective_on.localeCompare(a.effective_on) || b.id - a.id;

/** All rules by kind, in the order of the kinds, as they stand to a date. */
export const groupsOf = (policies: readonly Policy[], today: string): PolicyGroup[] =>
  POLICY_KINDS.map((kind) => ({
    kind,
    lines: linesOf(
      policies.filter((row) => row.kind === kind),
      today,
    ),
  }));

function linesOf(rows: readonly Policy[], today: string): PolicyLine[] {
  const products = [...new Set(rows.map(({ product }) => product))].sort((a, b) =>
    (a ?? '').localeCompare(b ?? ''),
  );
  return products.map((product) => {
    const mine = rows.filter((row) => row.product === product).sort(latestFirst);
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

/** What a rule is looked up by: `without` is a rule that is left out of the answer. */
interface Wanted {
  kind: PolicyKind;
  product: string | null;
  on: string;
  without?: number;
}

/** The approved rules of a kind that have come into force by a date, the latest first. */
const countingOn = (policies: readonly Policy[], { kind, on, without }: Wanted): Policy[] =>
  policies
    .filter(
      (row) =>
        row.kind === kind &&
        row.status === 'approved' &&
        row.effective_on <= on &&
        row.id !== without,
    )
    .sort(latestFirst);

/**
 * The rule that counts on a date for a product, without the one named: its own, or that for all
 * products.
 */
export function ruleOn(policies: readonly Policy[], wanted: Wanted): Policy | undefined {
  const rules = countingOn(policies, wanted);
  const own = rules.find(({ product }) => product === wanted.product);
  return own ?? rules.find(({ product }) => product === null);
}

/** The rules of a kind whose rules count side by side, as of a date, for a product and for all. */
export const rulesOn = (policies: readonly Policy[], wanted: Wanted): Policy[] =>
  countingOn(policies, wanted)
    .filter(({ product }) => product === null || product === wanted.product)
    .reverse();
