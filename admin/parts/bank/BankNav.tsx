import { Button, Stack, Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../../shared/session.ts';

const PLACES = ['bank_lines', 'bank_statements', 'bank_days'] as const;
type Place = (typeof PLACES)[number];
const NAMES: Readonly<Record<Place, string>> = {
  bank_lines: 'bank.go.lines',
  bank_statements: 'bank.go.statements',
  bank_days: 'bank.go.days',
};

/** The three lists of the bank's money, and the way to bring in a statement. */
export function BankNav({ at }: { at: Place }) {
  const translate = useTranslate();
  const mayBring = useMay('bank_statements', 'create');
  return (
    <Stack
      direction="row"
      sx={{ alignItems: 'center', justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}
    >
      <Tabs value={at} aria-label={translate('bank.menu')} component="nav">
        {PLACES.map((place) => (
          <Tab
            key={place}
            value={place}
            label={translate(NAMES[place])}
            component={Link}
            to={`/${place}`}
          />
        ))}
      </Tabs>
      {mayBring && (
        <Button component={Link} to="/bank_statements/create" variant="contained">
          {translate('bank.go.upload')}
        </Button>
      )}
    </Stack>
  );
}
