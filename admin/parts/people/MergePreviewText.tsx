import { Box, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { MergePreview } from '../../../server/contract/resources/borrowerMerges.ts';
import type { DaihouDataProvider } from '../../providers/dataProvider.ts';
import { messageOf } from '../../shared/errors.ts';

/** What a merge would move, by kind, and what it fills in; or why it cannot be made. */
export function MergePreviewText({ id, intoId }: { id: number; intoId: number }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<DaihouDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['borrowers', 'merge_preview', id, intoId],
    queryFn: ({ signal }) =>
      dataProvider.get<MergePreview>(`borrowers/${id}/merge_preview?into_id=${intoId}`, signal),
    retry: false,
  });
  if (error) {
    const text = messageOf(error);
    return <Typography color="error">{translate(text, { _: text })}</Typography>;
  }
  if (!data) return <Skeleton height={48} />;
  const comma = translate('app.list_comma');
  return (
    <Box sx={{ mb: 1.5 }} className="figures">
      {data.moves.length === 0
        ? translate('merges.moves_nothing')
        : translate('merges.moves', {
            what: data.moves
              .map(({ resource, count }) =>
                [translate(`resources.${resource}.name`, { smart_count: count }), count].join(' '),
              )
              .join(comma),
          })}
      {data.fills.length > 0 && (
        <div>
          {translate('merges.fills', {
            what: data.fills
              .map((field) => translate(`resources.borrowers.fields.${field}`))
              .join(comma),
          })}
        </div>
      )}
    </Box>
  );
}
