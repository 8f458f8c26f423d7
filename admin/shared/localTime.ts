/** Instants on the reader's own clock, for inputs that know only local text. */

const two = (value: number) => String(value).padStart(2, '0');

/** An instant → the reader's calendar day; '' for what is no instant. */
export function localDayOf(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? ''
    : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A local day or minute as typed → the instant in UTC; undefined for what is no time. */
function instantOf(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The first or last moment of a local day, in UTC. */
export function instantAtEdge(day: string, edge: 'start' | 'end'): string | undefined {
  return instantOf(edge === 'start' ? `${day}T00:00:00.000` : `${day}T23:59:59.999`);
}
