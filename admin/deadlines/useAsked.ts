import { useSearchParams } from 'react-router-dom';
import { monthOf } from '../shared/calendar/month.ts';
import { useSession } from '../shared/session.ts';

export const SPANS = ['missed', '7', '30', '90'] as const;
export type Span = (typeof SPANS)[number];

const ALL = 'all';
const MINE = 'mine';

/**
 * Reads from the address what is looked at: list or month, whose, of which kind. Staff begin with
 * their own.
 */
export function useAsked() {
  const [search, setSearch] = useSearchParams();
  const session = useSession();
  const set = (values: Record<string, string>) =>
    setSearch(
      (known) => {
        const params = new URLSearchParams(known);
        for (const [name, value] of Object.entries(values)) params.set(name, value);
        return params;
      },
      { replace: true, preventScrollReset: true },
    );
  const span = SPANS.find((known) => known === search.get('within')) ?? '30';
  const owner = search.get('owner') ?? (session?.role === 'staff' ? MINE : ALL);
  return {
    view: search.get('view') === 'calendar' ? ('calendar' as const) : ('list' as const),
    span,
    kind: search.get('kind') ?? '',
    owner,
    owner_id: ownerId(owner, session?.id ?? null),
    month: /^\d{4}-\d{2}$/.test(search.get('month') ?? '')
      ? `${search.get('month')}-01`
      : monthOf(session?.business_date ?? '1970-01-01'),
    set,
  };
}

function ownerId(owner: string, me: number | null): number | null {
  if (owner === ALL) return null;
  return owner === MINE ? me : Number(owner);
}

export type Asked = ReturnType<typeof useAsked>;
