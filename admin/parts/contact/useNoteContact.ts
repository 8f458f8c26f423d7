import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider, useLocale, useNotify } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { CONTACT_SLOT_MINUTES } from '../../../server/contract/limits.ts';
import type { ContactCheck } from '../../../server/contract/resources/contacts.ts';
import { previewKey } from '../../shared/useServerPreview.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';
import {
  askOf,
  isSlotOf,
  type ContactFields,
  type Reservation,
  reservationOf,
  slotOf,
} from './noteContact.ts';
import { CHECK_PATH, useContactCheck } from './useContactCheck.ts';

const NAMES = [
  'loan_id',
  'channel',
  'contacted_party',
  'contact_id',
  'number_id',
  'contacted_at',
  'second_collector_id',
  'reservation',
] as const;

function useContactFields(): ContactFields {
  const values = useWatch({ name: [...NAMES] }) as unknown[];
  return Object.fromEntries(NAMES.map((name, at) => [name, values[at]])) as ContactFields;
}

/** A visit that one person made is allowed to be asked about, and broke a rule all the same. */
const breaks = ({ allowed, requires }: ContactCheck): boolean =>
  !allowed || requires.some(({ rule }) => rule === 'visit_collectors');

/**
 * The contact that the note in the form tells of: may it be made, or is its slot held. Asked once,
 * however many parts of the form show it.
 */
export function useNoteContact() {
  const fields = useContactFields();
  const reservation = fields.reservation ?? null;
  const secondsLeft = useSecondsLeft(reservation);
  const held = reservation !== null && secondsLeft > 0 && isSlotOf(reservation, fields);
  const ask = held ? null : askOf(fields);
  const { answer, refusal, isStale } = useContactCheck(ask);
  return {
    fields,
    ask,
    answer,
    refusal,
    isStale,
    reservation: held ? reservation : null,
    broken: answer !== undefined && breaks(answer),
  };
}

/**
 * Holds the slot of the contact in the form. What the server says instead takes the place of its
 * last answer.
 */
export function useReserve() {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const queryClient = useQueryClient();
  const locale = useLocale();
  const notify = useNotify();
  const { getValues, setValue } = useFormContext();
  const [isPending, setPending] = useState(false);
  const reserve = async (): Promise<boolean> => {
    const fields = getValues() as ContactFields;
    const ask = askOf(fields);
    if (ask === null) return false;
    setPending(true);
    try {
      const answer = await dataProvider.post<ContactCheck>(CHECK_PATH, { ...ask, reserve: true });
      const held = reservationOf(answer, performance.now(), slotOf(fields));
      if (held) setValue('reservation', held, { shouldDirty: true });
      else queryClient.setQueryData(previewKey(CHECK_PATH, ask, locale), answer);
      return held !== null;
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return false;
    } finally {
      setPending(false);
    }
  };
  return [reserve, isPending] as const;
}

const SECOND_MS = 1000;

function useSecondsLeft(reservation: Reservation | null): number {
  const [now, setNow] = useState(() => performance.now());
  const started = reservation?.started;
  useEffect(() => {
    if (started === undefined) return undefined;
    const timer = setInterval(() => setNow(performance.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [started]);
  return started === undefined
    ? 0
    : Math.max(0, Math.ceil(CONTACT_SLOT_MINUTES * 60 - Math.max(0, now - started) / SECOND_MS));
}
