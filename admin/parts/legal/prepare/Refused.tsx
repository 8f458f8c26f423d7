import type { PrepareCheck } from '../../../../server/contract/resources/filing.ts';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { PREPARE_REASONS } from '../../../../server/contract/enums.ts';
import { useEnumLabel } from '../../../shared/enums.ts';
import { formatMoney } from '../../../shared/format.ts';
import { Money } from '../../../shared/MoneyField.tsx';

type Checked = PrepareCheck['loans'][number];

/** Loans of one reason that are listed; the number says how many there are. */
const LISTED = 50;

/**
 * Loans that get no draft, by the first thing that keeps them from it; each leads to where it can
 * be put right.
 */
export function Refused({ loans }: { loans: readonly Checked[] }) {
  const translate = useTranslate();
  const reason = useEnumLabel('prepare_reasons');
  const groups = PREPARE_REASONS.map(
    (name) => [name, loans.filter(({ reasons }) => reasons[0] === name)] as const,
  ).filter(([, rows]) => rows.length > 0);
  return (
    <Box
      sx={{
        maxHeight: 340,
        overflowY: 'auto',
        border: groups.length > 0 ? 1 : 0,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      {groups.map(([name, rows]) => (
        <Box component="section" key={name} aria-label={reason(name)}>
          <Box
            component="h3"
            className="figures"
            sx={{
              position: 'sticky',
              top: 0,
              zIndex: 1,
              m: 0,
              px: 1.5,
              py: 0.5,
              fontSize: '0.8125rem',
              fontWeight: 600,
              bgcolor: 'background.default',
            }}
          >
            {reason(name)} {rows.length}
          </Box>
          <Box
            component="ul"
            sx={{
              listStyle: 'none',
              m: 0,
              p: 0,
              '& > li': { borderTop: 1, borderColor: 'divider' },
            }}
          >
            {rows.slice(0, LISTED).map((row) => (
              <RefusedLoan key={row.loan_id} row={row} />
            ))}
            {rows.length > LISTED && (
              <Box
                component="li"
                sx={{ px: 1.5, py: 0.5, color: 'text.secondary', fontSize: '0.8125rem' }}
              >
                {translate('prepare.and_more', { smart_count: rows.length - LISTED })}
              </Box>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** A loan without a draft. Its page opens in a tab of its own, so that the choice stays. */
function RefusedLoan({ row }: { row: Checked }) {
  const translate = useTranslate();
  const kind = useEnumLabel('attachment_kinds');
  const open = row.legal_case_id !== null && row.reasons[0] === 'open_case';
  const to = open
    ? `/legal_cases/${row.legal_case_id}/show`
    : `/loans/${row.loan_id}/show?tab=${row.missing.length > 0 ? 'files' : 'cases'}`;
  // What is missing matters where nothing else stands in the way.
  const fixable = row.reasons[0] === 'evidence' || row.reasons[0] === 'limitation';
  const why = [
    row.reasons[0] === 'limitation' &&
      translate('prepare.expired', { on: row.limitation_expires_on }),
    row.draft_claimed_minor !== null &&
      translate('prepare.draft_above', { claimed: formatMoney(row.draft_claimed_minor) }),
    fixable &&
      row.missing.length > 0 &&
      translate('prepare.missing', {
        names: row.missing.map(kind).join(translate('legal_cases.and')),
      }),
  ].filter(Boolean);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        columnGap: 1.5,
        px: 1.5,
        py: 0.5,
        fontSize: '0.875rem',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Link component={RouterLink} to={to} target="_blank" rel="noopener" className="figures">
          {row.borrower_name} {row.loan_no}
        </Link>
        {why.length > 0 && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{why.join(' · ')}</Box>
        )}
      </Box>
      <Money minor={row.claimed_minor} />
    </Box>
  );
}
