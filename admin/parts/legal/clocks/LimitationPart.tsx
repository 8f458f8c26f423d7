import type { LoanClocks } from '../../../../server/contract/resources/legalDeadlines.ts';
import type { LimitationInterruption } from '../../../../server/contract/resources/limitation.ts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useOpenPanel } from '../../../shared/panel/loanPanel.ts';
import { useEnumLabel } from '../../../shared/enums.ts';
import { useBasis } from './basis.ts';
import { LimitationRow, OwnRow } from './LimitationRow.tsx';
import { Suspensions } from './Suspensions.tsx';
import { DaysLeft } from '../../../shared/DaysLeft.tsx';

type Limitation = LoanClocks['limitation'];
type Row = Limitation['interruptions'][number];

interface Props {
  limitation: Limitation;
  /** Rows may be entered, completed and withdrawn here. */
  editable: boolean;
  /** The case they are entered from. */
  caseId?: number;
}

/**
 * The end of the limitation, and each thing that moved it: what it did, by which article, on what
 * evidence.
 */
export function LimitationPart({ limitation, editable, caseId }: Props) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const basis = useBasis();
  const { expires_on, days_left, expired, starts_on, last_due_on, interruptions, suspensions } =
    limitation;
  return (
    <Box component="section" aria-label={translate('legal_cases.limitation.title')}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 1,
        }}
      >
        <Typography component="h3" variant="subtitle2">
          {translate('legal_cases.limitation.title')}
        </Typography>
        {editable && (
          <Button
            onClick={() =>
              openPanel({
                kind: 'interruption',
                caseId,
              })
            }
          >
            {translate('legal_cases.limitation.add')}
          </Button>
        )}
      </Box>
      <Typography
        component="div"
        className="figures"
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}
      >
        <b>
          {translate(
            expired ? 'legal_cases.limitation.expired' : 'legal_cases.limitation.expires',
            { on: expires_on },
          )}
        </b>
        <DaysLeft days={days_left} />
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {basis(limitation)}
        </Box>
      </Typography>
      <Typography variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
        {[
          translate(
            starts_on === last_due_on
              ? 'legal_cases.limitation.from_due'
              : 'legal_cases.limitation.from_restart',
            { from: starts_on, due: last_due_on },
          ),
          ...(['suspended', 'capped', 'rolled', 'provisional'] as const)
            .filter((name) => limitation[name])
            .map((name) => translate(`legal_cases.limitation.${name}`)),
        ].join(translate('legal_cases.limitation.also'))}
      </Typography>
      {interruptions.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {translate('legal_cases.limitation.none')}
        </Typography>
      ) : (
        <Box
          component="ol"
          sx={{
            listStyle: 'none',
            m: 0,
            mt: 1,
            p: 0,
            '& > li': { borderTop: 1, borderColor: 'divider' },
          }}
        >
          {interruptions.map((row, index) => (
            <Interruption key={`${row.kind}-${row.on}-${index}`} row={row} editable={editable} />
          ))}
        </Box>
      )}
      <Suspensions rows={suspensions} editable={editable} caseId={caseId} />
    </Box>
  );
}

const counts = ({ effect }: Row) => effect === 'restarts' || effect === 'reaffirmed';

function Interruption({ row, editable }: { row: Row; editable: boolean }) {
  const translate = useTranslate();
  const kind = useEnumLabel('interruption_kinds');
  const effect = useEnumLabel('interruption_effects');
  const basis = useBasis();
  return (
    <LimitationRow
      on={row.on}
      name={<Origin row={row}>{kind(row.kind)}</Origin>}
      counts={counts(row)}
      unproven={row.effect === 'no_evidence'}
      effect={[
        effect(row.effect),
        row.effect_article &&
          translate('legal_cases.article', {
            source: translate('legal_cases.sources.civil_code'),
            no: row.effect_article,
          }),
      ]
        .filter(Boolean)
        .join(' · ')}
      then={
        counts(row) ? translate('legal_cases.limitation.now_until', { on: row.expires_on }) : null
      }
      more={[
        row.interruption_id === null ? translate('legal_cases.limitation.found') : row.evidence,
        basis(row.rule),
        row.ended_on && translate('legal_cases.limitation.ended', { on: row.ended_on }),
        row.last_due_on && translate('legal_cases.limitation.plan_due', { on: row.last_due_on }),
      ]
        .filter(Boolean)
        .join(' · ')}
      own={
        editable &&
        row.interruption_id !== null && (
          <OwnRow
            id={row.interruption_id}
            resource="limitation_interruptions"
            words="limitation"
            panelOf={(interruption: LimitationInterruption) => ({
              kind: 'interruption_change',
              interruption,
            })}
          />
        )
      }
    />
  );
}

/** Links what the console found by itself to the record it was found in. */
function Origin({ row, children }: { row: Row; children: string }) {
  const found: [string, number | null][] = [
    ['payments', row.payment_id],
    ['restructures', row.restructure_id],
    ['collection_notes', row.note_id],
    ['legal_cases', row.legal_case_id],
  ];
  const [resource, id] = found.find(([, recordId]) => recordId !== null) ?? ['', null];
  const to = id === null ? null : `/${resource}/${id}/show`;
  if (to === null || row.interruption_id !== null) return children;
  return (
    <Link to={to} style={{ color: 'inherit' }}>
      {children}
    </Link>
  );
}
