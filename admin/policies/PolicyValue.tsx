import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { asksNothing, feeSteps } from '../../server/domain/ledger/earlyFee.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney, formatRate } from '../shared/format.ts';
import { fromDaysSaid } from '../shared/tierBands.ts';
import { TierChip } from '../shared/TierChip.tsx';
import { useBandDays } from '../shared/tiers.ts';
import { AllocationOrder } from './AllocationOrder.tsx';
import { AssignmentRules } from './AssignmentRules.tsx';
import { ContactRuleRows, useContactRuleText } from './ContactRuleRows.tsx';
import { FigureRows } from './FigureRows.tsx';
import { HolidayRows } from './HolidayRows.tsx';
import { LexiconView } from './LexiconView.tsx';
import { OutreachRows } from './OutreachRows.tsx';
import type { PolicyKind, PolicyValues } from './policyBook.ts';
import { SignInRows } from './SignInRows.tsx';
import { StrategyRows } from './StrategyRows.tsx';
import { VisitPlanRows } from './VisitPlanRows.tsx';
import { WarningRuleRows } from './WarningRuleRows.tsx';

interface Props {
  kind: PolicyKind;
  value: unknown;
  /** The rule it is laid beside: what differs is marked. */
  against?: unknown;
}

/** A rule in words and tables. */
export function PolicyValue({ kind, value, against }: Props) {
  if (kind === 'tiers')
    return (
      <Bands
        bands={value as PolicyValues['tiers']}
        against={against as PolicyValues['tiers'] | undefined}
      />
    );
  if (kind === 'asset_classes')
    return (
      <Classes
        steps={value as PolicyValues['asset_classes']}
        against={against as PolicyValues['asset_classes'] | undefined}
      />
    );
  if (kind === 'allocation')
    return (
      <AllocationOrder
        rules={value as PolicyValues['allocation']}
        against={against as PolicyValues['allocation'] | undefined}
      />
    );
  if (kind === 'contact_rules')
    return (
      <ContactRuleRows
        rules={value as PolicyValues['contact_rules']}
        against={against as PolicyValues['contact_rules'] | undefined}
      />
    );
  if (kind === 'assignment')
    return (
      <AssignmentRules
        policy={value as PolicyValues['assignment']}
        against={against as PolicyValues['assignment'] | undefined}
      />
    );
  if (kind === 'tier_strategies')
    return (
      <StrategyRows
        strategies={value as PolicyValues['tier_strategies']}
        against={against as PolicyValues['tier_strategies'] | undefined}
      />
    );
  if (kind === 'outreach')
    return (
      <OutreachRows
        policy={value as PolicyValues['outreach']}
        against={against as PolicyValues['outreach'] | undefined}
      />
    );
  if (kind === 'visit_plan')
    return (
      <VisitPlanRows
        plan={value as PolicyValues['visit_plan']}
        against={against as PolicyValues['visit_plan'] | undefined}
      />
    );
  if (kind === 'warning_rules')
    return (
      <WarningRuleRows
        policy={value as PolicyValues['warning_rules']}
        against={against as PolicyValues['warning_rules'] | undefined}
      />
    );
  if (kind === 'sign_in')
    return (
      <SignInRows
        rules={value as PolicyValues['sign_in']}
        against={against as PolicyValues['sign_in'] | undefined}
      />
    );
  if (kind === 'holidays') return <HolidayRows notice={value as PolicyValues['holidays']} />;
  if (kind === 'note_lexicon')
    return (
      <LexiconView
        lexicon={value as PolicyValues['note_lexicon']}
        against={against as PolicyValues['note_lexicon'] | undefined}
      />
    );
  if (
    kind === 'restructure_limits' ||
    kind === 'observation' ||
    kind === 'note_review' ||
    kind === 'credit_repair' ||
    kind === 'worklist' ||
    kind === 'personal_reads'
  )
    return <FigureRows value={value as object} against={against as object | undefined} />;
  return (
    <Sentence
      kind={kind}
      value={value}
      marked={against !== undefined && JSON.stringify(against) !== JSON.stringify(value)}
    />
  );
}

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;

function Bands({
  bands,
  against,
}: {
  bands: PolicyValues['tiers'];
  against: PolicyValues['tiers'] | undefined;
}) {
  const translate = useTranslate();
  const same = (band: PolicyValues['tiers'][number]) =>
    against === undefined ||
    against.some(
      (other) =>
        other.id === band.id &&
        other.from_days === band.from_days &&
        other.to_days === band.to_days,
    );
  const daysOf = useBandDays();
  return (
    <TwoColumns heads={[translate('policies.tier'), translate('policies.days')]}>
      {bands.map((band) => (
        <TableRow key={band.id} sx={same(band) ? {} : { '& td': MARK }}>
          <TableCell>
            <TierChip tier={band.id} among={bands} short />
          </TableCell>
          <TableCell className="figures" align="right">
            {daysOf(band)}
          </TableCell>
        </TableRow>
      ))}
    </TwoColumns>
  );
}

function Classes({
  steps,
  against,
}: {
  steps: PolicyValues['asset_classes'];
  against: PolicyValues['asset_classes'] | undefined;
}) {
  const translate = useTranslate();
  const label = useEnumLabel('asset_classes');
  const same = (step: PolicyValues['asset_classes'][number]) =>
    against === undefined ||
    against.some(
      (other) => other.asset_class === step.asset_class && other.from_days === step.from_days,
    );
  return (
    <TwoColumns heads={[translate('policies.asset_class'), translate('policies.days')]}>
      {steps.map((step) => (
        <TableRow key={step.asset_class} sx={same(step) ? {} : { '& td': MARK }}>
          <TableCell>{label(step.asset_class)}</TableCell>
          <TableCell className="figures" align="right">
            {step.from_days === 0
              ? translate('tiers.days.none')
              : translate(...fromDaysSaid(step.from_days))}
          </TableCell>
        </TableRow>
      ))}
    </TwoColumns>
  );
}

function TwoColumns({
  heads,
  children,
}: {
  heads: readonly [string, string];
  children: ReactNode;
}) {
  return (
    <Table size="small" sx={{ maxWidth: 320, '& td, & th': { px: 1, height: 32 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{heads[0]}</TableCell>
          <TableCell align="right">{heads[1]}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>{children}</TableBody>
    </Table>
  );
}

/** The kinds that hold one figure. */
function Sentence({ kind, value, marked }: { kind: PolicyKind; value: unknown; marked: boolean }) {
  const text = useRuleText()(kind, value);
  return (
    <Typography component="div" className="figures" sx={{ fontSize: '1rem' }}>
      <Box
        component="span"
        sx={marked ? { ...MARK, px: 0.75, py: 0.25, borderRadius: 0.5 } : undefined}
      >
        {text}
      </Box>
    </Typography>
  );
}

/** The fee of an early payoff in a sentence, step by step. */
function feeSaid(
  translate: ReturnType<typeof useTranslate>,
  fee: PolicyValues['early_payoff'],
): string {
  if (asksNothing(fee)) return translate('policies.no_fee');
  const steps = feeSteps(fee);
  const said = steps.map(({ until_month, fee_bps, interest_months }, at) => {
    const from = (steps[at - 1]?.until_month ?? 0) + 1;
    const figure =
      interest_months === null
        ? translate('policies.fee', { rate: formatRate(fee_bps ?? 0) })
        : translate('policies.fee_months', { smart_count: interest_months });
    if (until_month !== null)
      return translate('policies.fee_until', { from, month: until_month, figure });
    return at === 0 ? figure : translate('policies.fee_from', { from, figure });
  });
  const isOpen = steps.at(-1)?.until_month === null;
  return [...said, ...(isOpen ? [] : [translate('policies.fee_then')])].join(
    translate('policies.fee_and'),
  );
}

/** When money of a statement is booked without a look, in a sentence. */
function matchingSaid(
  translate: ReturnType<typeof useTranslate>,
  { automatic, early_days, payoff }: PolicyValues['bank_matching'],
): string {
  if (!automatic) return translate('policies.matching_off');
  const said = translate('policies.matching', { days: early_days });
  return payoff ? said + translate('policies.matching_payoff') : said;
}

function scopeSaid(
  translate: ReturnType<typeof useTranslate>,
  { staff, supervisor }: PolicyValues['row_scope'],
): string {
  return translate('policies.scope', {
    staff: translate(`enums.row_scopes.${staff}`),
    supervisor: translate(`enums.row_scopes.${supervisor}`),
  });
}

/** A rule of one figure in a sentence; '' for those that are tables. */
export function useRuleText(): (kind: PolicyKind, value: unknown) => string {
  const translate = useTranslate();
  const contact = useContactRuleText();
  return (kind, value) => {
    if (kind === 'contact_rules') return contact(value as PolicyValues['contact_rules']);
    if (kind === 'penalty_day_base')
      return translate('policies.day_base', {
        base: (value as PolicyValues['penalty_day_base']).base,
      });
    if (kind === 'grace') {
      const { charged_back } = value as PolicyValues['grace'];
      return translate(charged_back ? 'policies.grace_charged_back' : 'policies.grace_free');
    }
    if (kind === 'due_days')
      return translate(`policies.rest_days.${(value as PolicyValues['due_days']).rest_day}`);
    if (kind === 'cost_cap')
      return translate('policies.annual_cap', {
        rate: formatRate((value as PolicyValues['cost_cap']).annual_bps),
      });
    if (kind === 'tolerance') {
      const { amount_minor, share_bps } = value as PolicyValues['tolerance'];
      return translate('policies.tolerance', {
        amount: formatMoney(amount_minor),
        share: formatRate(share_bps),
      });
    }
    if (kind === 'small_balance') {
      const { limit_minor } = value as PolicyValues['small_balance'];
      return limit_minor === 0
        ? translate('policies.small_balance_none')
        : translate('policies.small_balance', { amount: formatMoney(limit_minor) });
    }
    if (kind === 'row_scope') return scopeSaid(translate, value as PolicyValues['row_scope']);
    if (kind === 'bank_matching')
      return matchingSaid(translate, value as PolicyValues[typeof kind]);
    if (kind !== 'early_payoff') return '';
    return feeSaid(translate, value as PolicyValues['early_payoff']);
  };
}
