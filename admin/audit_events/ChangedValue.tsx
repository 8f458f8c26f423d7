import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { BureauRecord } from '../../server/contract/resources/repairFile.ts';
import { sayWord } from '../shared/words.ts';
import { BureauLines } from '../parts/repairs/BureauLines.tsx';
import { useBasis } from '../parts/repairs/useBasis.ts';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { formatMoney, formatRate } from '../shared/format.ts';
import { Instant } from '../shared/InstantField.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { UserName } from '../shared/UserName.tsx';
import { readingOf, type Reading } from '../shared/reading.ts';
import { useFieldWord } from './useFieldWord.ts';

interface Props {
  resource: string;
  field: string;
  value: unknown;
}

/** A value of an audit image in words. */
export const ChangedValue = ({ resource, field, value }: Props) => (
  <Said resource={resource} reading={readingOf(resource, field, value)} />
);

const Said = ({ resource, reading }: { resource: string; reading: Reading }): ReactNode => {
  const translate = useTranslate();
  const word = useFieldWord();
  const basis = useBasis();
  switch (reading.as) {
    case 'written':
      return <span style={{ whiteSpace: 'pre-wrap' }}>{reading.text}</span>;
    case 'word':
      return sayWord(translate, reading.key, reading.text);
    case 'instant':
      return <Instant at={reading.at} />;
    case 'money':
      return formatMoney(reading.minor);
    case 'rate':
      return formatRate(reading.bps);
    case 'record':
      return (
        <RecordContextProvider value={{ id: 0, [reading.field]: reading.id }}>
          <RecordLink field={reading.field} />
        </RecordContextProvider>
      );
    case 'basis':
      return basis(reading.source, null);
    case 'field':
      return word(resource, reading.field);
    case 'bureau':
      return <BureauLines bureau={reading.record as BureauRecord} />;
    case 'list':
      return <Several resource={resource} items={reading.items} />;
    case 'facts':
      return (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {reading.facts.map(({ field, reading: part }) => (
            <li key={field}>
              <Box component="span" sx={{ color: 'text.secondary', mr: 1 }}>
                {word(resource, field)}
              </Box>
              <Said resource={resource} reading={part} />
            </li>
          ))}
        </Box>
      );
  }
};

const RecordLink = ({ field }: { field: string }) => {
  if (field === 'borrower_id') return <BorrowerLink />;
  return field === 'loan_id' ? <LoanLink /> : <UserName source={field} />;
};

/** Words stand in one line, records below each other. */
const Several = ({ resource, items }: { resource: string; items: readonly Reading[] }) => {
  const comma = useTranslate()('audit.comma');
  const lines = items.some(({ as }) => as === 'facts');
  return items.map((item, at) => (
    // Two items may say the same, and none moves: the place tells them apart.
    // oxlint-disable-next-line react/no-array-index-key
    <Box key={at} component={lines ? 'div' : 'span'} sx={lines ? { mb: 0.5 } : undefined}>
      {!lines && at > 0 && comma}
      <Said resource={resource} reading={item} />
    </Box>
  ));
};
