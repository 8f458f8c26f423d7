import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { LANGUAGES } from '../../../server/contract/enums.ts';
import type { Restructure } from '../../../server/contract/resources/restructures.ts';
import { agreementUrl } from '../../providers/address.ts';

/** The supplementary agreement, in Chinese and in English; a draft of it until it is approved. */
export function Agreement({ request: { id } }: { request: Restructure }) {
  const translate = useTranslate();
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
    </Box>
  );
}
