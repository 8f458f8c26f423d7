import { List as MuiList, ListItem, ListItemButton, ListItemText } from '@mui/material';
import type { ReactNode } from 'react';
import {
  type RaRecord,
  RecordContextProvider,
  SimpleListLoading,
  useCreatePath,
  useListContext,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useBeginWalk } from '../../shared/walk/useBeginWalk.ts';
import { useMay } from '../../shared/session.ts';
import { QuickNote } from './QuickNote.tsx';

interface Props<R extends RaRecord> {
  empty: ReactNode;
  loanIdOf: (record: R) => number | null;
  /** The address a card leads to, if the record has no page of its own. */
  to?: (record: R) => string;
  /** Whether they are loans that are worked through one after the other. */
  onward?: boolean;
  primary: (record: R) => ReactNode;
  secondary: (record: R) => ReactNode;
}

/**
 * Records of loans on a phone: the card leads to its record, and beside it a note can be written
 * without leaving the list. The button stands next to the link, not in it.
 */
export function CardsWithNote<R extends RaRecord>({
  empty,
  loanIdOf,
  to,
  onward = false,
  primary,
  secondary,
}: Props<R>) {
  const { data, isPending, resource } = useListContext<R>();
  const createPath = useCreatePath();
  const beginWalk = useBeginWalk();
  const mayWrite = useMay('collection_notes', 'create');
  if (isPending)
    return (
      <SimpleListLoading
        hasLeftAvatarOrIcon={false}
        hasRightAvatarOrIcon={false}
        hasSecondaryText
        hasTertiaryText={false}
      />
    );
  if (!data || data.length === 0) return <>{empty}</>;
  return (
    <MuiList disablePadding>
      {data.map((record) => {
        const loanId = loanIdOf(record);
        return (
          <RecordContextProvider key={record.id} value={record}>
            <ListItem
              disablePadding
              secondaryAction={
                mayWrite && loanId !== null ? <QuickNote {...{ loanId, onward }} /> : undefined
              }
            >
              <ListItemButton
                component={Link}
                onClick={onward ? beginWalk : undefined}
                to={to?.(record) ?? createPath({ resource, type: 'show', id: record.id })}
              >
                <ListItemText
                  primary={primary(record)}
                  secondary={secondary(record)}
                  slotProps={{ secondary: { component: 'div' } }}
                />
              </ListItemButton>
            </ListItem>
          </RecordContextProvider>
        );
      })}
    </MuiList>
  );
}
