import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { CaseMeasure } from '../../../server/contract/resources/measures.ts';
import { daysBetween } from '../../../server/domain/time/calendar.ts';
import { LEGAL_TERMS } from '../../../server/domain/legal/legalTerms.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney } from '../../shared/format.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { useCommand } from '../../shared/useCommand.ts';
import { useBasis } from '../../parts/legal/clocks/basis.ts';
import { DaysLeft, urgencyOf } from '../../shared/DaysLeft.tsx';
import type { PartProps } from './part.ts';
import { PartBox } from './PartBox.tsx';
import { useEditable } from './standing.ts';

const MOST = 100;

/** The things the court froze or seized, each with its term as a bar. */
export function Measures({ legalCase }: PartProps) {
  const openPanel = useOpenPanel();
  const editable = useEditable(legalCase);
  const { data, isPending, error, refetch } = useGetList<CaseMeasure>('case_measures', {
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'taken_on', order: 'ASC' },
    filter: { legal_case_id: legalCase.id },
  });
  const purpose = legalCase.stage === 'enforcement' ? 'enforcement' : 'preservation';
  return (
    <PartBox
      addKey="legal_cases.measures.add"
      onAdd={
        editable ? () => openPanel({ kind: 'measure', caseId: legalCase.id, purpose }) : undefined
      }
      isPending={isPending}
      error={error}
      onRetry={() => void refetch()}
      emptyKey={data?.length === 0 && 'legal_cases.measures.none'}
    >
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {(data ?? []).map((measure) => (
          <Measure key={measure.id} measure={measure} editable={editable} />
        ))}
      </Box>
    </PartBox>
  );
}

function Measure({ measure, editable }: { measure: CaseMeasure; editable: boolean }) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const kind = useEnumLabel('measure_kinds');
  const purpose = useEnumLabel('measure_purposes');
  const basis = useBasis();
  const daysToRenew = daysBetween(useBusinessDate(), measure.renew_by);
  const standing = measure.state !== 'lifted';
  const last = measure.renewals.filter(({ renewed }) => renewed).at(-1)?.on ?? measure.taken_on;
  return (
    <Box component="li" sx={{ py: 1.25, display: 'flex', flexDirection: 'column', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1 }}>
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{measure.property}</Box>
          <Typography variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
            {[
              purpose(measure.purpose),
              kind(measure.kind),
              measure.pre_suit && translate('legal_cases.measures.pre_suit'),
              measure.amount_minor !== null &&
                translate('legal_cases.measures.amount', {
                  amount: formatMoney(measure.amount_minor),
                }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Box>
        {editable && standing && (
          <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
            <Button
              variant={
                measure.state !== 'lapsed' && urgencyOf(daysToRenew) !== 'quiet'
                  ? 'contained'
                  : 'outlined'
              }
              onClick={() => openPanel({ kind: 'measure_renew', measure })}
            >
              {translate('legal_cases.measures.renew')}
            </Button>
            <Button onClick={() => openPanel({ kind: 'measure_lift', measure })}>
              {translate('legal_cases.measures.lift')}
            </Button>
          </Box>
        )}
      </Box>
      <Box
        className="figures"
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, fontSize: '0.875rem' }}
      >
        <StatusChip value={measure.state} of="measure_states" />
        <span>
          {measure.state === 'lifted'
            ? translate('legal_cases.measures.lifted_on', { on: measure.lifted_on ?? '' })
            : translate('legal_cases.measures.term', { from: last, until: measure.expires_on })}
        </span>
        {measure.state === 'in_force' && measure.renew_by !== measure.expires_on && (
          <span>{translate('legal_cases.measures.renew_by', { on: measure.renew_by })}</span>
        )}
        {standing && (
          <DaysLeft days={measure.state === 'lapsed' ? (measure.days_left ?? 0) : daysToRenew} />
        )}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {basis(measure)}
        </Box>
      </Box>
      {measure.state === 'lapsed' &&
        measure.pre_suit &&
        measure.article === LEGAL_TERMS.preservation_suit.article && (
          <Typography variant="body2" sx={{ color: 'warning.main' }}>
            {translate('legal_cases.measures.unsued', { on: measure.expires_on })}
          </Typography>
        )}
      {standing && <TermBar from={last} until={measure.expires_on} />}
      <Course measure={measure} editable={editable && standing} />
    </Box>
  );
}

/**
 * The course of a measure: taken, renewed, lifted. A renewal entered by mistake stays to be read;
 * the last one can be taken back.
 */
function Course({ measure, editable }: { measure: CaseMeasure; editable: boolean }) {
  const translate = useTranslate();
  const last = measure.renewals.filter(({ withdrawn }) => !withdrawn).at(-1);
  const parts = [
    {
      key: 'taken',
      text: translate('legal_cases.measures.taken', { on: measure.taken_on }),
      withdrawn: false,
    },
    ...measure.renewals.map(({ on, renewed, withdrawn, withdrawal_reason }, index) => ({
      key: `${on}-${index}`,
      withdrawn,
      text: translate(`legal_cases.measures.${renewalKey(renewed, withdrawn)}`, {
        on,
        reason: withdrawal_reason ?? '',
      }),
    })),
    ...(measure.lift_reason === null
      ? []
      : [{ key: 'lifted', text: measure.lift_reason, withdrawn: false }]),
  ];
  return (
    <Typography
      component="div"
      variant="body2"
      className="figures"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'baseline',
        columnGap: 1.5,
        color: 'text.secondary',
        fontSize: '0.8125rem',
        overflowWrap: 'anywhere',
      }}
    >
      {parts.map(({ key, text, withdrawn }) =>
        withdrawn ? <s key={key}>{text}</s> : <span key={key}>{text}</span>,
      )}
      {editable && last && <TakeBack id={measure.id} on={last.on} />}
    </Typography>
  );
}

function TakeBack({ id, on }: { id: number; on: string }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const [withdraw] = useCommand('case_measures', 'withdraw_renewal', {
    doneKey: 'legal_cases.measures.taken_back_done',
  });
  return (
    <>
      <Button color="inherit" size="small" onClick={() => setAsking(true)} sx={{ my: -0.5 }}>
        {translate('legal_cases.measures.take_back')}
      </Button>
      <ReasonDialog
        open={asking}
        titleKey="legal_cases.measures.take_back_title"
        titleArgs={{ on }}
        hintKey="legal_cases.measures.take_back_hint"
        submitKey="legal_cases.measures.take_back"
        suggestionKeys={[
          'legal_cases.measures.reasons.mistake',
          'legal_cases.measures.reasons.other_measure',
        ]}
        onSubmit={async (reason) => {
          if (await withdraw(id, { on, reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

/** A bar of the part of the term that has passed. The words beside it say the same. */
function TermBar({ from, until }: { from: string; until: string }) {
  const today = useBusinessDate();
  const whole = Math.max(1, daysBetween(from, until));
  const left = daysBetween(today, until);
  const passed = Math.min(100, Math.max(0, ((whole - left) / whole) * 100));
  const urgency = urgencyOf(left);
  return (
    <Box
      aria-hidden
      sx={{
        height: 4,
        borderRadius: 2,
        bgcolor: 'action.selected',
        overflow: 'hidden',
        maxWidth: 480,
      }}
    >
      <Box
        sx={{
          height: '100%',
          width: `${passed}%`,
          bgcolor: urgency === 'quiet' ? 'text.disabled' : `${urgency}.main`,
        }}
      />
    </Box>
  );
}

function renewalKey(renewed: boolean, withdrawn: boolean): string {
  if (withdrawn) return 'taken_back';
  return renewed ? 'was_renewed' : 'came_late';
}
