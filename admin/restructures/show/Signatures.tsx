import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import type { Party } from '../../../server/domain/restructure/restructure.ts';
import { Day } from '../../shared/DayField.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { useMay } from '../../shared/session.ts';
import { Agreement } from './Agreement.tsx';
import { AttachmentPart } from './AttachmentPart.tsx';
import { Guarantor } from './Guarantor.tsx';
import { partiesOf, signedOn } from './parties.ts';
import { Section } from '../../shared/Section.tsx';
import { SignDialog } from './SignDialog.tsx';

/** The agreement, who has signed it, and the copies on file. */
export function Signatures() {
  const request = useRecordContext<Restructure>();
  const translate = useTranslate();
  const label = useEnumLabel('parties');
  const maySign = useMay('restructures', 'sign') && request?.status === 'approved';
  const [signing, setSigning] = useState<Party | null>(null);
  if (!request) return null;
  const begun =
    ['approved', 'signed', 'effective'].includes(request.status) ||
    partiesOf(request).some((party) => signedOn(request, party) !== null);
  return (
    <Section titleKey="restructures.agreement.title">
      {request.guarantor_id !== null && request.kinds.includes('add_guarantor') && (
        <Guarantor id={request.guarantor_id} />
      )}
      {request.status === 'draft' ? (
        <Quiet textKey="restructures.agreement.not_yet" />
      ) : (
        <Agreement request={request} />
      )}
      {begun && (
        <>
          <Box
            component="ul"
            sx={{
              listStyle: 'none',
              m: 0,
              my: 1,
              p: 0,
              maxWidth: 420,
              '& > li + li': { borderTop: 1, borderColor: 'divider' },
            }}
          >
            {partiesOf(request).map((party) => (
              <Box
                component="li"
                key={party}
                sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 40 }}
              >
                <Box sx={{ width: 96 }}>{label(party)}</Box>
                <Box
                  sx={{
                    flexGrow: 1,
                    color: signedOn(request, party) === null ? 'text.secondary' : undefined,
                  }}
                >
                  {signedOn(request, party) === null ? (
                    translate('restructures.agreement.unsigned')
                  ) : (
                    <Day on={signedOn(request, party)} />
                  )}
                </Box>
                {maySign && signedOn(request, party) === null && (
                  <Button variant="outlined" onClick={() => setSigning(party)}>
                    {translate('restructures.agreement.sign')}
                  </Button>
                )}
              </Box>
            ))}
          </Box>
          <AttachmentPart
            id={request.id}
            kinds={['signed_agreement']}
            emptyKey="restructures.agreement.no_copy"
            open={request.status !== 'cancelled'}
          />
        </>
      )}
      {signing && <SignDialog request={request} party={signing} onClose={() => setSigning(null)} />}
    </Section>
  );
}

function Quiet({ textKey }: { textKey: string }) {
  return (
    <Typography variant="body2" color="text.secondary">
      {useTranslate()(textKey)}
    </Typography>
  );
}
