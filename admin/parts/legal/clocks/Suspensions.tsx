import type { LoanClocks } from '../../../../server/contract/resources/legalDeadlines.ts';
import type { LimitationSuspension } from '../../../../server/contract/resources/limitation.ts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../../../shared/enums.ts';
import { useOpenPanel } from '../../../shared/panel/loanPanel.ts';
import { LimitationRow, OwnRow } from './LimitationRow.tsx';

type Row = LoanClocks['limitation']['suspensions'][number];

interface Props {
  rows: readonly Row[];
  /** Rows may be entered, completed and withdrawn here. */
  editable: boolean;
  /** The case they are entered from. */
  caseId?: number | undefined;
}

/**
 * The obstacles that kept from claiming, how long each lasted, and what it did to the limitation.
 */
export function Suspensions({ rows, editable, caseId }: Props) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  if (rows.length === 0 && !editable) return null;
  return (
    <Box component="section" aria-label={translate('legal_cases.suspensions.title')} sx={{ mt: 1 }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
        }}
      >
        <Typography component="h4" variant="body2" sx={{ fontWeight: 600 }}>
          {translate('legal_cases.suspensions.title')}
        </Typography>
        {editable && (
          <Button
            onClick={() =>
              openPanel({
                kind: 'suspension',
                caseId,
              })
            }
          >
            {translate('legal_cases.suspensions.add')}
          </Button>
        )}
      </Box>
      {rows.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('legal_cases.suspensions.none')}
        </Typography>
      ) : (
        <Box
          component="ol"
          sx={{ listStyle: 'none', m: 0, p: 0, '& > li': { borderTop: 1, borderColor: 'divider' } }}
        >
          {rows.map((row) => (
            <Suspension key={row.suspension_id} row={row} editable={editable} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function Suspension({ row, editable }: { row: Row; editable: boolean }) {
  const translate = useTranslate();
  const kind = useEnumLabel('suspension_kinds');
  const effect = useEnumLabel('suspension_effects');
  const counts = row.effect === 'suspends';
  return (
    <LimitationRow
      on={row.from_on}
      name={kind(row.kind)}
      lasted={
        row.until_on === null
          ? translate('legal_cases.suspensions.lasting')
          : translate('legal_cases.suspensions.gone', { on: row.until_on })
      }
      counts={counts}
      unproven={row.effect === 'no_evidence'}
      effect={[
        effect(row.effect),
        counts &&
          translate('legal_cases.article', {
            source: translate('legal_cases.sources.civil_code'),
            no: '194',
          }),
      ]
        .filter(Boolean)
        .join(' · ')}
      then={
        row.expires_on === null
          ? null
          : translate(
              row.until_on === null
                ? 'legal_cases.suspensions.held_until'
                : 'legal_cases.limitation.now_until',
              { on: row.expires_on },
            )
      }
      more={row.evidence ?? ''}
      own={
        editable && (
          <OwnRow
            id={row.suspension_id}
            resource="limitation_suspensions"
            words="suspensions"
            panelOf={(suspension: LimitationSuspension) => ({
              kind: 'suspension_change',
              suspension,
            })}
          />
        )
      }
    />
  );
}
