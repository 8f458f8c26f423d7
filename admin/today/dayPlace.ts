import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';

type Action = WorklistRow['action'] | null;

/** Where one stands in the day: the kind of row and the page, kept in the address. */
export interface DayPlace {
  readonly action: Action;
  /** From 1. */
  readonly page: number;
  readonly choose: (action: Action) => void;
  readonly turn: (page: number) => void;
  readonly restingPage: number;
  readonly turnResting: (page: number) => void;
}

export function useDayPlace(): DayPlace {
  const [parameters, setParameters] = useSearchParams();
  const [restingPage, turnResting] = useState(1);
  const put = (changes: Readonly<Record<string, string | null>>) =>
    setParameters(
      (all) => {
        for (const [name, value] of Object.entries(changes))
          if (value === null) all.delete(name);
          else all.set(name, value);
        return all;
      },
      { replace: true },
    );
  return {
    action: parameters.get('action') as Action,
    page: Math.max(1, Math.floor(Number(parameters.get('page') ?? 1)) || 1),
    choose: (action) => put({ action, page: null }),
    turn: (page) => put({ page: page === 1 ? null : String(page) }),
    restingPage,
    turnResting,
  };
}
