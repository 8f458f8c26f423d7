import EventBusyIcon from '@mui/icons-material/EventBusyOutlined';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';
import { useEnumLabel } from '../../shared/enums.ts';

/** The rules of contact that a note broke, each with where it comes from. */
export const Violations = ({ violations }: Pick<CollectionNote, 'violations'>) => {
  const translate = useTranslate();
  const rule = useEnumLabel('contact_rules');
  if (violations.length === 0) return null;
  const sourceText = (source: string | null) => {
    if (source === null) return '';
    const name = translate(`review.sources.${source}`, { _: source });
    return translate('review.note.source', { source: name });
  };
  const articleText = (article: string | null) => {
    if (article === null) return '';
    return /^[\d–]+$/.test(article) ? translate('review.note.article', { article }) : article;
  };
  const basis = ({ source, article }: CollectionNote['violations'][number]) =>
    [sourceText(source), articleText(article)].filter((part) => part !== '').join(' ');
  return (
    <Box
      component="section"
      aria-label={translate('review.note.violations')}
      sx={{
        display: 'flex',
        gap: 1,
        px: 1.5,
        py: 1,
        border: 1,
        borderColor: 'divider',
        borderLeft: 3,
        borderLeftColor: 'warning.main',
        borderRadius: 1,
      }}
    >
      <EventBusyIcon fontSize="small" sx={{ color: 'warning.main', mt: 0.125 }} aria-hidden />
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {violations.map((violation) => (
          <li key={violation.rule}>
            <b>{translate('review.note.violations')}</b> · {rule(violation.rule)}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {basis(violation)}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
};
