import PdfIcon from '@mui/icons-material/PictureAsPdfOutlined';
import SendIcon from '@mui/icons-material/SendOutlined';
import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import { LANGUAGES } from '../../../server/contract/enums.ts';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { repairCorrectionUrl } from '../../providers/address.ts';
import { Section } from '../../shared/Section.tsx';
import { useSession } from '../../shared/session.ts';
import { hindranceOf } from './moves.ts';
import { useSideText } from '../../parts/repairs/useSideText.ts';

interface Props {
  repair: CreditRepair;
  file: RepairFile;
  onSend: () => void;
}

/** The lines the register is to change, and the proof that it was told. */
export function Correction({ repair, file: { correction }, onSend }: Props) {
  const translate = useTranslate();
  const session = useSession();
  const { data: sender } = useGetOne<User>(
    'users',
    { id: correction?.sent_by ?? 0 },
    { enabled: Boolean(correction?.sent_by) },
  );
  if (correction === null) return null;
  const open = correction.sent_on === null;
  return (
    <Section titleKey="credit_repairs.correction.title">
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1, mt: -0.5 }}
      >
        <Typography
          className="figures"
          sx={{ flex: '1 1 240px', color: open ? 'warning.main' : 'text.primary' }}
        >
          {open
            ? translate('credit_repairs.correction.open')
            : translate('credit_repairs.correction.sent', {
                on: correction.sent_on ?? '',
                reference: correction.reference ?? '–',
                who: sender?.full_name ?? '',
              })}
        </Typography>
        {LANGUAGES.map((language) => (
          <Button
            key={language}
            component="a"
            href={repairCorrectionUrl(repair.id, language)}
            target="_blank"
            rel="noopener"
            startIcon={<PdfIcon />}
          >
            {translate(`credit_repairs.correction.pdf_${language}`)}
          </Button>
        ))}
        {open && hindranceOf('correct', repair, session) === null && (
          <Button variant="outlined" startIcon={<SendIcon />} onClick={onSend}>
            {translate('credit_repairs.correction.send')}
          </Button>
        )}
      </Box>
      <Lines lines={correction.lines} />
    </Section>
  );
}

const FRAME = {
  '& td, & th': { px: 1, py: 0.5, fontVariantNumeric: 'tabular-nums' },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
} as const;

const AT_FIRST = 8;

function Lines({ lines }: { lines: NonNullable<RepairFile['correction']>['lines'] }) {
  const translate = useTranslate();
  const text = useSideText();
  const [all, setAll] = useState(false);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={{ ...FRAME, maxWidth: 640 }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('credit_repairs.compare.item')}</TableCell>
            <TableCell>{translate('credit_repairs.correction.before')}</TableCell>
            <TableCell>{translate('credit_repairs.correction.after')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {(all ? lines : lines.slice(0, AT_FIRST)).map((line) => (
            <TableRow key={`${line.field}${line.month}`}>
              <TableCell>
                {[
                  line.month,
                  translate(`credit_repairs.compare.fields.${line.field}`, { _: line.field }),
                ]
                  .filter(Boolean)
                  .join(' ')}
              </TableCell>
              <TableCell>{text(line.field, line.before)}</TableCell>
              <TableCell sx={{ fontWeight: 600 }}>
                {line.after === null && line.field !== 'closed_on'
                  ? translate('credit_repairs.correction.removed')
                  : text(line.field, line.after)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {lines.length > AT_FIRST && (
        <Button aria-expanded={all} onClick={() => setAll(!all)}>
          {translate(all ? 'credit_repairs.compare.fewer' : 'credit_repairs.compare.all', {
            smart_count: lines.length,
          })}
        </Button>
      )}
    </Box>
  );
}
