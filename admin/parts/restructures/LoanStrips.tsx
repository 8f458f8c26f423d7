import HandshakeIcon from '@mui/icons-material/HandshakeOutlined';
import { Box, Card, Link, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useEnumLabel } from '../../shared/enums.ts';

/**
 * Tells on the loan's page of the request under way, and of how the plan in effect is kept. Empty
 * where there is neither.
 */
export function LoanStrips({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const status = useEnumLabel('restructure_statuses');
  return (
    <>
      {loan.restructure_id !== null && loan.restructure_status !== null && (
        <Strip
          labelKey="restructures.pending.title"
          seeKey="restructures.pending.see"
          to={`/restructures/${loan.restructure_id}/show`}
          colour="info.main"
        >
          {translate('restructures.pending.text', { status: status(loan.restructure_status) })}
        </Strip>
      )}
      {loan.plan_restructure_id !== null && loan.plan_status !== null && (
        <Strip
          labelKey="restructures.plan_strip.title"
          seeKey="restructures.plan_strip.see"
          to={`/restructures/${loan.plan_restructure_id}/show`}
          colour={loan.plan_status === 'broken' ? 'warning.main' : 'success.main'}
        >
          <b>{translate(`restructures.plan_strip.${loan.plan_status}`)}</b>
          {loan.observation_ends_on && (
            <Quiet>
              {translate('restructures.plan_strip.observation', { on: loan.observation_ends_on })}
            </Quiet>
          )}
          {loan.contact_frozen && (
            <Box component="span">{translate('restructures.frozen.short')}</Box>
          )}
        </Strip>
      )}
    </>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {children}
    </Box>
  );
}

interface StripProps {
  labelKey: string;
  seeKey: string;
  to: string;
  colour: string;
  children: ReactNode;
}

function Strip({ labelKey, seeKey, to, colour, children }: StripProps) {
  const translate = useTranslate();
  return (
    <Card
      component="section"
      aria-label={translate(labelKey)}
      sx={{
        px: { xs: 2, sm: 3 },
        py: 1,
        borderColor: colour,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
      }}
    >
      <HandshakeIcon aria-hidden sx={{ fontSize: 18, color: colour }} />
      <Typography
        component="div"
        className="figures"
        sx={{ flex: '1 1 240px', display: 'flex', flexWrap: 'wrap', columnGap: 2 }}
      >
        {children}
      </Typography>
      <Link component={RouterLink} to={to}>
        {translate(seeKey)}
      </Link>
    </Card>
  );
}
