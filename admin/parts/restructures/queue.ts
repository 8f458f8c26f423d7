import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { ApprovalRow } from '../../../server/contract/resources/restructures.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { useKindsText } from './useKindsText.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { APPROVALS, APPROVALS_PATH, useApprovals } from './useApprovals.ts';

/**
 * Tells whether this person could decide the request: it is not their own, nor one they have
 * approved already.
 */
export const isDecidable = (
  row: Pick<ApprovalRow, 'requested_by' | 'first_approved_by'>,
  me: number | undefined,
): boolean => row.requested_by !== me && row.first_approved_by !== me;

/**
 * The way through what waits, from the request that is open: its neighbours, and the next one once
 * it is decided.
 */
export function useQueue(id: number) {
  const mayDecide = useMay('restructures', 'approve');
  const { data: rows = [] } = useApprovals(mayDecide);
  const navigate = useNavigate();
  const at = rows.findIndex((row) => row.id === id);
  // A request that does not wait has no place in the queue.
  const next = at === -1 ? undefined : rows[at + 1];
  const previous = at === -1 ? undefined : rows[at - 1];
  const open = (row: ApprovalRow | undefined) =>
    row && (() => void navigate(`/restructures/${row.id}/show`));
  return {
    position: at + 1,
    count: rows.length,
    toNext: open(next),
    toPrevious: open(previous),
    /** The focus goes back to the row one came from. */
    toDesk: at >= 0 ? () => void navigate('/approvals', { state: { row: id } }) : undefined,
  };
}

/**
 * Goes on after a decision to the next request this person can decide, with a word on what was
 * done; at the end to the desk.
 */
export function useGoOn(): (id: number, doneKey: string) => Promise<void> {
  const queryClient = useQueryClient();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const navigate = useNavigate();
  const notify = useNotify();
  const kinds = useKindsText();
  const me = useSession()?.id;
  return async (id, doneKey) => {
    const before = queryClient.getQueryData<ApprovalRow[]>(APPROVALS) ?? [];
    const rows = await queryClient.fetchQuery({
      queryKey: APPROVALS,
      queryFn: ({ signal }) => dataProvider.get<ApprovalRow[]>(APPROVALS_PATH, signal),
      staleTime: 0,
    });
    const later = new Set(
      before.slice(before.findIndex((row) => row.id === id) + 1).map((row) => row.id),
    );
    const open = rows.filter((row) => row.id !== id && isDecidable(row, me));
    const next = open.find((row) => later.has(row.id)) ?? open[0];
    if (next)
      notify(`${doneKey}_next`, {
        type: 'success',
        messageArgs: { name: next.borrower_name, kinds: kinds(next.kinds) },
      });
    else notify(`${doneKey}_last`, { type: 'success' });
    void navigate(next ? `/restructures/${next.id}/show` : '/approvals');
  };
}
