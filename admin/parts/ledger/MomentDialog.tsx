import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { Form, required, useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { DeskSaveButton } from '../../shared/forms/DeskSaveButton.tsx';
import { useFocusFirst } from '../../shared/panel/useFocusFirst.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { InstantInput } from '../../shared/InstantInput.tsx';
import { useBusinessDate } from '../../shared/session.ts';
import { useMoment } from './useMoment.ts';

interface Props {
  loan: Loan;
  open: boolean;
  onClose: () => void;
}

/** Asks for the day, and for the moment of knowledge where that matters. */
export function MomentDialog({ open, onClose, loan }: Props) {
  const translate = useTranslate();
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="moment-title">
      <DialogTitle id="moment-title">{translate('moment.title')}</DialogTitle>
      <MomentForm loan={loan} onClose={onClose} />
    </Dialog>
  );
}

function MomentForm({ loan, onClose }: Omit<Props, 'open'>) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const holder = useFocusFirst<HTMLDivElement>();
  const { moment, choose } = useMoment();
  const inReach = (on: unknown) => {
    if (typeof on !== 'string') return undefined;
    if (on > today) return translate('moment.too_late', { day: today });
    return on < loan.disbursed_on
      ? translate('moment.too_early', { day: loan.disbursed_on })
      : undefined;
  };
  const show = (values: Record<string, unknown>) => {
    choose({
      as_of: String(values['as_of']),
      known_at: typeof values['known_at'] === 'string' ? values['known_at'] : null,
    });
    onClose();
  };
  return (
    <Form
      record={{ as_of: moment?.as_of ?? today, known_at: moment?.known_at ?? null }}
      onSubmit={show}
    >
      <DialogContent ref={holder} sx={{ pt: 0, display: 'flex', flexDirection: 'column' }}>
        <DayInput
          source="as_of"
          label="moment.as_of"
          helperText="moment.as_of_help"
          validate={[required(), inReach]}
          fullWidth
        />
        <InstantInput
          source="known_at"
          label="moment.known_at"
          helperText="moment.known_at_help"
          fullWidth
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <DeskSaveButton label="moment.apply" icon={<></>} />
      </DialogActions>
    </Form>
  );
}
