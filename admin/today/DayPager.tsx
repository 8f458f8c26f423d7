import { TablePagination } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ROWS_A_PAGE } from './useDay.ts';

interface Props {
  /** From 1. */
  page: number;
  total: number;
  onTurn: (page: number) => void;
}

/** How many pages so many rows have; none has one. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / ROWS_A_PAGE));

/** The pages of a part of the day; none where one holds all. */
export function DayPager({ page, total, onTurn }: Props) {
  const translate = useTranslate();
  if (total <= ROWS_A_PAGE) return null;
  return (
    <TablePagination
      component="div"
      count={total}
      page={Math.min(page, pagesOf(total)) - 1}
      rowsPerPage={ROWS_A_PAGE}
      rowsPerPageOptions={[]}
      onPageChange={(_, next) => onTurn(next + 1)}
      getItemAriaLabel={(type) => translate(`ra.navigation.${type}`)}
      labelDisplayedRows={({ from, to, count }) =>
        translate('ra.navigation.page_range_info', {
          offsetBegin: from,
          offsetEnd: to,
          total: count,
        })
      }
    />
  );
}
