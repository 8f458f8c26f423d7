import {
  Box,
  Radio,
  RadioGroup,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useEffect } from 'react';
import { useInput, useTranslate } from 'react-admin';
import type { PrepaymentPlans } from '../../server/contract/resources/payments.ts';
import { Money } from '../shared/MoneyField.tsx';

type Plan = PrepaymentPlans['before'] & { interest_saved_minor?: number; fee_minor?: number };
type Way = 'none' | 'shorten' | 'lower';

const part = (name: string) => `payments.prepayment.${name}`;
const totalOf = (plan: Plan, at: number): number => {
  const row = plan.installments.at(at);
  return row === undefined ? 0 : row.principal_minor + row.interest_minor;
};

/** The figures a borrower asks about, one row each. */
const ROWS: readonly (readonly [name: string, figure: (plan: Plan) => number | string])[] = [
  ['count', (plan) => String(plan.installments.length)],
  ['installment', (plan) => totalOf(plan, 0)],
  ['last_installment', (plan) => totalOf(plan, -1)],
  ['last_due', (plan) => plan.installments.at(-1)?.due_on ?? '–'],
  ['interest', (plan) => plan.interest_minor],
  ['saved', (plan) => plan.interest_saved_minor ?? 0],
];

/**
 * What becomes of money beyond what is due: it pays the installments to come, or comes off the
 * principal, with the plan as it is and both it could become side by side.
 */
export function PrepaymentInput({ plans }: { plans: PrepaymentPlans | null }) {
  const translate = useTranslate();
  const { field } = useInput({ source: 'prepayment', defaultValue: null });
  const chosen = (field.value as Way | null) ?? 'none';
  const { onChange } = field;
  const possible = plans !== null && (chosen !== 'shorten' || plans.shorten !== null);
  useEffect(() => {
    if (!possible && chosen !== 'none') onChange(null);
  }, [possible, chosen, onChange]);
  if (plans === null) return null;
  const ways: readonly (readonly [Way, Plan | null])[] = [
    ['none', plans.before],
    ['shorten', plans.shorten],
    ['lower', plans.lower],
  ];
  const offered = ways.filter((way): way is readonly [Way, Plan] => way[1] !== null);
  return (
    <Box component="section" aria-labelledby="prepayment-title" sx={{ my: 1.5 }}>
      <Typography id="prepayment-title" component="h4" variant="subtitle2">
        {translate(part('title'))}
      </Typography>
      <RadioGroup
        aria-labelledby="prepayment-title"
        value={chosen}
        onChange={(_event, way) => onChange(way === 'none' ? null : way)}
        sx={{ overflowX: 'auto' }}
      >
        <PlanTable offered={offered} />
      </RadioGroup>
      {plans.lower.fee_minor > 0 && chosen !== 'none' && (
        <Typography variant="body2" color="text.secondary">
          {translate(part('fee'))} <Money minor={plans.lower.fee_minor} />
        </Typography>
      )}
    </Box>
  );
}

function PlanTable({ offered }: { offered: readonly (readonly [Way, Plan])[] }) {
  const translate = useTranslate();
  return (
    <Table
      size="small"
      sx={{ '& td, & th': { px: 0.5, whiteSpace: 'nowrap', fontSize: '0.8125rem' } }}
    >
      <TableHead>
        <TableRow>
          <TableCell component="td" />
          {offered.map(([way]) => (
            <TableCell key={way} align="right" sx={{ verticalAlign: 'bottom' }}>
              {/* The three plans fit side by side: the words stand under their button. */}
              <Box
                component="label"
                sx={{
                  display: 'flex',
                  flexDirection: 'column',
                  alignItems: 'flex-end',
                  whiteSpace: 'normal',
                  lineHeight: 1.3,
                }}
              >
                <Radio size="small" value={way} sx={{ p: 0.5 }} />
                {translate(part(way))}
              </Box>
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {ROWS.map(([name, figure]) => (
          <TableRow key={name}>
            <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
              {translate(part(name))}
            </TableCell>
            {offered.map(([way, plan]) => (
              <TableCell key={way} align="right" className="figures">
                <Figure value={figure(plan)} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Figure({ value }: { value: number | string }) {
  return typeof value === 'number' ? <Money minor={value} /> : <>{value}</>;
}
