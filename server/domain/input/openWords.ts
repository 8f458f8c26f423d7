import { asKey } from './writing.ts';

/**
 * Vocabularies that others add to: another system names a product or an employment in its own word.
 * A word that means one of ours is kept as ours, whichever door it comes in by; any other stays as
 * it was written.
 */
const OTHER_WORDS = {
  products: {
    phone_loan: ['手机贷', 'mobile loan'],
    phone_installment: ['手机分期', 'mobile installment'],
    cash_loan: ['现金贷', '个人信用消费贷款', '个人消费信用贷款'],
    consumer_loan: ['个人消费贷款', '消费贷', '消费贷款'],
    card: ['信用卡', 'credit card'],
  },
  employment_statuses: {
    Permanent: ['正式员工', '在职', 'employed', 'full time', 'salaried'],
    'Self-Employed': ['个体经营', '个体户', '个体工商户', '自雇'],
    Student: ['学生', '在校学生'],
    Retired: ['退休', '离退休'],
    Unemployed: ['无业', '失业', '待业'],
    Contract: ['合同工', 'contractor'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;
export type OpenVocabulary = keyof typeof OTHER_WORDS;

/** How a word is compared: `Self-Employed`, `self employed` and `SELF_EMPLOYED` are one. */
const folded = (word: string): string =>
  asKey(word)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

const MEANINGS = Object.fromEntries(
  Object.entries(OTHER_WORDS).map(([vocabulary, words]) => [
    vocabulary,
    new Map(
      Object.entries<readonly string[]>(words).flatMap(([ours, others]) =>
        [ours, ...others].map((word) => [folded(word), ours] as const),
      ),
    ),
  ]),
) as Record<OpenVocabulary, Map<string, string>>;

/** Our word for what was written, or what was written. */
export const ourWord = (vocabulary: OpenVocabulary, written: string): string =>
  MEANINGS[vocabulary].get(folded(written)) ?? written;
