import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LimitationInterruption, LoanClocks } from '../../../server/contract/resources/legalCases.ts';
import { useOpenPanel } from '../../loans/panel.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useCommand } from '../../shared/useCommand.ts';
import { useBasis } from './basis.ts';
import { DaysLeft } from './DaysLeft.tsx';

type Limitation = LoanClocks['limitation'];
type Row = Limitation['interruptions'][number];

interface Props {
  limitation: Limitation;
  /** May rows be entered, completed and withdrawn here. */
  editable: boolean;
  /** Of the case they are entered from. */
  caseId?: number;
}

/** When the limitation ends, and each thing that moved it: what it did, by which article, on what evidence. */
export function LimitationPart({ limitation, editable, caseId }: Props) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const basis = useBasis();
  const { expires_on, days_left, expired, starts_on, last_due_on, interruptions } = limitation;
  return (
    <Box component="section" aria-label={translate('legal_cases.limitation.title')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
        <Typography component="h3" variant="subtitle2">
          {translate('legal_cases.limitation.title')}
        </Typography>
        {editable && <Button onClick={() => openPanel({ kind: 'interruption', preset: caseId === undefined ? {} : { legal_case_id: caseId } })}>{translate('legal_cases.limitation.add')}</Button>}
      </Box>
      <Typography component="div" className="figures" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
        <b>{translate(expired ? 'legal_cases.limitation.expired' : 'legal_cases.limitation.expires', { on: expires_on })}</b>
        <DaysLeft days={days_left} />
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {basis(limitation)}
        </Box>
      </Typography>
      <Typography variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
        {[
          translate(starts_on === last_due_on ? 'legal_cases.limitation.from_due' : 'legal_cases.limitation.from_restart', { from: starts_on, due: last_due_on }),
          ...(['suspended', 'capped', 'rolled', 'provisional'] as const).filter((name) => limitation[name]).map((name) => translate(`legal_cases.limitation.${name}`)),
        ].join(translate('legal_cases.limitation.also'))}
      </Typography>
      {interruptions.length === 0 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {translate('legal_cases.limitation.none')}
        </Typography>
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, '& > li': { borderTop: 1, borderColor: 'divider' } }}>
          {interruptions.map((row, index) => (
            <Interruption key={`${row.kind}-${row.on}-${index}`} row={row} editable={editable} />
          ))}
        </Box>
      )}
    </Box>
  );
}

const counts = ({ effect }: Row) => effect === 'restarts' || effect === 'reaffirmed';

function Interruption({ row, editable }: { row: Row; editable: boolean }) {
  const translate = useTranslate();
  const kind = useEnumLabel('interruption_kinds');
  const effect = useEnumLabel('interruption_effects');
  const quiet = { color: 'text.secondary' } as const;
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '88px minmax(0, 1fr) auto', columnGap: 1.5, alignItems: 'baseline', py: 0.75, fontSize: '0.875rem' }}>
      <span className="figures">{row.on}</span>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
          <Box component="span" sx={{ fontWeight: counts(row) ? 600 : 400 }}>
            <Origin row={row}>{kind(row.kind)}</Origin>
          </Box>
          <Box component="span" sx={row.effect === 'no_evidence' ? { color: 'warning.main' } : quiet}>
            {effect(row.effect)}
            {row.effect_article && ` · ${translate('legal_cases.article', { source: translate('legal_cases.sources.civil_code'), no: row.effect_article })}`}
          </Box>
          {counts(row) && (
            <Box component="span" className="figures" sx={quiet}>
              {translate('legal_cases.limitation.now_until', { on: row.expires_on })}
            </Box>
          )}
        </Box>
        <Typography variant="body2" sx={{ ...quiet, overflowWrap: 'anywhere', fontSize: '0.8125rem' }}>
          {[row.interruption_id === null ? translate('legal_cases.limitation.found') : row.evidence, row.ended_on && translate('legal_cases.limitation.ended', { on: row.ended_on }), row.last_due_on && translate('legal_cases.limitation.plan_due', { on: row.last_due_on })]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {editable && row.interruption_id !== null ? <Own id={row.interruption_id} /> : <span />}
    </Box>
  );
}

/** What the console found leads to what it was found in. */
function Origin({ row, children }: { row: Row; children: string }) {
  const found: [string, number | null][] = [['payments', row.payment_id], ['restructures', row.restructure_id], ['collection_notes', row.note_id], ['legal_cases', row.legal_case_id]];
  const [resource, id] = found.find(([, one]) => one !== null) ?? ['', null];
  const to = id === null ? null : `/${resource}/${id}/show`;
  if (to === null || row.interruption_id !== null) return children;
  return (
    <Link to={to} style={{ color: 'inherit' }}>
      {children}
    </Link>
  );
}

/** One that a person entered: evidence may follow, and a mistake is taken back with its reason. */
function Own({ id }: { id: number }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const { data: row } = useGetOne<LimitationInterruption>('limitation_interruptions', { id });
  const [asking, setAsking] = useState(false);
  const [withdraw] = useCommand('limitation_interruptions', 'withdraw', { doneKey: 'legal_cases.limitation.withdrawn' });
  return (
    <Box sx={{ display: 'flex', whiteSpace: 'nowrap', my: -0.5 }}>
      <Button disabled={!row} onClick={() => row && openPanel({ kind: 'interruption_change', preset: { ...row } })}>
        {translate('legal_cases.limitation.complete')}
      </Button>
      <Button color="inherit" onClick={() => setAsking(true)} sx={{ color: 'text.secondary' }}>
        {translate('legal_cases.limitation.withdraw')}
      </Button>
      <ReasonDialog
        open={asking}
        titleKey="legal_cases.limitation.withdraw_title"
        hintKey="legal_cases.limitation.withdraw_hint"
        submitKey="legal_cases.limitation.withdraw"
        suggestionKeys={['legal_cases.limitation.reasons.mistake', 'legal_cases.limitation.reasons.not_proven']}
        onSubmit={async (reason) => {
          if (await withdraw(id, { reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
}
