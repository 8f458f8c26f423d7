import { Box, Button, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { WORK_ACTIONS } from '../../server/contract/enums.ts';
import type { WorklistDay, WorklistRow } from '../../server/contract/resources/worklist.ts';
import { VisitsToday } from '../parts/visits/VisitsToday.tsx';
import { WarningsToday } from '../parts/warnings/WarningsToday.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { KeyHint } from '../shared/KeyHint.tsx';

/** The line of the day: whose it is, and what came of it so far. */
export function DayLine({ day }: { day: WorklistDay }) {
  const translate = useTranslate();
  const parts = [
    ['contacted', day.contacted],
    ['reached', day.reached],
    ['promised', day.promised],
    ['done', day.done],
  ] as const;
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'baseline',
        columnGap: 2,
        rowGap: 0.5,
        px: { xs: 2, sm: 0.5 },
        py: 1,
      }}
    >
      <Typography variant="h5" component="h2" sx={{ mr: 'auto' }}>
        {translate('today.title')} · {day.full_name}
      </Typography>
      <WarningsToday />
      <VisitsToday />
      {parts.map(([name, count]) => (
        <Figure key={name} name={name} text={String(count)} />
      ))}
      <Figure name="paid" text={formatMoney(day.paid_minor)} />
    </Box>
  );
}

const Figure = ({ name, text }: { name: string; text: string }) => (
  <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
    {useTranslate()(`today.head.${name}`)}{' '}
    <Box component="b" className="figures" sx={{ color: 'text.primary' }}>
      {text}
    </Box>
  </Box>
);

interface FilterProps {
  day: WorklistDay;
  action: WorklistRow['action'] | null;
  onChoose: (action: WorklistRow['action'] | null) => void;
  /** Starts the work; left out where another's day is looked at. */
  onStart?: (() => void) | undefined;
}

/** How much there is of each kind, which chooses the kind; and the way into the work. */
export function DayFilters({ day, action, onChoose, onStart }: FilterProps) {
  const translate = useTranslate();
  const label = useEnumLabel('work_actions');
  const count = (kind: WorklistRow['action']) =>
    day.counts.find((one) => one.action === kind)?.people ?? 0;
  const kinds = WORK_ACTIONS.filter((kind) => count(kind) > 0 || kind === action);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 2, py: 1.25, alignItems: 'center' }}>
      <Choice
        text={`${translate('today.all')} ${day.waiting}`}
        chosen={action === null}
        onClick={() => onChoose(null)}
      />
      {kinds.map((kind) => (
        <Choice
          key={kind}
          text={`${label(kind)} ${count(kind)}`}
          chosen={action === kind}
          onClick={() => onChoose(action === kind ? null : kind)}
        />
      ))}
      {onStart && day.total > 0 && (
        <Button variant="contained" onClick={onStart} aria-keyshortcuts="n" sx={{ ml: 'auto' }}>
          {translate('today.start')}
          <KeyHint of="N" />
        </Button>
      )}
    </Box>
  );
}

const Choice = ({
  text,
  chosen,
  onClick,
}: {
  text: string;
  chosen: boolean;
  onClick: () => void;
}) => (
  <Chip
    label={text}
    size="small"
    className="figures"
    variant={chosen ? 'filled' : 'outlined'}
    color={chosen ? 'primary' : 'default'}
    aria-pressed={chosen}
    onClick={onClick}
  />
);
