import ChevronLeft from '@mui/icons-material/ChevronLeft';
import { Box, Button, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KeyHint } from '../KeyHint.tsx';
import type { Steps } from './useWalk.ts';

/** Where a record stands in the list one came from, and the way to its neighbours. */
export function WalkSteps({ resource, steps }: { resource: string; steps: Steps }) {
  const translate = useTranslate();
  const { place, total, capped, toNext, toPrevious } = steps;
  return (
    <Box
      component="nav"
      aria-label={translate('app.walk.label')}
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      <IconButton
        size="small"
        disabled={!toPrevious}
        onClick={toPrevious}
        aria-keyshortcuts="k"
        aria-label={translate(`app.walk.${resource}.previous`)}
        title={translate(`app.walk.${resource}.previous`)}
      >
        <ChevronLeft fontSize="small" />
      </IconButton>
      <Box component="span" className="figures" sx={{ color: 'text.secondary' }}>
        {translate(capped ? 'app.walk.place_capped' : 'app.walk.place', {
          at: place.toLocaleString(),
          total: total.toLocaleString(),
        })}
      </Box>
      <Button size="small" disabled={!toNext} onClick={toNext} aria-keyshortcuts="j">
        {translate(`app.walk.${resource}.next`)}
        <KeyHint of="J" />
      </Button>
    </Box>
  );
}
