import type { PrepareCheck } from '../../../../server/contract/resources/filing.ts';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Fetched } from '../../../shared/Fetched.tsx';
import { Fact, Facts } from '../../../shared/Facts.tsx';
import { Money } from '../../../shared/MoneyField.tsx';
import { PrepareResult } from './PrepareResult.tsx';
import { Refused } from './Refused.tsx';
import { type Run, usePrepare, usePrepareCheck } from './usePrepare.ts';

interface Props {
  loanIds: readonly number[];
  onClose: () => void;
  /** Drafts were made: what was chosen need not stay so. */
  onDone: () => void;
}

/**
 * Shows before anything happens which loans would get a draft and what keeps the rest from it; then
 * makes the drafts, and says what came of it.
 */
export function PrepareDialog({ loanIds, onClose, onDone }: Props) {
  const translate = useTranslate();
  const { data: check, error, refetch } = usePrepareCheck(loanIds);
  const { run, start, stop } = usePrepare();
  const running = run.state === 'running';
  const ready = (check?.loans ?? []).filter((loan) => loan.ready).map(({ loan_id }) => loan_id);
  const close = () => {
    if (run.state !== 'asking') onDone();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={running ? undefined : close}
      fullWidth
      maxWidth="sm"
      aria-labelledby="prepare-title"
    >
      <DialogTitle id="prepare-title">
        {translate('prepare.title', { smart_count: loanIds.length })}
      </DialogTitle>
      <DialogContent>
        <Fetched
          data={check}
          error={error}
          onRetry={() => void refetch()}
          waiting={<LinearProgress aria-label={translate('prepare.checking')} />}
        >
          {(checked) =>
            run.state === 'asking' ? (
              <Findings check={checked} />
            ) : (
              <Progress run={run} check={checked} count={ready.length} />
            )
          }
        </Fetched>
      </DialogContent>
      <DialogActions>
        {running ? (
          <Button onClick={stop}>{translate('prepare.stop')}</Button>
        ) : (
          <Button onClick={close}>
            {translate(run.state === 'asking' ? 'ra.action.cancel' : 'ra.action.close')}
          </Button>
        )}
        {run.state === 'asking' && (
          <Button
            variant="contained"
            data-answers
            disabled={ready.length === 0}
            onClick={() => start(ready)}
          >
            {translate('prepare.create', { smart_count: ready.length })}
          </Button>
        )}
        {(run.state === 'stopped' || run.state === 'failed') && (
          <Button variant="contained" data-answers onClick={() => start(ready)}>
            {translate('prepare.go_on')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Findings({ check }: { check: PrepareCheck }) {
  const translate = useTranslate();
  return (
    <>
      <Facts sx={{ columnGap: 4, mb: 1.5 }}>
        <Fact labelKey="prepare.ready" strong>
          {check.ready.count}
        </Fact>
        <Fact labelKey="prepare.claimed" strong>
          <Money minor={check.ready.claimed_minor} />
        </Fact>
        <Fact labelKey="prepare.refused" strong>
          {check.refused.count}
        </Fact>
        <Fact labelKey="prepare.claimed" strong>
          <Money minor={check.refused.claimed_minor} />
        </Fact>
      </Facts>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {translate('prepare.hint')}
      </Typography>
      <Refused loans={check.loans.filter(({ ready }) => !ready)} />
    </>
  );
}

function Progress({ run, check, count }: { run: Run; check: PrepareCheck; count: number }) {
  const translate = useTranslate();
  return (
    <>
      <Box className="figures" aria-live="polite" sx={{ mb: 1 }}>
        {translate(`prepare.state.${run.state}`, { answered: run.answered, count })}
      </Box>
      {run.state === 'running' && (
        <LinearProgress
          variant="determinate"
          aria-label={translate('prepare.creating')}
          value={count === 0 ? 0 : (run.answered / count) * 100}
          sx={{ borderRadius: 1, mb: 1.5 }}
        />
      )}
      {run.error !== null && (
        <Typography role="alert" sx={{ color: 'error.main', mb: 1 }}>
          {translate(run.error, { _: run.error })}
        </Typography>
      )}
      {run.state !== 'running' && <PrepareResult run={run} check={check} />}
    </>
  );
}
