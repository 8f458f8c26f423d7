import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { HttpError, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { useHref, useParams } from 'react-router-dom';
import type { ReviewItem } from '../../server/contract/resources/contacts.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { TAKE_BACK_MINUTES } from '../../server/contract/limits.ts';
import type { DaihouDataProvider } from '../providers/dataProvider.ts';
import { messageOf } from '../shared/errors.ts';
import { useSession } from '../shared/session.ts';
import { type ReviewedToday, useReviewedToday } from './useReviewedToday.ts';
import { dropFromQueue, isTaken, rereadQueue, useReviewQueue } from './useReviewQueue.ts';

export type Verdict = 'cleared' | 'flagged';
const COMMANDS: Record<Verdict, string> = { cleared: 'clear', flagged: 'flag' };

/** The neighbours of the open note in the queue, leaving out what others have in hand. */
function neighbours(
  items: readonly ReviewItem[],
  id: number | null,
  taken: (item: ReviewItem) => boolean,
) {
  const at = items.findIndex((item) => item.id === id);
  const free = (item: ReviewItem) => item.id !== id && !taken(item);
  return {
    item: items[at],
    next: items.slice(at + 1).find(free),
    previous: at === -1 ? undefined : items.slice(0, at).findLast(free),
    first: items.find(free),
  };
}

const idOf = (named: string | undefined): number | null =>
  named !== undefined && /^\d{1,12}$/.test(named) ? Number(named) : null;

/**
 * The note that is open. The address names it, so that a reload and Back keep it; but moving on
 * only rewrites the address and leaves the router out, which would render the whole console anew
 * for every note.
 */
function useOpenNote(): [number | null, (id: number | null) => void] {
  const { id: named } = useParams();
  const desk = useHref('/review');
  const [shown, setShown] = useState({ named, id: idOf(named) });
  if (shown.named !== named) setShown({ named, id: idOf(named) });
  const show = useCallback(
    (id: number | null) => {
      setShown((before) => ({ ...before, id }));
      window.history.replaceState(window.history.state, '', id === null ? desk : `${desk}/${id}`);
    },
    [desk],
  );
  return [shown.id, show];
}

/** The open note, its place in the queue and what can be done with it. */
export function useDesk({ openFirst }: { openFirst: boolean }) {
  const [id, show] = useOpenNote();
  const me = useSession()?.id;
  const { data: queue, error, refetch, dataUpdatedAt } = useReviewQueue();
  const today = useReviewedToday();
  const items = queue?.items ?? [];
  const taken = (item: ReviewItem) => isTaken(item, me, dataUpdatedAt);
  const { item, next, previous, first } = neighbours(items, id, taken);
  const open = (item: ReviewItem | undefined) => show(item?.id ?? null);
  const last = useLastVerdict((back) => {
    today.countOne('first', -1);
    show(back);
  });
  const { decide, busy } = useDecision(id, async (done) => {
    if (done.counted) today.countOne(done.counted);
    if (done.counted === 'first') last.keep(done.id);
    open(next ?? previous ?? first);
    await dropFromQueue(done.client, done.id);
    if (items.length <= FEW && (queue?.total ?? 0) > items.length) void refetch();
  });
  useClaim(id, next ?? first, open);
  useEffect(() => {
    if (openFirst && id === null && first !== undefined) show(first.id);
  }, [openFirst, id, first, show]);
  return {
    id,
    item,
    next,
    previous,
    items,
    taken,
    today,
    total: queue?.total,
    error,
    refetch,
    busy,
    isPending: queue === undefined,
    show,
    toNext: next && (() => open(next)),
    toPrevious: previous && (() => open(previous)),
    /** Takes back the last verdict; undefined where there is none, or it stands by now. */
    takeBack: last.takeBack,
    decide: async (verdict: Verdict, comment: string) =>
      id === null ? false : await decide(id, verdict, comment, item?.why === 'second_look'),
  };
}

export type Desk = ReturnType<typeof useDesk>;

/** Fewer left than this, and more of the queue is asked for. */
const FEW = 20;
const statusOf = (error: unknown): number => (error instanceof HttpError ? error.status : 0);

interface Done {
  id: number;
  client: ReturnType<typeof useQueryClient>;
  /** The look that was taken; null where somebody else was quicker. */
  counted: keyof ReviewedToday | null;
}

/**
 * Sends a verdict. Refused because somebody else was quicker, it leads on as well; refused for
 * another reason, the note and its comment stay.
 */
function useDecision(open: number | null, onDone: (done: Done) => Promise<void>) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const client = useQueryClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  // A key that repeats must not send a verdict twice.
  const running = useRef(false);
  const settled = useRef<number | null>(null);
  useEffect(() => {
    if (open !== settled.current) settled.current = null;
  }, [open]);
  const release = () => {
    running.current = false;
    setBusy(false);
  };
  const decide = async (
    id: number,
    verdict: Verdict,
    comment: string,
    second: boolean,
  ): Promise<boolean> => {
    if (running.current || settled.current === id) return false;
    running.current = true;
    setBusy(true);
    const said = comment === '' ? {} : { comment };
    try {
      await (second
        ? dataProvider.command('collection_notes', id, 'second_look', { verdict, ...said })
        : dataProvider.command('collection_notes', id, COMMANDS[verdict], said));
    } catch (error) {
      release();
      notify(messageOf(error), { type: 'error' });
      if (statusOf(error) === 409) await onDone({ id, client, counted: null });
      return false;
    }
    settled.current = id;
    release();
    await onDone({ id, client, counted: second ? 'second' : 'first' });
    return true;
  };
  return { decide, busy };
}

const TAKE_BACK_MS = TAKE_BACK_MINUTES * 60_000;

/** The verdict this reviewer gave last, and how it is taken back as long as it can be. */
function useLastVerdict(onBack: (id: number) => void) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const client = useQueryClient();
  const notify = useNotify();
  const [id, keep] = useState<number | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    const timer = setTimeout(() => keep(null), TAKE_BACK_MS);
    return () => clearTimeout(timer);
  }, [id]);
  const takeBack = async (back: number) => {
    keep(null);
    try {
      await dataProvider.command('collection_notes', back, 'take_back', {});
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return;
    }
    await rereadQueue(client);
    notify('review.done.taken_back', { type: 'info' });
    onBack(back);
  };
  return { keep, takeBack: id === null ? undefined : () => void takeBack(id) };
}

/**
 * Opening a note takes it in hand. One that another has, or that no longer waits, leads on to the
 * next with a word on why.
 */
function useClaim(
  id: number | null,
  next: ReviewItem | undefined,
  open: (item: ReviewItem | undefined) => void,
) {
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const client = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  const lead = useRef({ next, open, translate });
  useEffect(() => {
    lead.current = { next, open, translate };
  });
  useEffect(() => {
    if (id === null) return undefined;
    let left = false;
    const refused = async (error: unknown) => {
      const status = statusOf(error);
      if (left || (status !== 409 && status !== 404)) return;
      const queue = await rereadQueue(client);
      const by = queue?.items.find((item) => item.id === id)?.claimed_by;
      const who = by
        ? (await dataProvider.getOne<User>('users', { id: by })).data.full_name
        : undefined;
      if (left) return;
      const { next: on, open: goTo, translate: say } = lead.current;
      if (status === 404) notify('review.done.gone', { type: 'info' });
      else
        notify(on ? 'review.done.taken' : 'review.done.taken_last', {
          type: 'info',
          messageArgs: { who: who ?? say('review.done.another') },
        });
      goTo(on);
    };
    dataProvider.post('review_queue/claim', { id }).catch(refused);
    return () => {
      left = true;
    };
  }, [id, dataProvider, client, notify]);
}
