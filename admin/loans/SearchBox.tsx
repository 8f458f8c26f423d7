import { SearchInput, useTranslate } from 'react-admin';

interface SearchBoxProps {
  source: string;
  alwaysOn?: boolean;
  /** Key of the words that say what is searched. */
  hint: string;
}

/** The search field of a list, saying what it looks into. */
export function SearchBox({ source, alwaysOn, hint }: SearchBoxProps) {
  const words = useTranslate()(hint);
  return <SearchInput source={source} alwaysOn={alwaysOn} placeholder={words} sx={{ minWidth: { sm: 240 } }} slotProps={{ htmlInput: { 'aria-label': words } }} />;
}
