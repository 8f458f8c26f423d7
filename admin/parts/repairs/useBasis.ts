import { useTranslate } from 'react-admin';

/** A rule and its articles in words: 《征信业管理条例》第 16、25 条. */
export function useBasis(): (source: string, article: string | null) => string {
  const translate = useTranslate();
  return (source, article) => {
    const name = translate(`credit_repairs.sources.${source}`, { _: source });
    if (article === null) return name;
    const articles = article.split(/,\s*/).join(translate('credit_repairs.articles_comma'));
    return translate('credit_repairs.basis', { source: name, article: articles });
  };
}
