import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { ApprovalRow } from '../../server/contract/resources/restructures.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { quotaLeft, quotaShort } from '../parts/restructures/quota.ts';
import { useQuota } from '../parts/restructures/useQuota.ts';
import { messageOf } from '../shared/errors.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatMoney } from '../shared/format.ts';
import { Money } from '../shared/MoneyField.tsx';
import { sumOf } from '../shared/sumOf.ts';

interface Props {
  rows: readonly ApprovalRow[];
  onClose: () => void;
  onDone: () => void;
}

/**
 * Asks before requests are approved together, and says what of the month's quota they take. All of
 * them are approved or none.
 */
export const BulkDialog = ({ rows, onClose, onDone }: Props) => {
  const translate = useTranslate();
  const [comment, setComment] = useState('');
  const { approve, busy, refusal } = useBulkApprove(onDone, onClose);
  const sum = (field: 'owed_minor' | 'waived_minor' | 'total_after_minor') =>
    sumOf(rows, (row) => row[field]);
  const short = useQuotaShort(rows.length, sum('waived_minor'));
  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="bulk-title"
    >
      <DialogTitle id="bulk-title">
        {translate('approvals.bulk.title', { smart_count: rows.length })}
      </DialogTitle>
      <DialogContent>
        <Facts sx={{ columnGap: 3 }}>
          <Fact labelKey="approvals.bulk.count" strong>
            {rows.length}
          </Fact>
          <Fact labelKey="approvals.columns.owed" strong>
            <Money minor={sum('owed_minor')} />
          </Fact>
          <Fact labelKey="approvals.columns.waived" strong>
            <Money minor={sum('waived_minor')} />
          </Fact>
          <Fact labelKey="approvals.columns.after" strong>
            <Money minor={sum('total_after_minor')} />
          </Fact>
        </Facts>
        <Box
          className="figures"
          sx={{ my: 2, color: short.problem ? 'warning.main' : 'text.secondary' }}
        >
          {short.text}
        </Box>
        <Box
          component="ul"
          sx={{
            m: 0,
            mb: 1,
            p: 0,
            listStyle: 'none',
            maxHeight: 200,
            overflow: 'auto',
            fontSize: '0.875rem',
          }}
        >
          {rows.map((row) => (
            <Box
              component="li"
              key={row.id}
              sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, py: 0.375 }}
            >
              <span>
                {row.borrower_name}{' '}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {row.loan_no}
                </Box>
              </span>
              <Money minor={row.owed_minor} />
            </Box>
          ))}
        </Box>
        {/* The dialog opened to be answered, and closes with Esc. */}
        <TextField
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          label={translate('approvals.comment_optional')}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        {refusal !== null && (
          <Alert severity="error" sx={{ mt: 1 }}>
            {translate(refusal, { _: refusal })} {translate('approvals.bulk.none_done')}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {translate('ra.action.cancel')}
        </Button>
        <Button
          variant="contained"
          data-answers
          disabled={busy || short.problem}
          onClick={() => void approve(rows, comment.trim())}
        >
          {translate('approvals.bulk.approve', { smart_count: rows.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** The quota left of the month before and after, or that it is not enough. */
function useQuotaShort(count: number, waived_minor: number): { problem: boolean; text: string } {
  const translate = useTranslate();
  const { data: quota } = useQuota();
  if (!quota) return { problem: false, text: translate('app.loading') };
  const left = quotaLeft(quota);
  const problem = quotaShort(quota, { count, waived_minor });
  return {
    problem: problem !== null,
    text: translate(
      problem === null ? 'approvals.quota.left' : `approvals.quota.short_${problem}`,
      { count: left.count, waived: formatMoney(left.waived_minor) },
    ),
  };
}

function useBulkApprove(onDone: () => void, onClose: () => void) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const approve = async (rows: readonly ApprovalRow[], comment: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      await dataProvider.post('restructures/bulk_approve', {
        ids: rows.map(({ id }) => id),
        ...(comment === '' ? {} : { comment }),
      });
      notify('approvals.bulk.done', { type: 'success', messageArgs: { smart_count: rows.length } });
      onDone();
      onClose();
    } catch (error) {
      setRefusal(messageOf(error));
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return { approve, busy, refusal };
}
