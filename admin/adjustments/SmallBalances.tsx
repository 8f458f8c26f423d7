import { Box, Button, Card, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { Money } from '../shared/MoneyField.tsx';
import { openPanel } from '../shared/panel/openedPanel.ts';
import { useMay } from '../shared/session.ts';

/** Rows shown before more are asked for. */
const FEW = 5;

/** Loans whose rest may be waived, for who decides over such waivers; one button asks for it. */
export function SmallBalances() {
  const translate = useTranslate();
  const mayDecide = useMay('adjustments', 'approve');
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const [all, setAll] = useState(false);
  const { data } = useQuery({
    queryKey: ['adjustments', 'small_balances'],
    queryFn: ({ signal }) => dataProvider.smallBalances(signal),
    enabled: mayDecide,
  });
  if (!mayDecide || !data || data.length === 0) return null;
  const shown = all ? data : data.slice(0, FEW);
  return (
    <Card
      component="section"
      aria-labelledby="small-balances"
      sx={{ px: { xs: 2, sm: 3 }, py: 1.5, mb: 1 }}
    >
      <Typography id="small-balances" component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {translate('adjustments.small_balances.title', { smart_count: data.length })}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
        {translate('adjustments.small_balances.hint')}
      </Typography>
      {shown.map((row) => (
        <Box
          key={row.loan_id}
          className="figures"
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, py: 0.25 }}
        >
          <Link
            component={RouterLink}
            to={`/loans/${row.loan_id}/show`}
            color="text.primary"
            sx={{ minWidth: 150 }}
          >
            {row.loan_no}
          </Link>
          <Box sx={{ flex: '1 1 120px', minWidth: 0 }}>{row.borrower_name}</Box>
          <Typography variant="body2" color="text.secondary">
            {row.days_past_due > 0 &&
              translate('adjustments.small_balances.days', { smart_count: row.days_past_due })}
          </Typography>
          <Box sx={{ minWidth: 72, textAlign: 'right', fontWeight: 600 }}>
            <Money minor={row.remainder_minor} />
          </Box>
          <Button size="small" onClick={() => openPanel(row.loan_id, { kind: 'small_balance' })}>
            {translate('adjustments.actions.small_balance')}
          </Button>
        </Box>
      ))}
      {data.length > FEW && (
        <Button size="small" onClick={() => setAll(!all)} sx={{ ml: -1 }}>
          {translate(`adjustments.small_balances.${all ? 'fewer' : 'all'}`, {
            smart_count: data.length,
          })}
        </Button>
      )}
    </Card>
  );
}
