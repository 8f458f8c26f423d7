import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsBy } from '../../server/domain/rowsBy.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`rows by key: SEED=${SEED}`);

it('rows found by keys are those a look at every row finds, each once and in their order', () => {
  const key = fc.integer({ min: 0, max: 5 });
  const row = fc.array(key, { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), fc.array(key, { maxLength: 4 }), (rows, keys) => {
      const looked = rows.filter((own) => own.some((one) => keys.includes(one)));
      expect(rowsBy(rows, (own) => own)(keys)).toEqual(looked);
    }),
    { seed: SEED, numRuns: 2000 },
  );
});
