import { DayInput } from './DayInput.tsx';
import { instantAtEdge, dayOf } from './houseDays.ts';

interface DayEdgeInputProps {
  source: string;
  /** The end of the chosen day that the filter means. */
  edge: 'start' | 'end';
}

/**
 * A day to choose where the record keeps an instant: the filter takes the day's first or last
 * moment on the clock of the house.
 */
export function DayEdgeInput({ source, edge }: DayEdgeInputProps) {
  return (
    <DayInput
      source={source}
      format={(iso?: string) => (iso ? dayOf(iso) : '')}
      parse={(day: string) => (day ? instantAtEdge(day, edge) : undefined)}
    />
  );
}
