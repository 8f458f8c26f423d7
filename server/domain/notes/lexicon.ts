import { LEXICON_EN } from './lexiconEn.ts';
import { LEXICON_ZH } from './lexiconZh.ts';
import type { Lexicon } from './lexiconModel.ts';
import type { PolicyDefault } from '../policyDefaults.ts';

/**
 * Words that point to conduct which the two texts forbid. The choice of words is this project's; a
 * lender adds its own.
 */
export const NOTE_LEXICON: PolicyDefault<Lexicon> = {
  value: { entries: [...LEXICON_ZH, ...LEXICON_EN] },
  source:
    'GB/T 45251—2025; China Banking Association guideline on collecting personal consumer loans (2026-01-30)',
  confidence: 'B',
};
