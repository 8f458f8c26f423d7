import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TierChip } from '../shared/TierChip.tsx';
import type { Hit } from './useQuickSearch.ts';

/** The hits, borrowers first; the one the arrow keys stand on is marked. */
export const QuickResults = ({
  hits,
  at,
  onOpen,
}: {
  hits: readonly Hit[];
  at: number;
  onOpen: (path: string) => void;
}) => {
  const translate = useTranslate();
  return (
    // The pattern of a text field with a list of hits: <datalist> could hold neither headings nor
    // chips.
    <Box
      component="ul"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      id="quick-results"
      aria-label={translate('app.search.open')}
      sx={{ listStyle: 'none', m: 0, p: 0 }}
    >
      {hits.map((hit, index) => [
        hits[index - 1]?.kind === hit.kind ? null : (
          <Box
            component="li"
            role="presentation"
            key={hit.kind}
            sx={{ px: 2.5, pt: 1, pb: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}
          >
            {translate(`app.search.${hit.kind}`)}
          </Box>
        ),
        // The keyboard works in the text field above, which points here.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <Box
          component="li"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          id={`quick-${index}`}
          key={hit.path}
          aria-selected={index === at}
          ref={(element: HTMLElement | null) =>
            index === at ? element?.scrollIntoView({ block: 'nearest' }) : undefined
          }
          onClick={() => onOpen(hit.path)}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 2,
            px: 2.5,
            minHeight: 40,
            cursor: 'pointer',
            backgroundColor: index === at ? 'action.selected' : undefined,
            '&:hover': { backgroundColor: 'action.hover' },
          }}
        >
          <HitLine hit={hit} />
        </Box>,
      ])}
    </Box>
  );
};

const HitLine = ({ hit }: { hit: Hit }) =>
  hit.kind === 'borrowers' ? (
    <>
      <Box component="span" sx={{ flexGrow: 1 }}>
        {hit.record.full_name}
      </Box>
      <Box component="span" className="figures" sx={{ color: 'text.secondary' }}>
        {hit.record.phone}
      </Box>
    </>
  ) : (
    <>
      <Box component="span" className="figures" sx={{ flexGrow: 1 }}>
        {hit.record.loan_no}
      </Box>
      {hit.record.tier ? (
        <TierChip tier={hit.record.tier} daysPastDue={hit.record.days_past_due} />
      ) : null}
    </>
  );
