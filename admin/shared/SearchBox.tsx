import { SearchInput, type SearchInputProps, useTranslate } from 'react-admin';

/**
 * The search field of a list; `hint` is the key of the words that say what it looks into. `/` finds
 * it by its name.
 */
export const SearchBox = ({ hint, ...props }: SearchInputProps & { hint: string }) => {
  const words = useTranslate()(hint);
  return (
    <SearchInput
      sx={{ minWidth: { sm: 240 } }}
      {...props}
      placeholder={words}
      slotProps={{ htmlInput: { 'aria-label': words } }}
    />
  );
};
