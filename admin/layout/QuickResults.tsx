import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { formatMoney } from '../shared/format.ts';
import { TierChip } from '../shared/TierChip.tsx';
import type { Hit } from './useQuickSearch.ts';

/** The hits, borrowers first; the one the arrow keys stand on is marked. */
export const QuickResults = ({
  hits,
  at,
  onOpen,
}: {
  hits: readonly Hit[];
  at: number;
  onOpen: (path: string) => void;
}) => {
  const translate = useTranslate();
  return (
    // The pattern of a text field with a list of hits: <datalist> could hold neither headings nor
    // chips.
    <Box
      component="ul"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      id="quick-results"
      aria-label={translate('app.search.open')}
      sx={{ listStyle: 'none', m: 0, p: 0 }}
    >
      {hits.map((hit, index) => [
        hits[index - 1]?.kind === hit.kind ? null : (
          <Box
            component="li"
            role="presentation"
            key={hit.kind}
            sx={{ px: 2.5, pt: 1, pb: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}
          >
            {translate(`app.search.${hit.kind}`)}
          </Box>
        ),
        // The keyboard works in the text field above, which points here.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <Box
          component="li"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          id={`quick-${index}`}
          key={hit.path}
          aria-selected={index === at}
          ref={(element: HTMLElement | null) =>
            index === at ? element?.scrollIntoView({ block: 'nearest' }) : undefined
          }
          onClick={() => onOpen(hit.path)}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            px: 2.5,
            minHeight: 40,
            cursor: 'pointer',
            backgroundColor: index === at ? 'action.selected' : undefined,
            '&:hover': { backgroundColor: 'action.hover' },
          }}
        >
          <HitLine hit={hit} />
        </Box>,
      ])}
    </Box>
  );
};

const HitLine = ({ hit }: { hit: Hit }) => {
  switch (hit.kind) {
    case 'borrowers':
      return <PersonLine name={hit.record.full_name} tail={hit.record.phone} />;
    case 'loans':
      return <LoanLine loan={hit.record} borrower={hit.borrower} />;
    case 'legal_cases':
      return (
        <PersonLine name={hit.record.case_no ?? `#${hit.record.id}`} tail={hit.record.court} />
      );
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

/** Who it is, which loan, how late and how much: enough to open the right one. */
const LoanLine = ({ loan, borrower }: { loan: Loan; borrower: Borrower | undefined }) => {
  const translate = useTranslate();
  const late = loan.overdue_minor > 0;
  const amount = formatMoney(late ? loan.overdue_minor : loan.outstanding_minor);
  return (
    <>
      <Box component="span" sx={{ flexGrow: 1, minWidth: 0 }}>
        {borrower?.full_name}{' '}
        <Box component="span" className="figures" sx={{ color: 'text.secondary' }}>
          {borrower?.phone?.slice(-4)} {loan.loan_no}
        </Box>
      </Box>
      {loan.tier ? <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} /> : null}
      <Box component="span" className="figures" sx={{ textAlign: 'right' }}>
        {translate(late ? 'app.search.overdue' : 'app.search.outstanding', { amount })}
      </Box>
    </>
  );
};
