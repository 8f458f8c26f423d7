import { useCallback } from 'react';
import { useTranslate } from 'react-admin';

/** Laws as the clocks name them → the key of their name on the screens. */
const SOURCES: Readonly<Record<string, string>> = {
  'Civil Code': 'civil_code',
  'Civil Procedure Law': 'procedure_law',
  "Supreme People's Court, Fa Shi [2016] No. 22": 'preservation_rules',
  "Supreme People's Court, Provisions on Limitation of Actions": 'limitation_provisions',
  'Measures on the Payment of Litigation Costs': 'court_fees',
  "Supreme People's Court, Fa Shi [2022] No. 11": 'procedure_interpretation',
  "Supreme People's Court, Fa Shi [2014] No. 8": 'doubled_interest',
  "Supreme People's Court, Fa Shi [2018] No. 18": 'notarised_claims',
};

/** The law a date stands on, as it is quoted: '《民法典》第 188 条'. */
export function useBasis(): (basis: { source: string; article: string | null }) => string {
  const translate = useTranslate();
  return useCallback(
    ({ source, article }) => {
      const slug = SOURCES[source];
      const name = slug === undefined ? source : translate(`legal_cases.sources.${slug}`);
      return article === null
        ? name
        : translate('legal_cases.article', { source: name, no: article });
    },
    [translate],
  );
}
