import type { LabelDisplayedRowsArgs } from '@mui/material';
import {
  Pagination,
  PaginationActions,
  type PaginationActionsProps,
  useListContext,
  useTranslate,
} from 'react-admin';
import type { ListMeta } from '../providers/dataProvider.ts';

const SIZES = [25, 50, 100];

/**
 * react-admin names these parts in English only: the strip of pages on a desk, its arrows on a
 * phone.
 */
const Strip = (props: PaginationActionsProps) => {
  const translate = useTranslate();
  return <PaginationActions {...props} aria-label={translate('app.pages')} />;
};

/**
 * The pages under every list, and how many rows each has; of a list that was not counted to its end
 * the total is "more than". Beside an error there are none: their figures would be those of rows
 * that are not shown.
 */
export const Pager = ({ sizes = SIZES }: { sizes?: number[] }) => {
  const translate = useTranslate();
  const { error, meta } = useListContext();
  const arrows = { getItemAriaLabel: (type: string) => translate(`ra.navigation.${type}`) };
  if (error) return null;
  const range = (meta as ListMeta | undefined)?.capped
    ? {
        labelDisplayedRows: ({ from, to, count }: LabelDisplayedRowsArgs) =>
          translate('app.page_range_capped', { from, to, total: count.toLocaleString() }),
      }
    : {};
  return <Pagination rowsPerPageOptions={sizes} actions={Strip} {...arrows} {...range} />;
};
