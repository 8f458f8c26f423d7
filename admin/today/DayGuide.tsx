import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDataProvider, useLocale, useNotify } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import type { ContactCheck } from '../../server/contract/resources/contacts.ts';
import { holdSlot } from '../parts/contact/heldSlot.ts';
import { reservationOf, slotOf } from '../parts/contact/noteContact.ts';
import { CHECK_PATH } from '../parts/contact/useContactCheck.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { openPanel } from '../shared/panel/openedPanel.ts';
import { useSession } from '../shared/session.ts';
import { useKeys } from '../shared/useKeys.ts';
import {
  askNext,
  type DayFlow,
  endFlow,
  findNext,
  noteOpened,
  openedRow,
  placeOf,
  useDayFlow,
} from './dayFlow.ts';
import { dayKey, readDay } from './useDay.ts';

/** Where the list stands. */
const HOME = '/';
/** A call to the borrower, as the contact check is asked about it. */
const CALL = { channel: 'call', contacted_party: 'borrower' } as const;

/**
 * Leads from row to row: finds the next, takes it for a quarter of an hour, opens its page and the
 * form for the note; a saved note leads on. Rows take each other's place in the history, so that
 * going back leads to the list.
 */
export function DayGuide() {
  const flow = useDayFlow();
  const { pathname } = useLocation();
  const row = flow?.row ?? null;
  const here = row !== null && pathname === placeOf(row);
  useFoundNext();
  useOwnFlow(flow);
  useNoteBeside(flow, pathname);
  // A task leaves no note that would lead on.
  useKeys({ n: row?.call === false ? () => askNext() : undefined }, here);
  return null;
}

/** Opens what is next whenever it is asked for. */
function useFoundNext() {
  const flow = useDayFlow();
  const find = useFindNext();
  const latest = useRef(find);
  useEffect(() => {
    latest.current = find;
  });
  useEffect(() => {
    if (flow !== null && flow.row === null) void latest.current(flow);
  }, [flow]);
}

function useFindNext() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const client = useQueryClient();
  const locale = useLocale();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const notify = useNotify();
  return async (flow: DayFlow) => {
    try {
      const row = await findNext(flow, async (page, action) => {
        const ask = { action, page, restingPage: 1 };
        return await client.fetchQuery({
          queryKey: dayKey(locale, ask),
          queryFn: async () => await readDay(dataProvider, ask),
          staleTime: 0,
        });
      });
      if (row === undefined) {
        endFlow();
        notify('today.all_done', { type: 'success' });
        if (pathname !== HOME) void navigate(HOME);
        return;
      }
      // One that is held already is not taken twice: each slot counts as a call.
      if (row.call && row.loan_id !== null && row.reserved_until === null)
        await take(dataProvider, row.loan_id);
      openedRow(row);
      void navigate(placeOf(row), { replace: pathname !== HOME });
    } catch (error) {
      endFlow();
      notify(messageOf(error), { type: 'error' });
    }
  };
}

/** Holds the slot of the call; the note takes it from there. */
async function take(dataProvider: DaihouDataProvider, loan_id: number): Promise<void> {
  const ask = { loan_id, ...CALL };
  const answer = await dataProvider.post<ContactCheck>(CHECK_PATH, { ...ask, reserve: true });
  const held = reservationOf(answer, performance.now(), slotOf(ask));
  if (held !== null) holdSlot(loan_id, held);
}

/** Opens the form for the note once the page of a call is there. */
function useNoteBeside(flow: DayFlow | null, pathname: string) {
  const row = flow?.noting === false ? flow.row : null;
  useEffect(() => {
    if (row === null || pathname !== placeOf(row)) return;
    noteOpened();
    if (row.call && row.loan_id !== null)
      openPanel(row.loan_id, { kind: 'note' }, { afterSaved: askNext });
  }, [row, pathname]);
}

/** Who signs in after another begins anew. */
function useOwnFlow(flow: DayFlow | null) {
  const person = useSession()?.id;
  const other = flow !== null && person !== undefined && flow.person !== person;
  useEffect(() => {
    if (other) endFlow();
  }, [other]);
}
