import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { LANGUAGES } from '../../../server/contract/enums.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { agreementUrl, signingCopyUrl } from '../../providers/address.ts';
import { ReasonDialog } from '../../shared/ReasonDialog.tsx';
import { useMay } from '../../shared/session.ts';

/**
 * The supplementary agreement, in Chinese and in English; a draft of it until it is approved. The
 * copy that is signed carries personal data in full and asks for a reason.
 */
export function Agreement({ request: { id } }: { request: Restructure }) {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const reveals = useMay('borrowers', 'reveal');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: -1 }}>
      {LANGUAGES.map((language) => (
        <Button
          key={language}
          component="a"
          href={agreementUrl(id, language)}
          target="_blank"
          rel="noopener"
          startIcon={<PdfIcon />}
        >
          {translate(`restructures.agreement.${language}`)}
        </Button>
      ))}
      {reveals && (
        <Button startIcon={<PdfIcon />} onClick={() => setAsking(true)}>
          {translate('restructures.agreement.signing_copy')}
        </Button>
      )}
      <ReasonDialog
        open={asking}
        titleKey="restructures.agreement.signing_title"
        hintKey="restructures.agreement.signing_hint"
        submitKey="restructures.agreement.signing_copy"
        suggestionKeys={['restructures.agreement.reasons.sign']}
        onSubmit={(reason) => {
          window.open(signingCopyUrl(id, 'zh', reason), '_blank', 'noopener');
          setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
    </Box>
  );
}
