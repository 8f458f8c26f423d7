import { Box, Card } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Money } from '../shared/MoneyField.tsx';
import type { Band, Book } from './overdueTiersBook.ts';
import { OverdueTiersChange } from './OverdueTiersChange.tsx';
import { OverdueTiersLabel } from './OverdueTiersLabel.tsx';
import { OverdueTiersShare } from './OverdueTiersShare.tsx';
import { OverdueTiersLink } from './OverdueTiersLink.tsx';

/** The same bands one below the other, for a narrow screen. */
export const OverdueTiersCards = ({
  book,
  compared_on,
  linked,
}: {
  book: Book;
  compared_on: string;
  linked: boolean;
}) => {
  const translate = useTranslate();
  return (
    <Card>
      {book.bands.map((band) => (
        <TierCard
          key={band.tier.id}
          band={band}
          among={book.tiers}
          linked={linked && band.tier.loans > 0}
        />
      ))}
      <Box sx={{ p: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
        {translate('tiers.total')}{' '}
        {translate('tiers.loans_count', {
          smart_count: book.total.loans,
          loans: book.total.loans.toLocaleString('en-US'),
        })}{' '}
        · {translate('tiers.columns.change_short')}{' '}
        {translate('tiers.change_hint', { day: compared_on })}
      </Box>
    </Card>
  );
};

interface CardProps {
  band: Band;
  among: Book['tiers'];
  linked: boolean;
}

const TierCard = ({ band, among, linked }: CardProps) => {
  const { tier } = band;
  const translate = useTranslate();
  return (
    <Box sx={{ position: 'relative', p: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      {linked ? <OverdueTiersLink tier={tier} /> : null}
      <Box
        sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', mb: 1 }}
      >
        <span>
          <OverdueTiersLabel tier={tier} among={among} />
        </span>
        <Box component="span" className="figures" sx={{ whiteSpace: 'nowrap', pl: 1 }}>
          {translate('tiers.loans_count', {
            smart_count: tier.loans,
            loans: tier.loans.toLocaleString('en-US'),
          })}
        </Box>
      </Box>
      <OverdueTiersShare band={band} />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 1, mt: 1 }}>
        <Figure label={translate('tiers.columns.outstanding')}>
          <Money minor={tier.outstanding_minor} />
        </Figure>
        <Figure label={translate('tiers.columns.overdue')}>
          <Money minor={tier.overdue_minor} />
        </Figure>
        <Figure label={translate('tiers.columns.change_short')}>
          <OverdueTiersChange minor={band.change?.outstanding_minor} />
        </Figure>
      </Box>
    </Box>
  );
};

const Figure = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box sx={{ fontSize: '0.875rem' }}>
    <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{label}</Box>
    {children}
  </Box>
);
