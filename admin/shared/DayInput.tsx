import { parseDay } from '../../server/domain/input/days.ts';
import { isCalendarDate } from '../../server/domain/time/calendar.ts';
import { CalendarButton } from './CalendarButton.tsx';
import { ParsedInput, type ParsedInputProps } from './ParsedInput.tsx';
import { useBusinessDate } from './session.ts';

interface Props extends ParsedInputProps {
  onChange?: (on: string) => void;
  /**
   * For a record that keeps something else than the day: the kept value → the day, and the day →
   * the kept value.
   */
  format?: (kept?: string) => string;
  parse?: (on: string) => string | undefined;
}

/**
 * A calendar date, typed as 2026-03-05, 2026/3/5, 20260305 or 3-5, or picked; `YYYY-MM-DD` in and
 * out, never a Date.
 */
export const DayInput = ({ onChange, format = same, parse = same, ...props }: Props) => {
  const today = useBusinessDate();
  const kept = (on: string | null | undefined) => (on ? (parse(on) ?? null) : on);
  return (
    <ParsedInput<string>
      {...props}
      parse={(text) => kept(parseDay(text, today))}
      print={(value) => format(value)}
      isValue={(value): value is string =>
        typeof value === 'string' && isCalendarDate(format(value)) && parse(format(value)) === value
      }
      notUnderstoodKey="app.validation.day"
      inputMode="numeric"
      placeholder="YYYY-MM-DD"
      onPick={(value) => onChange?.(value === null ? '' : format(value))}
      end={(value, set) => (
        <CalendarButton
          type="date"
          value={value === null ? '' : format(value)}
          onPick={(on) => set(kept(on) ?? null)}
        />
      )}
    />
  );
};

const same = (value?: string) => value ?? '';
