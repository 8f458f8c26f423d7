import {
  Pagination,
  PaginationActions,
  type PaginationActionsProps,
  useListContext,
  useTranslate,
} from 'react-admin';

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
 * The pages under every list, and how many rows each has. Beside an error there are none: their
 * figures would be those of rows that are not shown.
 */
export const Pager = ({ sizes = SIZES }: { sizes?: number[] }) => {
  const translate = useTranslate();
  const { error } = useListContext();
  const arrows = { getItemAriaLabel: (type: string) => translate(`ra.navigation.${type}`) };
  if (error) return null;
  return <Pagination rowsPerPageOptions={sizes} actions={Strip} {...arrows} />;
};
