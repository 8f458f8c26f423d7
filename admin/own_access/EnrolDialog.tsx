import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Enrolment, RecoveryCodes } from '../../server/contract/resources/sessions.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { ErrorState } from '../shared/ErrorState.tsx';
import { useFocusFirst } from '../shared/panel/useFocusFirst.ts';
import { CodesDialog } from './CodesDialog.tsx';
import { QrCode } from './QrCode.tsx';

interface Props {
  titleKey: string;
  bodyKey: string;
  leaveKey: string;
  onLeave: () => void;
  onDone: () => void;
}

/** Sets up an authenticator: a picture or a key for the phone, a code of it, the recovery codes. */
export function EnrolDialog({ titleKey, bodyKey, leaveKey, onLeave, onDone }: Props) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const id = useId();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const holder = useFocusFirst<HTMLDivElement>();
  const begun = useQuery({
    queryKey: ['enrolment', id],
    queryFn: async () => await dataProvider.post<Enrolment>('session/factor/begin', {}),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const send = async () => {
    setProblem(null);
    try {
      const sent = { code };
      const answer = await dataProvider.post<RecoveryCodes>('session/factor/enrol', sent);
      setCodes(answer.recovery_codes);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void send();
  };
  if (codes) return <CodesDialog codes={codes} onClose={onDone} />;
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={id}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={id}>{translate(titleKey)}</DialogTitle>
        <DialogContent ref={holder} sx={{ pt: 0 }}>
          <DialogContentText sx={{ mb: 1.5 }}>{translate(bodyKey)}</DialogContentText>
          {begun.error ? (
            <ErrorState error={begun.error} onRetry={() => void begun.refetch()} />
          ) : (
            <Secret enrolment={begun.data} />
          )}
          <TextField
            name="code"
            label={translate('account.factor.step_code')}
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 10 } }}
          />
          <Typography role="alert" color="error" sx={{ minHeight: 24, mt: 0.5 }}>
            {problem === null ? '' : translate(problem, { _: problem })}
          </Typography>
        </DialogContent>
        <DialogActions>
          <Button onClick={onLeave}>{translate(leaveKey)}</Button>
          <Button type="submit" variant="contained" disabled={code.trim().length < 6}>
            {translate('account.factor.finish')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The size of the picture, which is held while it is fetched. */
const SIDE = 200;

/** The secret as a picture and, in groups of four, as it is typed. */
function Secret({ enrolment }: { enrolment: Enrolment | undefined }) {
  const translate = useTranslate();
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{translate('account.factor.step_scan')}</Typography>
      <Typography color="text.secondary" variant="body2" sx={{ mb: 1 }}>
        {translate('account.factor.apps')}
      </Typography>
      <Box sx={{ width: SIDE, height: SIDE, mx: 'auto', mb: 1.5 }}>
        {enrolment && (
          <QrCode text={enrolment.uri} side={SIDE} label={translate('account.factor.picture')} />
        )}
      </Box>
      <Typography color="text.secondary" variant="body2">
        {translate('account.factor.step_key')}
      </Typography>
      <Typography
        className="figures"
        translate="no"
        sx={{ mb: 1.5, minHeight: 24, overflowWrap: 'anywhere', userSelect: 'all' }}
      >
        {enrolment?.secret.match(/.{1,4}/g)?.join(' ')}
      </Typography>
    </>
  );
}
