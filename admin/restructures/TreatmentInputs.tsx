import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { formatMoney } from '../shared/format.ts';
import { TREATED, treatedOpen } from './figures/parts.ts';
import { useOffer } from './useOffer.ts';

/**
 * Asks what becomes of each overdue part, with how much of it is open. Where nothing is open there
 * is nothing to decide.
 */
export function TreatmentInputs() {
  const translate = useTranslate();
  const { figures } = useOffer();
  const open = (group: (typeof TREATED)[number]) => figures && treatedOpen(figures.parts, group);
  const none = TREATED.filter((group) => open(group) === 0);
  return (
    <Box sx={{ my: 1 }}>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(216px, 1fr))',
          columnGap: 2,
        }}
      >
        {TREATED.filter((group) => !none.includes(group)).map((group) => {
          const minor = open(group);
          const amount = minor === undefined ? '' : formatMoney(minor);
          return (
            <ChoiceButtons
              key={group}
              source={`terms.${group}_treatment`}
              of="treatments"
              label={translate(`restructures.form.open_${group}`, { amount })}
            />
          );
        })}
      </Box>
      {none.length > 0 && (
        <Typography variant="caption" component="p" sx={{ color: 'text.secondary', m: 0 }}>
          {none.map((group) => translate(`restructures.form.none_${group}`)).join(' ')}
        </Typography>
      )}
    </Box>
  );
}
