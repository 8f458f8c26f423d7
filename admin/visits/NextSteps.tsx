import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { intakeAddress } from '../parts/repairs/addresses.ts';
import { Section } from '../shared/Section.tsx';
import { useMay } from '../shared/session.ts';

/** What the findings ask for next, each with the way there; nothing where nothing is asked. */
export function NextSteps({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const mayExtend = useMay('restructures', 'create');
  const mayRepair = useMay('credit_repairs', 'create');
  const mayEdit = useMay('borrowers', 'edit');
  const { borrower_id, loan_id, request, address_found } = visit;
  const steps = [
    request === 'extension' &&
      mayExtend && { name: 'extension', to: `/restructures/create?loan_id=${loan_id}` },
    request === 'credit_repair' &&
      mayRepair && {
        name: 'credit_repair',
        to: intakeAddress({ borrower_id, loan_id, statement: visit.situation ?? '' }),
      },
    (address_found === 'moved' || address_found === 'wrong') &&
      mayEdit && { name: 'address', to: `/borrowers/${borrower_id}` },
  ].filter((step) => step !== false);
  if (steps.length === 0 && visit.hold_id === null) return null;
  return (
    <Section titleKey="visits.next.title">
      {visit.hold_id !== null && (
        <Typography sx={{ mb: 1 }}>{translate('visits.next.held')}</Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {steps.map(({ name, to }) => (
          <Button key={name} component={Link} to={to} variant="outlined">
            {translate(`visits.next.${name}`)}
          </Button>
        ))}
      </Box>
    </Section>
  );
}
