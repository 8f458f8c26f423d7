import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { TAPE_FILES } from '../../server/features/imports/files.ts';
import { allRoutes } from '../../server/routes.ts';

/** Only compared, never kept as text. */
const COMPARED = /\.(password|current|seen)$/;

/** The fields of a schema that take text, by their place in it. */
function written(schema: z.core.$ZodType, path = ''): [string, z.ZodType][] {
  const { type, shape, innerType, out, element } = schema._zod.def as {
    type: string;
    shape?: Record<string, z.core.$ZodType>;
    innerType?: z.core.$ZodType;
    out?: z.core.$ZodType;
    element?: z.core.$ZodType;
  };
  if (type === 'string') return [[path, schema as z.ZodType]];
  if (shape !== undefined)
    return Object.entries(shape).flatMap(([name, field]) => written(field, `${path}.${name}`));
  const inner = innerType ?? out ?? element;
  return inner === undefined ? [] : written(inner, path);
}

const fields = [
  ...allRoutes.flatMap(({ method, path, body }) =>
    body === undefined ? [] : written(body, `${method} ${path}`),
  ),
  ...TAPE_FILES.flatMap(({ name, row }) => written(row, `${name}.csv`)),
].filter(([name]) => !COMPARED.test(name));

describe('a field that takes text, at every door,', () => {
  it('is found in every request and every file of a tape', () => {
    expect(fields.length).toBeGreaterThan(100);
    for (const known of ['post /borrowers.full_name', 'payments.csv.memo', '/submit.comment'])
      expect(
        fields.some(([name]) => name.includes(known)),
        known,
      ).toBe(true);
  });

  it.each([
    ['a broken sign', '甲\ufffd乙'],
    ['half a pair', '甲\ud842乙'],
    ['a NUL', '甲\0乙'],
    ['an escape', '甲\u001b乙'],
    ['a sign without width', '1\u200b2'],
    ['a turn of direction', '1\u202e2'],
    ['a soft hyphen', '1\u00ad2'],
  ])('lets %s in nowhere', (_name, sent) => {
    const kept = fields.flatMap(([name, schema]) => {
      const { success, data } = schema.safeParse(sent);
      // A mask comes back from a form and is compared, never kept.
      return success && /[\p{Cc}\p{Cf}\p{Cs}\ufffd]/u.test(String(data)) ? [name] : [];
    });
    expect(kept).toEqual([]);
  });

  it('that nothing can be seen of is empty', () => {
    const taken = fields.flatMap(([name, schema]) => {
      const { success, data } = schema.safeParse('\u200b \u3164');
      return success && data !== '' ? [name] : [];
    });
    expect(taken).toEqual([]);
  });
});
