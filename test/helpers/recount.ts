/**
 * Works a figure out again from its explanation alone. Shares nothing with the product: its own
 * rounding, days and sums, so that the explanation must hold all there is to say.
 */

type Json = Record<string, unknown>;
export interface Explained {
  figure: string;
  on: string;
  value: number | string | null;
  parts: Json[];
}

const CLASSES = ['normal', 'special_mention', 'substandard', 'doubtful', 'loss'];

const n = (part: Json, name: string): number => {
  const value = part[name];
  if (typeof value !== 'number') throw new Error(`${name} of ${JSON.stringify(part)}`);
  return value;
};

/** A fraction of whole numbers, neither negative, rounded as its name says. */
function rounded(over: bigint, under: bigint, how: unknown): number {
  const whole = over / under;
  const twice = (over % under) * 2n;
  const up =
    (how === 'up' && twice > 0n) ||
    (how === 'half_up' && twice >= under) ||
    (how === 'half_even' && (twice > under || (twice === under && whole % 2n === 1n)));
  return Number(up ? whole + 1n : whole);
}

const daysFrom = (from: unknown, to: unknown): number =>
  (Date.parse(`${String(to)}T00:00:00Z`) - Date.parse(`${String(from)}T00:00:00Z`)) / 86_400_000;

function accrual(part: Json): number {
  const spans = part['spans'] as Json[];
  let sum = 0n;
  for (const span of spans) {
    const days = daysFrom(span['from_on'], span['to_on']);
    if (days !== n(span, 'days')) throw new Error(`days of ${JSON.stringify(span)}`);
    sum += BigInt(n(span, 'amount_minor')) * BigInt(days) * BigInt(n(span, 'rate_bps'));
  }
  const accrued = rounded(sum, 10_000n * BigInt(n(part, 'base')), part['rounding']);
  return accrued + n(part, 'carried_minor') - taken(part);
}

const taken = (part: Json): number =>
  n(part, 'paid_minor') + n(part, 'waived_minor') + n(part, 'moved_minor');

function unearned(part: Json): number {
  const weight = BigInt(n(part, 'days')) * BigInt(n(part, 'rate_bps'));
  const gone = rounded(
    BigInt(n(part, 'balance_minor')) * weight,
    10_000n * BigInt(n(part, 'base')),
    part['rounding'],
  );
  const interest = n(part, 'interest_minor');
  const earned = Math.min(interest, n(part, 'carried_minor') + gone);
  if (earned !== part['earned_minor']) throw new Error(`${earned} of ${JSON.stringify(part)}`);
  const unpaid = interest - taken(part);
  const open = Math.max(0, Math.min(unpaid, interest - earned - n(part, 'waived_minor')));
  return -open - Math.max(0, n(part, 'paid_minor') - earned);
}

function fee(part: Json): number {
  const principal = BigInt(n(part, 'principal_minor'));
  const asked =
    part['interest_months'] === null
      ? rounded(principal * BigInt(n(part, 'fee_bps')), 10_000n, part['rounding'])
      : rounded(
          principal * BigInt(n(part, 'rate_bps')) * BigInt(n(part, 'interest_months')),
          120_000n,
          part['rounding'],
        );
  return Math.min(n(part, 'most_minor'), asked);
}

const AMOUNTS: Record<string, (part: Json) => number> = {
  figure: (part) => n(part, 'value_minor'),
  installment: (part) => n(part, 'principal_minor') + n(part, 'interest_minor') - taken(part),
  accrual,
  entry: (part) => n(part, 'value_minor'),
  unearned,
  fee,
};

/** The days past due: from the rows, else from the day that the explanation names. */
function late({ parts, on }: Explained): number {
  const rows = parts.filter(({ kind }) => kind === 'installment');
  for (const part of rows) checked(part);
  const unmet = rows
    .filter((part) => n(part, 'value_minor') > n(part, 'tolerated_minor'))
    .map((part) => String(part['due_on']))
    .sort();
  const named = parts.find(({ kind }) => kind === 'days')?.['oldest_unpaid_due_on'];
  const oldest = unmet[0] ?? named ?? on;
  return Math.max(0, daysFrom(oldest, on));
}

function band({ parts }: Explained): string {
  const days = n(parts.find(({ kind }) => kind === 'days') as Json, 'days');
  const found = parts.find(
    (part) =>
      part['kind'] === 'band' &&
      days >= n(part, 'from_days') &&
      (part['to_days'] === null || days <= n(part, 'to_days')),
  );
  const name = word(found);
  const floor = parts.find(({ kind }) => kind === 'floor');
  if (floor === undefined) return name;
  return CLASSES.indexOf(name) > CLASSES.indexOf(word(floor)) ? name : word(floor);
}

const word = (part: Json | undefined): string => {
  const name = part?.['name'];
  if (typeof name !== 'string') throw new Error(`no name in ${JSON.stringify(part)}`);
  return name;
};

/** The amount of a part, which must be what the part says. */
function checked(part: Json): number {
  const amount = AMOUNTS[String(part['kind'])]?.(part);
  if (amount === undefined) throw new Error(`unknown part ${String(part['kind'])}`);
  if (amount !== part['value_minor']) throw new Error(`${amount} for ${JSON.stringify(part)}`);
  return amount;
}

/** The value that the parts of an explanation come to. */
export function recounted(explained: Explained): number | string {
  const { figure, parts } = explained;
  if (figure === 'days_past_due') return late(explained);
  if (figure === 'tier' || figure === 'asset_class') return band(explained);
  const sum = parts.reduce((total, part) => total + checked(part), 0);
  return figure === 'payoff' ? Math.max(0, sum) : sum;
}
