import { Alert, Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ImportCheck, TapeKind, TapeMap } from '../../server/contract/resources/imports.ts';
import { useChoices, useEnumLabel, type EnumName } from '../shared/enums.ts';
import { isComposing } from '../shared/composing.ts';
import { useColumnWord } from './columnWords.ts';
import type { Checking } from './useImportCheck.ts';

/** The vocabulary of columns that hold one of few words. */
const WORDS_OF: Readonly<Record<string, EnumName>> = {
  product: 'products',
  repayment_method: 'repayment_methods',
  channel: 'payment_channels',
};
/** What one value for all rows makes no sense of: the rows would be one. */
const OWN_TO_EACH = new Set(['external_id', 'loan_no', 'client_reference', 'sequence', 'due_on']);

interface Props {
  check: ImportCheck;
  checking: Checking;
}

/** The columns that are needed and come from nowhere, each with room for one value for all. */
export function MissingColumns({ check, checking: { busy, change } }: Props) {
  const translate = useTranslate();
  const { missing, map } = check;
  const fixed = fixedIn(map);
  const asked = [
    ...missing.filter(({ column }) => !OWN_TO_EACH.has(column)),
    ...fixed.filter(({ column }) => !missing.some((one) => one.column === column)),
  ];
  const word = useColumnWord();
  const kindWord = useEnumLabel('tape_kinds');
  const say = (kind: TapeKind, column: string, value: string) => {
    const mapped = map[kind];
    if (mapped === undefined) return;
    const others = Object.entries(mapped.fixed ?? {}).filter(([name]) => name !== column);
    const next = value === '' ? others : [...others, [column, value]];
    void change({ map: { ...map, [kind]: { ...mapped, fixed: Object.fromEntries(next) } } });
  };
  if (missing.length + asked.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 2 }}>
      {missing.length > 0 && (
        <Alert severity="warning">
          {translate('imports.missing')}
          <Box component="ul" sx={{ pl: 2.5, my: 0.5 }}>
            {missing.map(({ kind, column }) => (
              <li key={`${kind} ${column}`}>
                {kindWord(kind)} · {word(kind, column)}
              </li>
            ))}
          </Box>
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {asked.map(({ kind, column }) => (
          <OneValue
            key={`${kind} ${column}`}
            label={translate('imports.fixed', {
              kind: kindWord(kind),
              column: word(kind, column),
            })}
            of={WORDS_OF[column]}
            value={map[kind]?.fixed?.[column] ?? ''}
            disabled={busy}
            onSay={(value) => say(kind, column, value)}
          />
        ))}
      </Box>
    </Box>
  );
}

const fixedIn = (map: TapeMap): { kind: TapeKind; column: string }[] =>
  (Object.keys(map) as TapeKind[]).flatMap((kind) =>
    Object.keys(map[kind]?.fixed ?? {}).map((column) => ({ kind, column })),
  );

interface OneValueProps {
  label: string;
  of: EnumName | undefined;
  value: string;
  disabled: boolean;
  onSay: (value: string) => void;
}

const OneValue = (props: OneValueProps) =>
  props.of === undefined ? <Typed {...props} /> : <Chosen {...props} of={props.of} />;

function Chosen({ label, of, value, disabled, onSay }: OneValueProps & { of: EnumName }) {
  const choices = useChoices(of);
  return (
    <TextField
      select
      size="small"
      label={label}
      value={choices.some(({ id }) => id === value) ? value : ''}
      disabled={disabled}
      onChange={(event) => onSay(event.target.value)}
      sx={{ m: 0, flex: '0 1 260px' }}
    >
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Sent once it is left, so that not each letter is checked. */
function Typed({ label, value, disabled, onSay }: OneValueProps) {
  const [text, setText] = useState(value);
  return (
    <TextField
      size="small"
      label={label}
      value={text}
      disabled={disabled}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text.trim() !== value && onSay(text.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event.nativeEvent)) onSay(text.trim());
      }}
      sx={{ m: 0, flex: '0 1 260px' }}
    />
  );
}
