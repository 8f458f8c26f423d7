import { useTranslate } from 'react-admin';

/** Titles over the columns of a table of the report. */
export function useHeads(): (...columns: string[]) => string[] {
  const translate = useTranslate();
  return (...columns) => columns.map((name) => translate(`review.report.columns.${name}`));
}
