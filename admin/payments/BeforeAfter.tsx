import ArrowForward from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { PaymentPreview } from '../../server/contract/resources/payments.ts';
import { formatMoney } from '../shared/format.ts';
import { TierChip } from '../shared/TierChip.tsx';

function Line({
  labelKey,
  before,
  after,
}: {
  labelKey: string;
  before?: ReactNode;
  after: ReactNode;
}) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1, py: 0.25 }}>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary', flex: '1 0 auto' }}>
        {translate(labelKey)}
      </Typography>
      <Typography
        component="dd"
        variant="body2"
        sx={{ m: 0, display: 'flex', alignItems: 'center', gap: 0.75 }}
      >
        {before !== undefined && (
          <>
            {before}
            <ArrowForward aria-hidden sx={{ fontSize: 14, color: 'text.secondary' }} />
          </>
        )}
        {after}
      </Typography>
    </Box>
  );
}

/** An amount whose zero is news and not a dash. */
function Amount({ minor, strong = false }: { minor: number; strong?: boolean }) {
  return (
    <Box component="span" className="figures" sx={{ fontWeight: strong ? 600 : undefined }}>
      {formatMoney(minor)}
    </Box>
  );
}

/** The loan before and after the payment. */
export function BeforeAfter({ preview }: { preview: PaymentPreview }) {
  const translate = useTranslate();
  const tier = (id: string | null) =>
    id === null ? (
      <span>{translate('payments.preview.settled')}</span>
    ) : (
      <TierChip tier={id} short />
    );
  return (
    <Box component="dl" sx={{ m: 0, mb: 0.5 }}>
      <Line
        labelKey="payments.preview.outstanding"
        before={<Amount minor={preview.outstanding_before_minor} />}
        after={<Amount minor={preview.outstanding_after_minor} strong />}
      />
      {preview.overdue_after_minor > 0 && (
        <Line
          labelKey="payments.preview.overdue_after"
          after={<Amount minor={preview.overdue_after_minor} strong />}
        />
      )}
      <Line
        labelKey="payments.preview.tier"
        before={tier(preview.tier_before)}
        after={tier(preview.tier_after)}
      />
    </Box>
  );
}
