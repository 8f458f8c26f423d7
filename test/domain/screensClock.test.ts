import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../admin/shared/dayText.ts';
import { formatInstant, formatInstantInFull, formatRecent } from '../../admin/shared/format.ts';
import { dayOf, instantAtEdge } from '../../admin/shared/houseDays.ts';

/** Tests run in UTC: a machine whose clock is not the house's, eight hours behind it. */
describe('the clock of the screens, on a machine set to another zone', () => {
  it.each([
    ['2026-03-05T06:07:00.000Z', '2026-03-05 14:07'],
    ['2026-03-05T16:00:00.000Z', '2026-03-06 00:00'],
    ['2026-12-31T15:59:59.999Z', '2026-12-31 23:59'],
    // Beijing kept summer time from 1986 to 1991.
    ['1988-07-01T00:00:00.000Z', '1988-07-01 09:00'],
  ])('shows %s as Beijing does: %s', (at, shown) => {
    expect(formatInstant(at)).toBe(shown);
    expect(dayOf(at)).toBe(shown.slice(0, 10));
  });

  it('takes what is typed as Beijing’s, and shows it back as it was typed', () => {
    expect(parseMoment('2026-03-06 00:30', '2026-03-06')).toBe('2026-03-05T16:30:00.000Z');
    for (const typed of ['2026-03-05 21:59', '2026-03-05 08:00', '2026-01-01 00:00'])
      expect(formatInstant(parseMoment(typed, '2026-03-05') ?? '')).toBe(typed);
  });

  it('begins and ends the day of a filter at Beijing’s midnight', () => {
    expect(instantAtEdge('2026-03-05', 'start')).toBe('2026-03-04T16:00:00.000Z');
    expect(instantAtEdge('2026-03-05', 'end')).toBe('2026-03-05T15:59:59.999Z');
    expect(instantAtEdge('no day', 'end')).toBeUndefined();
  });

  it('names the zone in full, and leaves the date out only on Beijing’s own day', () => {
    expect(formatInstantInFull('2026-03-05T16:30:00.000Z', 'en')).toContain('6 March 2026');
    expect(formatInstantInFull('2026-03-05T16:30:00.000Z', 'en')).toContain('GMT+8');
    const [late, early] = [Date.parse('2026-03-05T15:30:00Z'), Date.parse('2026-03-05T16:30:00Z')];
    expect(formatRecent(early, early)).toBe('00:30');
    expect(formatRecent(late, early)).toBe('2026-03-05 23:30');
  });

  it('says what is no moment by what was given', () => {
    expect(formatInstant('soon')).toBe('soon');
    expect(dayOf('')).toBe('');
    expect(parseMoment('2026-03-05 24:30', '2026-03-05')).toBeUndefined();
  });
});
