import { useTranslate } from 'react-admin';
import type { Policy } from '../../../server/contract/resources/policies.ts';
import { useEnumLabel } from '../../shared/enums.ts';

/**
 * Shipped texts of which a kind has several rules; a source that is not here is said as it was
 * typed.
 */
const CARD_MEASURES =
  'Measures for the Supervision and Administration of Credit Card Business of Commercial Banks ' +
  '(2011)';
const SOURCES: Readonly<Record<string, string>> = {
  'China Banking Association guideline of 2026-01-30': 'banking_association',
  [CARD_MEASURES]: 'card_measures',
};

/** The words around a rule: for which product, by what source, how sure. */
export function usePolicyWords() {
  const translate = useTranslate();
  const product = useEnumLabel('products');
  const lawOf = (source: string) =>
    translate(`policies.sources.${SOURCES[source] ?? ''}`, { _: source });
  const articleText = (article: string | null) => {
    if (article === null) return '';
    return /^[\d–]+$/.test(article) ? translate('policies.article_no', { no: article }) : article;
  };
  return {
    productOf: (name: string | null) =>
      name === null ? translate('policies.all_products') : product(name),
    /** The shipped rows name their sources in the reader's language; others as they were typed. */
    sourceOf: ({
      author_id,
      kind,
      product: of,
      source,
    }: Pick<Policy, 'author_id' | 'kind' | 'product' | 'source'>) => {
      if (author_id !== null) return source;
      if (kind === 'contact_rules') return lawOf(source);
      return translate(`policies.shipped.${kind}${of === null ? '' : `_${of}`}`, { _: source });
    },
    /** A bare number or range is an article; anything else is said as it is. */
    articleOf: ({ article }: Pick<Policy, 'article'>) => articleText(article),
    /**
     * Source and article as a refusal names them: one whose article is not known says its source
     * there, a hold has no source.
     */
    citationOf: ({ source, article }: { source: string | null; article: string | null }) =>
      [source === null ? '' : lawOf(source), article === source ? '' : articleText(article)]
        .filter(Boolean)
        .join(' '),
  };
}
