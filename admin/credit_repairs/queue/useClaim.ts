import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError, useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';
import { keepRecord } from '../../shared/keepRecord.ts';
import { caseAddress } from '../../parts/repairs/addresses.ts';

/** Takes the most urgent request that nobody has, of a kind if one is named, and opens it. */
export function useClaimNext() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const claimNext = async (kind?: unknown) => {
    if (busy) return;
    setBusy(true);
    try {
      const taken = await dataProvider.post<CreditRepair>(
        'credit_repairs/claim_next',
        typeof kind === 'string' ? { kind } : {},
      );
      notify('credit_repairs.claim.done', {
        type: 'success',
        messageArgs: { name: taken.borrower_name },
      });
      keepRecord(client, 'credit_repairs', taken);
      refresh();
      void navigate(caseAddress(taken.id));
    } catch (error) {
      // Nothing left is no failure.
      const none = error instanceof HttpError && error.status === 404;
      notify(none ? 'credit_repairs.claim.none' : messageOf(error), {
        type: none ? 'info' : 'error',
      });
      if (none) refresh();
    } finally {
      setBusy(false);
    }
  };
  return { claimNext, busy };
}
