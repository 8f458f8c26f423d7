import { useTranslate } from 'react-admin';
import type { Policy } from '../../server/contract/resources/policies.ts';
import { useEnumLabel } from '../shared/enums.ts';

/** The words around a rule: for which product, by what source, how sure. */
export function usePolicyWords() {
  const translate = useTranslate();
  const product = useEnumLabel('products');
  return {
    productOf: (name: string | null) => (name === null ? translate('policies.all_products') : product(name)),
    /** The shipped rows name their sources in the reader's language; others as they were typed. */
    sourceOf: ({ author_id, kind, product: of, source }: Policy) => (author_id === null ? translate(`policies.shipped.${kind}${of === null ? '' : `_${of}`}`, { _: source }) : source),
    /** A bare number is an article; anything else is said as it is. */
    articleOf: ({ article }: Policy) => (article === null ? '' : /^\d+$/.test(article) ? translate('policies.article_no', { no: article }) : article),
  };
}
