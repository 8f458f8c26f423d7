import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { LANGUAGES } from '../../server/contract/enums.ts';
import { adjustmentLetterUrl } from '../providers/address.ts';
import { Section } from '../shared/Section.tsx';

/** The letter that tells the borrower of what was approved, in both languages. */
export function AdjustmentLetter({ id }: { id: number }) {
  const translate = useTranslate();
  return (
    <Section titleKey="adjustments.letter.title">
      {LANGUAGES.map((language) => (
        <Button
          key={language}
          component="a"
          href={adjustmentLetterUrl(id, language)}
          target="_blank"
          rel="noopener"
          startIcon={<PdfIcon />}
        >
          {translate(`adjustments.letter.pdf_${language}`)}
        </Button>
      ))}
    </Section>
  );
}
