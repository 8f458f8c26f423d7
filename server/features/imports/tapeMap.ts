import { z } from 'zod';
import { UNITS } from './cells.ts';
import type { TapeName } from './files.ts';

/**
 * What a person said, once, of the files of another system: which file holds what, which of its
 * columns is which of ours, in what unit, and what it does not say. Kept as JSON beside the tape
 * and given again with each next one.
 */
const fileMap = z.strictObject({
  file: z.string().min(1),
  columns: z.record(z.string(), z.string()),
  units: z.record(z.string(), z.enum(UNITS)).optional(),
  /** The same for every row, where the file has no such column. */
  fixed: z.record(z.string(), z.string()).optional(),
  /** By column: words in its cells → ours. */
  values: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
export type FileMap = z.infer<typeof fileMap>;

export const tapeMap = z.strictObject({
  borrowers: fileMap.optional(),
  loans: fileMap.optional(),
  installments: fileMap.optional(),
  payments: fileMap.optional(),
} satisfies Record<TapeName, unknown>);
export type TapeMap = z.infer<typeof tapeMap>;
