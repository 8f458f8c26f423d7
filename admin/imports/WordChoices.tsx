import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ImportCheck, TapeKind } from '../../server/contract/resources/imports.ts';
import { useChoices, type EnumName } from '../shared/enums.ts';
import { useColumnWord } from './columnWords.ts';
import type { Checking } from './useImportCheck.ts';

const WORDS_OF: Readonly<Record<string, EnumName>> = {
  repayment_method: 'repayment_methods',
  channel: 'payment_channels',
  prepayment: 'prepayments',
};

interface Open {
  readonly kind: TapeKind;
  readonly column: string;
  readonly word: string;
  readonly meant: string;
}

const openIn = ({ map }: ImportCheck): Open[] =>
  (Object.keys(map) as TapeKind[]).flatMap((kind) =>
    Object.entries(map[kind]?.values ?? {}).flatMap(([column, words]) =>
      Object.entries(words).map(([word, meant]) => ({ kind, column, word, meant })),
    ),
  );

/** Words of the other system that nobody knows yet: which of ours each stands for. */
export function WordChoices({
  check,
  checking: { busy, change },
}: {
  check: ImportCheck;
  checking: Checking;
}) {
  const { map } = check;
  const open = openIn(check).filter(({ column }) => WORDS_OF[column] !== undefined);
  if (open.length === 0) return null;
  const say = ({ kind, column, word }: Open, meant: string) => {
    const mapped = map[kind];
    if (mapped === undefined) return;
    const values = { ...mapped.values, [column]: { ...mapped.values?.[column], [word]: meant } };
    void change({ map: { ...map, [kind]: { ...mapped, values } } });
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2 }}>
      {open.map((one) => (
        <WordChoice
          key={`${one.kind} ${one.column} ${one.word}`}
          open={one}
          of={WORDS_OF[one.column] ?? 'products'}
          disabled={busy}
          onSay={(meant) => say(one, meant)}
        />
      ))}
    </Box>
  );
}

interface Props {
  open: Open;
  of: EnumName;
  disabled: boolean;
  onSay: (meant: string) => void;
}

function WordChoice({ open: { kind, column, word, meant }, of, disabled, onSay }: Props) {
  const translate = useTranslate();
  const columnWord = useColumnWord();
  const choices = useChoices(of);
  return (
    <TextField
      select
      size="small"
      label={translate('imports.word', { column: columnWord(kind, column), word })}
      value={meant}
      disabled={disabled}
      onChange={(event) => onSay(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ m: 0, flex: '0 1 240px' }}
    >
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
