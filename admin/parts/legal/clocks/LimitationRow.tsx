import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { ReasonDialog } from '../../../shared/ReasonDialog.tsx';
import { type OpenPanel, useOpenPanel } from '../../../shared/panel/loanPanel.ts';
import { useCommand } from '../../../shared/useCommand.ts';

const QUIET = { color: 'text.secondary' } as const;

interface RowProps {
  on: string;
  name: ReactNode;
  /** Text after the name, such as how long it lasted. */
  lasted?: ReactNode;
  /** It moved the limitation. */
  counts: boolean;
  /** It would count if something proved it. */
  unproven: boolean;
  /** The effect in words, with the article it stands on. */
  effect: string;
  /** The end of the limitation from then on, in words. */
  then?: string | null;
  more: string;
  own?: ReactNode;
}

/** An event that moved the limitation, or did not: when, what it did, on what evidence. */
export function LimitationRow({
  on,
  name,
  lasted,
  counts,
  unproven,
  effect,
  then,
  more,
  own,
}: RowProps) {
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '88px minmax(0, 1fr)', sm: '88px minmax(0, 1fr) auto' },
        '& > :last-child': { gridColumn: { xs: 2, sm: 'auto' } },
        columnGap: 1.5,
        alignItems: 'baseline',
        py: 0.75,
        fontSize: '0.875rem',
      }}
    >
      <span className="figures">{on}</span>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
          <Box component="span" sx={{ fontWeight: counts ? 600 : 400 }}>
            {name}
          </Box>
          {lasted && <span className="figures">{lasted}</span>}
          <Box component="span" sx={unproven ? { color: 'warning.main' } : QUIET}>
            {effect}
          </Box>
          {then && (
            <Box component="span" className="figures" sx={QUIET}>
              {then}
            </Box>
          )}
        </Box>
        {more !== '' && (
          <Typography
            variant="body2"
            sx={{ ...QUIET, overflowWrap: 'anywhere', fontSize: '0.8125rem' }}
          >
            {more}
          </Typography>
        )}
      </Box>
      {own || <span />}
    </Box>
  );
}

interface OwnProps<Row> {
  id: number;
  resource: 'limitation_interruptions' | 'limitation_suspensions';
  /** The part of the words, and the form to complete it with. */
  words: 'limitation' | 'suspensions';
  panelOf: (row: Row) => OpenPanel;
}

/**
 * Buttons on an event that a person entered: its end and evidence may follow, and a mistake is
 * taken back with its reason.
 */
export function OwnRow<Row extends { id: number }>({
  id,
  resource,
  words,
  panelOf,
}: OwnProps<Row>) {
  const translate = useTranslate();
  const openPanel = useOpenPanel();
  const { data: row } = useGetOne<Row>(resource, { id });
  const [asking, setAsking] = useState(false);
  const [withdraw] = useCommand(resource, 'withdraw', {
    doneKey: 'legal_cases.limitation.withdrawn',
  });
  return (
    <Box sx={{ display: 'flex', whiteSpace: 'nowrap', my: -0.5 }}>
      <Button disabled={!row} onClick={() => row && openPanel(panelOf(row))}>
        {translate(`legal_cases.${words}.complete`)}
      </Button>
      <Button color="inherit" onClick={() => setAsking(true)} sx={QUIET}>
        {translate('legal_cases.limitation.withdraw')}
      </Button>
      <ReasonDialog
        open={asking}
        titleKey={`legal_cases.${words}.withdraw_title`}
        hintKey="legal_cases.limitation.withdraw_hint"
        submitKey="legal_cases.limitation.withdraw"
        suggestionKeys={[
          'legal_cases.limitation.reasons.mistake',
          'legal_cases.limitation.reasons.not_proven',
        ]}
        onSubmit={async (reason) => {
          if (await withdraw(id, { reason })) setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
}
