import type { Account } from '../../book/accounts.ts';
import { ledgerInput } from '../../book/accounts.ts';
import { classFloorAt, floorHolds } from '../../book/plans.ts';
import type { PolicyBook, PolicyKind } from '../../book/policies.ts';
import type {
  Explained,
  ExplainedPart,
  ExplainedRule,
  Explanation,
} from '../../contract/resources/explanations.ts';
import {
  assetClassOf,
  daysPastDue,
  tierOf,
  type AssetClass,
} from '../../domain/ledger/delinquency.ts';
import { explainLedger, type LedgerExplanation } from '../../domain/ledger/explain.ts';
import { ledger } from '../../domain/ledger/ledger.ts';
import type { Ledger } from '../../domain/ledger/ledgerTypes.ts';
import { toleratedOf } from '../../domain/ledger/tolerance.ts';
import { ledgerStatus } from '../../domain/ledger/unpaid.ts';
import { worseClass } from '../../domain/restructure/observation.ts';

/** Why a figure of a loan is what it is, from the same events and rules the figure is made of. */

interface Moment {
  as_of: string;
  known_at?: string | undefined;
}

/** A loan on a day, with all that its figures are made of. */
interface Asked {
  account: Account;
  policies: PolicyBook;
  moment: Moment;
  book: Ledger;
  made: LedgerExplanation;
}

type Answer = Pick<Explanation, 'value' | 'parts' | 'rules'>;

const valueOf = (parts: readonly ExplainedPart[]): number =>
  parts.reduce((sum, part) => sum + ('value_minor' in part ? part.value_minor : 0), 0);

const ruleOf = (
  { account, policies }: Asked,
  kind: PolicyKind,
  on: string,
  isOfProduct = true,
): ExplainedRule => ({
  kind,
  ...policies.origin(kind, on, isOfProduct ? account.loan.product : undefined),
});

/** A figure that is the sum of what it is made of. */
const summed = (parts: ExplainedPart[], rules: ExplainedRule[] = []): Answer => ({
  value: valueOf(parts),
  parts,
  rules,
});

type Named = Extract<ExplainedPart, { kind: 'figure' }>;

/** Other figures as parts of one; those of nothing are left out. */
const figures = (amounts: readonly (readonly [Named['figure'], number])[]): Named[] =>
  amounts
    .filter(([, value_minor]) => value_minor !== 0)
    .map(([figure, value_minor]) => ({ kind: 'figure', figure, value_minor }));

/** The penalty's base and grace are those of the day the loan was lent. */
const penaltyRules = (asked: Asked): ExplainedRule[] => {
  const { disbursed_on } = asked.account.loan;
  return [ruleOf(asked, 'penalty_day_base', disbursed_on), ruleOf(asked, 'grace', disbursed_on)];
};

function payoff({ made, book, account, policies }: Asked): Answer {
  const owed = figures([
    ['outstanding', valueOf(made.outstanding)],
    ['penalty', valueOf(made.penalty)],
    ['cost', valueOf(made.cost)],
    ['refund_owed', made.refund_owed_minor],
    ['credit', -made.credit_minor],
  ]);
  const parts = [...owed, ...made.payoff];
  const lent_on = book.early?.lent_on ?? account.loan.disbursed_on;
  const rules = made.payoff.some(({ kind }) => kind === 'fee')
    ? [
        {
          kind: 'early_payoff' as const,
          ...policies.origin('early_payoff', lent_on, account.loan.product),
        },
      ]
    : [];
  return { value: Math.max(0, valueOf(parts)), parts, rules };
}

function days(asked: Asked): Answer & { value: number } {
  const { account, policies, moment, book, made } = asked;
  const on = moment.as_of;
  const { oldest_unpaid_due_on } = book;
  const value = daysPastDue(oldest_unpaid_due_on, on);
  const { product } = account.loan;
  const rows = made.overdue.map((part) => ({
    ...part,
    tolerated_minor: toleratedOf(part, policies.on('tolerance', part.due_on, product)),
  }));
  return {
    value,
    parts: [...rows, { kind: 'days', oldest_unpaid_due_on, days: value }],
    rules: [ruleOf(asked, 'tolerance', oldest_unpaid_due_on ?? on)],
  };
}

const NONE: Answer = { value: null, parts: [], rules: [] };

function tier(asked: Asked): Answer {
  const { policies, moment, book } = asked;
  if (ledgerStatus(book) !== 'active') return NONE;
  const bands = policies.on('tiers', moment.as_of);
  const late = days(asked);
  const id = tierOf(late.value, bands);
  const band = bands.find((one) => one.id === id);
  return {
    value: id,
    parts: [
      ...late.parts.filter(({ kind }) => kind === 'days'),
      { kind: 'band', name: id, from_days: band?.from_days ?? 0, to_days: band?.to_days ?? null },
    ],
    rules: [ruleOf(asked, 'tiers', moment.as_of, false)],
  };
}

function assetClass(asked: Asked): Answer {
  const { account, policies, moment, book } = asked;
  const status = ledgerStatus(book);
  if (status === 'settled') return NONE;
  if (status === 'written_off') return { value: 'loss', parts: [], rules: [] };
  const on = moment.as_of;
  const late = days(asked);
  const thresholds = policies.on('asset_classes', on, account.loan.product);
  const byDays = assetClassOf(late.value, thresholds);
  const rising = thresholds.map(({ from_days }) => from_days).sort((a, b) => a - b);
  const from_days = rising.findLast((from) => from <= late.value) ?? 0;
  const next = rising.find((from) => from > late.value);
  const parts: ExplainedPart[] = [
    ...late.parts.filter(({ kind }) => kind === 'days'),
    { kind: 'band', name: byDays, from_days, to_days: next === undefined ? null : next - 1 },
  ];
  const rules = [ruleOf(asked, 'asset_classes', on)];
  const plan = classFloorAt(account, policies, book, moment);
  const floor = {
    class_floor: plan?.floor ?? null,
    class_floor_until: plan?.ends_on ?? null,
    oldest_unpaid_due_on: book.oldest_unpaid_due_on,
  };
  if (plan === null || !floorHolds(floor, on)) return { value: byDays, parts, rules };
  const name = floor.class_floor as AssetClass;
  return {
    value: worseClass(byDays, name),
    parts: [...parts, { kind: 'floor', name, until_on: floor.class_floor_until ?? on }],
    rules: [...rules, ruleOf(asked, 'observation', on)],
  };
}

const FIGURES: Record<Explained, (asked: Asked) => Answer> = {
  due_now: ({ made }) =>
    summed(
      figures([
        ['overdue', valueOf(made.overdue)],
        ['due_on_day', valueOf(made.due_on_day)],
        ['penalty', valueOf(made.penalty)],
        ['cost', valueOf(made.cost)],
        ['refund_owed', made.refund_owed_minor],
      ]),
    ),
  overdue: ({ made }) => summed(made.overdue),
  due_on_day: ({ made }) => summed(made.due_on_day),
  outstanding: ({ made }) => summed(made.outstanding),
  principal: ({ made }) => summed(made.principal),
  penalty: (asked) => summed(asked.made.penalty, penaltyRules(asked)),
  cost: ({ made }) => summed(made.cost),
  payoff,
  days_past_due: days,
  tier,
  asset_class: assetClass,
};

/** A figure of a loan at a moment, with what it is made of and the rules it follows. */
export function explain(
  account: Account,
  policies: PolicyBook,
  moment: Moment,
  figure: Explained,
): Explanation {
  const input = ledgerInput(account, policies, moment);
  const asked = { account, policies, moment, book: ledger(input), made: explainLedger(input) };
  return { figure, on: moment.as_of, ...FIGURES[figure](asked) };
}
