import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useGetOne, useLocaleState, useTranslate } from 'react-admin';
import { LANGUAGES } from '../../../server/contract/enums.ts';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { repairLetterUrl } from '../../providers/address.ts';
import { Section } from '../../shared/Section.tsx';
import { useEnumLabel } from '../../shared/enums.ts';

/**
 * The written answer: what it says, or would say as things stand, and the letter itself in both
 * languages.
 */
export function Letter({ repair, file }: { repair: CreditRepair; file: RepairFile }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const channel = useEnumLabel('answer_channels');
  const { data: writer } = useGetOne<User>(
    'users',
    { id: repair.answered_by ?? 0 },
    { enabled: repair.answered_by !== null },
  );
  const text = repair.answer ?? file.draft_answer[locale === 'en' ? 'en' : 'zh'];
  const how = [
    repair.answer_channel === null ? '' : channel(repair.answer_channel),
    repair.answer_reference ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <Section
      titleKey={
        repair.answer === null ? 'credit_repairs.letter.draft' : 'credit_repairs.letter.title'
      }
    >
      {repair.answered_on !== null && (
        <Typography
          variant="body2"
          color="text.secondary"
          className="figures"
          sx={{ mb: 1, overflowWrap: 'anywhere' }}
        >
          {translate('credit_repairs.letter.answered', {
            on: repair.answered_on,
            who: writer?.full_name ?? '',
          })}
          {how === '' ? '' : ` · ${how}`}
        </Typography>
      )}
      <Box
        sx={{
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          px: 2,
          py: 1.5,
          maxHeight: 340,
          overflowY: 'auto',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          lineHeight: 1.7,
        }}
      >
        {text}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1, ml: -1 }}>
        {LANGUAGES.map((language) => (
          <Button
            key={language}
            component="a"
            href={repairLetterUrl(repair.id, language)}
            target="_blank"
            rel="noopener"
            startIcon={<PdfIcon />}
          >
            {translate(`credit_repairs.letter.pdf_${language}`)}
          </Button>
        ))}
      </Box>
    </Section>
  );
}
