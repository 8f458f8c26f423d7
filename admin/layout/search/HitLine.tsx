import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Borrower } from '../../../server/contract/resources/borrowers.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';
import { TierChip } from '../../shared/TierChip.tsx';
import type { Room } from '../rooms.ts';
import type { Hit } from './hits.ts';

/** A hit in one line, enough to know whether it is the one. */
export const HitLine = ({ hit: { shown } }: { hit: Hit }) => {
  const translate = useTranslate();
  switch (shown.kind) {
    case 'borrowers':
      return <PersonLine name={shown.record.full_name} tail={shown.record.phone} />;
    case 'loans':
      return <LoanLine loan={shown.record} borrower={shown.borrower} />;
    case 'legal_cases':
      return (
        <PersonLine
          name={shown.record.case_no ?? `#${shown.record.id}`}
          tail={shown.record.court}
        />
      );
    case 'page':
      return (
        <PageLine name={translate(shown.room.nameKey, { smart_count: 2 })} icon={shown.room.icon} />
      );
    case 'verb':
      return <PersonLine name={translate(shown.verb.nameKey)} tail={null} />;
  }
};

const PersonLine = ({ name, tail }: { name: string; tail: string | null }) => (
  <>
    <Box component="span" sx={{ flexGrow: 1 }}>
      {name}
    </Box>
    <Box component="span" className="figures" sx={{ color: 'text.secondary' }}>
      {tail}
    </Box>
  </>
);

const PageLine = ({ name, icon: Icon }: { name: string; icon: Room['icon'] }) => (
  <Box
    component="span"
    sx={{
      display: 'flex',
      alignItems: 'center',
      gap: 1.5,
      '& svg': { fontSize: '1.25rem', color: 'text.secondary' },
    }}
  >
    <Icon />
    {name}
  </Box>
);

/** Who it is, which loan, how late and how much: enough to open the right one. */
const LoanLine = ({ loan, borrower }: { loan: Loan; borrower: Borrower | undefined }) => {
  const translate = useTranslate();
  const statusOf = useEnumLabel('loan_statuses');
  const late = loan.overdue_minor > 0;
  const amount = formatMoney(late ? loan.overdue_minor : loan.outstanding_minor);
  const owed = translate(late ? 'app.search.overdue' : 'app.search.outstanding', { amount });
  return (
    <>
      <Box component="span" sx={{ flexGrow: 1, minWidth: 0 }}>
        {borrower?.full_name ?? loan.borrower_name}{' '}
        <Box
          component="span"
          className="figures"
          sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}
        >
          {borrower?.phone?.slice(-4)} {loan.loan_no}
        </Box>
      </Box>
      {loan.tier ? <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} /> : null}
      <Box
        component="span"
        className="figures"
        // As wide as most amounts, so that the tiers stand below each other.
        sx={{ textAlign: { sm: 'right' }, minWidth: { sm: 136 }, whiteSpace: 'nowrap' }}
      >
        {loan.status === 'settled' ? statusOf('settled') : owed}
      </Box>
    </>
  );
};
