import { useState } from 'react';
import type { ApprovalRow } from '../../server/contract/resources/restructures.ts';
import { useMay, useSession } from '../shared/session.ts';

/** The reason why a row cannot be approved together with others; null where it can. */
export type NotChosen = 'own' | 'given' | 'awaits_second' | 'alone' | null;

export function reasonAgainst(row: ApprovalRow, me: number | undefined): NotChosen {
  if (row.requested_by === me) return 'own';
  if (row.first_approved_by === me) return 'given';
  if (row.first_approved_by !== null) return 'awaits_second';
  return row.bulk ? null : 'alone';
}

export interface Chosen {
  /** False for all but supervisors. */
  possible: boolean;
  rows: readonly ApprovalRow[];
  has: (id: number) => boolean;
  toggle: (row: ApprovalRow) => void;
  chooseAll: () => void;
  clear: () => void;
  /** True when all that can be chosen are. */
  isAll: boolean;
  choosable: number;
}

/** The rows chosen to be approved together. One that leaves the queue is no longer chosen. */
export function useChosen(all: readonly ApprovalRow[]): Chosen {
  const possible = useMay('restructures', 'approve');
  const me = useSession()?.id;
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const choosable = all.filter((row) => reasonAgainst(row, me) === null);
  const rows = choosable.filter((row) => ids.has(row.id));
  return {
    possible,
    rows,
    has: (id) => ids.has(id),
    toggle: (row) => {
      if (!possible || reasonAgainst(row, me) !== null) return;
      const next = new Set(ids);
      if (!next.delete(row.id)) next.add(row.id);
      setIds(next);
    },
    chooseAll: () => setIds(new Set(choosable.map((row) => row.id))),
    clear: () => setIds(new Set()),
    isAll: rows.length > 0 && rows.length === choosable.length,
    choosable: choosable.length,
  };
}
