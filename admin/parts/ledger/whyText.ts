import type {
  Explained,
  ExplainedPart,
  Explanation,
} from '../../../server/contract/resources/explanations.ts';
import { addDays } from '../../../server/domain/time/calendar.ts';
import { formatMoney, formatRate } from '../../shared/format.ts';

/** A line of an explanation: words, and the amount they come to. */
export interface WhyLine {
  text: string;
  minor?: number;
  /** Another figure, which has lines of its own. */
  figure?: Explained;
  /** How the line before comes about. */
  isDetail?: boolean;
}

type Say = (key: string, values?: Record<string, unknown>) => string;
type Part<K extends ExplainedPart['kind']> = Extract<ExplainedPart, { kind: K }>;

/** Words of the screens for what an explanation names by key. */
export interface WhyWords {
  say: Say;
  assetClass: (name: string) => string;
  rounding: (name: string) => string;
}

const MONEY = [
  'due_now',
  'overdue',
  'due_on_day',
  'outstanding',
  'principal',
  'penalty',
  'cost',
  'payoff',
] as const;
const isExplained = (figure: string): figure is Explained =>
  (MONEY as readonly string[]).includes(figure);

/** What was taken off an amount, where something was. */
const takenText = (
  say: Say,
  part: { paid_minor: number; waived_minor: number; moved_minor: number },
): string =>
  (['paid', 'waived', 'moved'] as const)
    .filter((name) => part[`${name}_minor`] > 0)
    .map((name) => say(`why.${name}`, { amount: formatMoney(part[`${name}_minor`]) }))
    .join('');

function installmentLine(say: Say, part: Part<'installment'>): WhyLine {
  const { sequence, due_on, interest_minor, tolerated_minor = 0, value_minor } = part;
  const interest =
    interest_minor > 0 ? say('why.interest', { amount: formatMoney(interest_minor) }) : '';
  const met =
    value_minor <= tolerated_minor
      ? say('why.tolerated', {
          left: formatMoney(value_minor),
          amount: formatMoney(tolerated_minor),
        })
      : '';
  const text = say('why.installment', {
    sequence,
    due_on,
    principal: formatMoney(part.principal_minor),
  });
  return { text: `${text}${interest}${takenText(say, part)}${met}`, minor: value_minor };
}

function accrualLines({ say }: WhyWords, part: Part<'accrual'>): WhyLine[] {
  const { value_minor, carried_minor, spans, base } = part;
  const off = part.paid_minor + part.waived_minor + part.moved_minor;
  const accrued = formatMoney(value_minor + off - carried_minor);
  const carried =
    carried_minor > 0 ? say('why.carried', { amount: formatMoney(carried_minor) }) : '';
  const text = say('why.accrual', {
    sequence: part.sequence,
    due_on: part.due_on,
    component: say(`why.components.${part.component}`),
    accrued,
  });
  const details = spans.map(({ from_on, to_on, days, amount_minor, rate_bps }) => ({
    isDetail: true,
    text: say('why.span', {
      from: addDays(from_on, 1),
      to: to_on,
      days,
      amount: formatMoney(amount_minor),
      rate: formatRate(rate_bps),
      base,
    }),
  }));
  return [{ text: `${text}${carried}${takenText(say, part)}`, minor: value_minor }, ...details];
}

function unearnedLines({ say }: WhyWords, part: Part<'unearned'>, on: string): WhyLine[] {
  const { from_on, value_minor, interest_minor } = part;
  const earned = formatMoney(part.earned_minor);
  const how =
    from_on === null
      ? say('why.not_begun', { earned })
      : say('why.earned', {
          from: from_on,
          to: on,
          days: part.days,
          balance: formatMoney(part.balance_minor),
          rate: formatRate(part.rate_bps),
          base: part.base,
          earned,
        });
  const { sequence, due_on } = part;
  if (from_on === null && part.earned_minor === 0) {
    const interest = formatMoney(interest_minor);
    return [{ text: say('why.untouched', { sequence, due_on, interest }), minor: value_minor }];
  }
  const text = say('why.unearned', { sequence, due_on, interest: formatMoney(interest_minor) });
  return [
    { text, minor: value_minor },
    { text: how, isDetail: true },
  ];
}

const feeLine = ({ say }: WhyWords, part: Part<'fee'>): WhyLine => {
  const principal = formatMoney(part.principal_minor);
  return {
    text:
      part.interest_months === null
        ? say('why.fee_share', { principal, rate: formatRate(part.fee_bps ?? 0) })
        : say('why.fee_months', { principal, months: part.interest_months }),
    minor: part.value_minor,
  };
};

function daysLine({ say }: WhyWords, part: Part<'days'>, on: string): WhyLine {
  const { days, oldest_unpaid_due_on: due_on } = part;
  return { text: days === 0 ? say('why.on_time') : say('why.oldest', { due_on, on, days }) };
}

function bandLine({ say, assetClass }: WhyWords, figure: Explained, part: Part<'band'>): WhyLine {
  const name = figure === 'asset_class' ? assetClass(part.name) : part.name;
  const { from_days: from, to_days: to } = part;
  return { text: say(to === null ? 'why.band_open' : 'why.band', { from, to, name }) };
}

function linesOfPart(words: WhyWords, { figure, on }: Explanation, part: ExplainedPart): WhyLine[] {
  const { say } = words;
  switch (part.kind) {
    case 'figure': {
      const text = say(`why.figures.${part.figure}`);
      const minor = part.value_minor;
      return [isExplained(part.figure) ? { text, minor, figure: part.figure } : { text, minor }];
    }
    case 'installment':
      return [installmentLine(say, part)];
    case 'accrual':
      return accrualLines(words, part);
    case 'entry':
      return [
        { text: say(`why.effects.${part.effect}`, { on: part.value_on }), minor: part.value_minor },
      ];
    case 'unearned':
      return unearnedLines(words, part, on);
    case 'fee':
      return [feeLine(words, part)];
    case 'days':
      return [daysLine(words, part, on)];
    case 'band':
      return [bandLine(words, figure, part)];
    case 'floor':
      return [
        { text: say('why.floor', { until: part.until_on, name: words.assetClass(part.name) }) },
      ];
  }
}

/** The explanation in lines, to be read aloud to a borrower. */
export function whyLines(words: WhyWords, explanation: Explanation): WhyLine[] {
  const lines = explanation.parts.flatMap((part) => linesOfPart(words, explanation, part));
  const counted = explanation.parts.find(({ kind }) => kind === 'accrual' || kind === 'unearned');
  if (counted === undefined || !('rounding' in counted)) return lines;
  const rounding = words.rounding(counted.rounding);
  return [...lines, { text: words.say('why.rounding', { rounding }) }];
}

/** The value of a figure in words. */
export function whyValue({ say, assetClass }: WhyWords, { figure, value }: Explanation): string {
  if (value === null) return say('why.none');
  if (isExplained(figure)) return say('why.money', { amount: formatMoney(Number(value)) });
  if (figure === 'days_past_due') return say('why.days', { smart_count: value });
  return figure === 'asset_class' ? assetClass(String(value)) : String(value);
}

/** The whole of an explanation as plain text, a line each. */
export const whyCopy = (title: string, lines: readonly WhyLine[], after: readonly string[]) =>
  [
    title,
    ...lines.map(({ text, minor, isDetail }) => {
      const amount = minor === undefined ? '' : ` = ${formatMoney(minor)}`;
      return `${isDetail ? '    ' : '  '}${text}${amount}`;
    }),
    ...after,
  ].join('\n');
