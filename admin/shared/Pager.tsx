import {
  Pagination,
  PaginationActions,
  type PaginationActionsProps,
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

/** The pages under every list, and how many rows each has. */
export const Pager = ({ sizes = SIZES }: { sizes?: number[] }) => {
  const translate = useTranslate();
  const arrows = { getItemAriaLabel: (type: string) => translate(`ra.navigation.${type}`) };
  return <Pagination rowsPerPageOptions={sizes} actions={Strip} {...arrows} />;
};
