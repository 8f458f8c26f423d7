import { useState } from 'react';
import { HttpError, useDataProvider, useNotify, useRefresh } from 'react-admin';
import { may } from '../../../server/contract/access.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import type { Session } from '../../../server/contract/resources/system.ts';
import {
  type MoveProblem,
  moveProblem,
  type RestructureMove,
} from '../../../server/domain/restructure/restructure.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';

/** Moves that the bar offers; a signature is recorded beside the agreement. */
export type Move = Extract<RestructureMove, 'submit' | 'approve' | 'reject' | 'reopen' | 'cancel'>;

/**
 * The reason why this person may not make the move, by the rules the server has too; 'role' where
 * the role may not at all.
 */
export function problemOf(
  move: Move,
  request: Restructure,
  session: Session | null,
): MoveProblem | 'role' | null {
  if (session === null || !may(session.role, 'restructures', move)) return 'role';
  const { status, requested_by, first_approved_by, kinds } = request;
  const signed = {
    borrower: request.borrower_signed_on,
    lender: request.lender_signed_on,
    guarantor: request.guarantor_signed_on,
  };
  return moveProblem(
    move,
    {
      status,
      requested_by,
      first_approved_by,
      signed,
      needs_guarantor: kinds.includes('add_guarantor'),
    },
    session,
  );
}

/**
 * Makes a move: the changed request, or null after saying why not. Where somebody was faster, or
 * figures moved, the page reads them anew: `onMoved`.
 */
export function useMove(request: Restructure, onMoved: () => void) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const move = async (verb: Move, body: object): Promise<Restructure | null> => {
    setBusy(true);
    try {
      const after = await dataProvider.command<Restructure>('restructures', request.id, verb, body);
      refresh();
      return after;
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      if (error instanceof HttpError && error.status === 409) {
        refresh();
        onMoved();
      }
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { move, busy };
}
