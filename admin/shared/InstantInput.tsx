import { CalendarButton } from './CalendarButton.tsx';
import { parseMoment } from './dayText.ts';
import { formatInstant } from './format.ts';
import { ParsedInput, type ParsedInputProps } from './ParsedInput.tsx';
import { useBusinessDate } from './session.ts';

/**
 * A moment on the clock of the house, typed as 2026-03-05 14:07 or picked; kept as an instant in
 * UTC.
 */
export const InstantInput = (props: ParsedInputProps) => {
  const today = useBusinessDate();
  return (
    <ParsedInput<string>
      {...props}
      parse={(text) => parseMoment(text, today)}
      print={(value) => formatInstant(value)}
      isValue={(value): value is string =>
        typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)
      }
      notUnderstoodKey="app.validation.moment"
      inputMode="numeric"
      placeholder="YYYY-MM-DD HH:mm"
      end={(value, set) => (
        <CalendarButton
          type="datetime-local"
          value={value === null ? '' : formatInstant(value).replace(' ', 'T')}
          onPick={(moment) => set(parseMoment(moment, today) ?? null)}
        />
      )}
    />
  );
};
