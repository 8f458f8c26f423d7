import { Checkbox, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ApprovalRow } from '../../server/contract/resources/restructures.ts';
import { useSession } from '../shared/session.ts';
import { type Chosen, reasonAgainst } from './bulk.ts';

/**
 * Chooses a request to be approved together with others. Where that is not possible it says why.
 */
export const ChooseBox = ({ row, chosen }: { row: ApprovalRow; chosen: Chosen }) => {
  const translate = useTranslate();
  const against = reasonAgainst(row, useSession()?.id);
  const label =
    against === null
      ? translate('approvals.bulk.choose', { name: row.borrower_name })
      : translate(`approvals.bulk.not_${against}`);
  return (
    <Tooltip title={against === null ? '' : label}>
      {/* A disabled box takes no pointer, what says why does. */}
      <span>
        <Checkbox
          size="small"
          tabIndex={-1}
          checked={chosen.has(row.id) && against === null}
          disabled={against !== null}
          onChange={() => chosen.toggle(row)}
          slotProps={{ input: { 'aria-label': label } }}
          sx={{ p: 0.5 }}
        />
      </span>
    </Tooltip>
  );
};
