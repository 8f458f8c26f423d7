import AutoIcon from '@mui/icons-material/VerifiedOutlined';
import OpenIcon from '@mui/icons-material/RadioButtonUnchecked';
import DoneIcon from '@mui/icons-material/CheckCircleOutlined';
import { Box, Button, Checkbox, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useGetOne, useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { SEEN_BY_ITSELF } from '../../../server/domain/repair/repairChecklist.ts';
import { Section } from '../../shared/Section.tsx';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatInstant } from '../../shared/format.ts';
import { useKeptText } from '../../shared/forms/useKeptText.ts';
import { isEscape } from '../../shared/useKeys.ts';
import { useMove } from './useMove.ts';

type Item = RepairFile['checklist'][number];

interface Props {
  repair: CreditRepair;
  file: RepairFile;
  /** The person looking may tick. */
  works: boolean;
}

/** The checks of a case: those the console makes by itself, and those a person vouches for. */
export function Checklist({ repair, file, works }: Props) {
  return (
    <Section titleKey="credit_repairs.checks.title">
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li + li': { borderTop: 1, borderColor: 'divider' },
        }}
      >
        {file.checklist.map((item) => (
          <Check key={item.check} item={item} repair={repair} works={works} />
        ))}
      </Box>
    </Section>
  );
}

function Check({ item, repair, works }: { item: Item; repair: CreditRepair; works: boolean }) {
  const translate = useTranslate();
  const label = useEnumLabel('repair_checks');
  const [asking, setAsking] = useState(false);
  const { move, busy } = useMove(repair.id);
  const tickable = works && !item.by_itself && !SEEN_BY_ITSELF.has(item.check);
  const set = async (done: boolean, note: string) => {
    const { repair: after } = await move('check', {
      check: item.check,
      done,
      ...(note === '' ? {} : { note }),
    });
    if (after !== null) setAsking(false);
  };
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, py: 0.75, minHeight: 40 }}
    >
      {tickable ? (
        <Checkbox
          size="small"
          checked={item.done || asking}
          disabled={busy}
          onChange={() => (item.done ? void set(false, '') : setAsking(!asking))}
          slotProps={{ input: { 'aria-label': label(item.check) } }}
          sx={{ p: 0.25, ml: -0.25 }}
        />
      ) : (
        <Mark item={item} />
      )}
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
          <span>{label(item.check)}</span>
          {item.required && (
            <Box
              component="span"
              sx={{
                fontSize: '0.75rem',
                color: item.done ? 'text.secondary' : 'warning.main',
                fontWeight: item.done ? 400 : 600,
              }}
            >
              {translate(
                item.done ? 'credit_repairs.checks.required' : 'credit_repairs.checks.missing',
              )}
            </Box>
          )}
        </Box>
        <Said item={item} />
        {asking && (
          <NoteForm
            check={item.check}
            busy={busy}
            onSubmit={(note) => void set(true, note)}
            onClose={() => setAsking(false)}
          />
        )}
      </Box>
    </Box>
  );
}

function Mark({ item }: { item: Item }) {
  const translate = useTranslate();
  const DoneBy = item.by_itself ? AutoIcon : DoneIcon;
  const Icon = item.done ? DoneBy : OpenIcon;
  return (
    <Icon
      titleAccess={translate(
        item.done ? 'credit_repairs.checks.done' : 'credit_repairs.checks.open',
      )}
      sx={{ fontSize: 20, mt: 0.25, color: item.done ? 'success.main' : 'text.disabled' }}
    />
  );
}

/** Names the person who vouches for a check, or says that the console sees it by itself. */
function Said({ item: { done, by_itself, note, done_by, done_at, check } }: { item: Item }) {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>(
    'users',
    { id: done_by ?? 0 },
    { enabled: done_by !== null },
  );
  const who =
    done_by === null
      ? ''
      : [user?.full_name ?? '', done_at === null ? '' : formatInstant(done_at)]
          .filter((part) => part !== '')
          .join(' · ');
  const itself =
    by_itself || SEEN_BY_ITSELF.has(check)
      ? translate(`credit_repairs.checks.by_itself_${done ? 'done' : 'open'}.${check}`, {
          _: translate(
            done ? 'credit_repairs.checks.by_itself' : 'credit_repairs.checks.by_itself_wait',
          ),
        })
      : '';
  if (note === null && who === '' && itself === '') return null;
  return (
    <Box
      className="figures"
      sx={{ fontSize: '0.8125rem', color: 'text.secondary', overflowWrap: 'anywhere' }}
    >
      {note && <Box sx={{ color: 'text.primary' }}>{note}</Box>}
      {who || itself}
    </Box>
  );
}

function NoteForm({
  check,
  busy,
  onSubmit,
  onClose,
}: {
  check: string;
  busy: boolean;
  onSubmit: (note: string) => void;
  onClose: () => void;
}) {
  const translate = useTranslate();
  const { text: note, write, markSent, markLeft } = useKeptText(`check/${check}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    markSent();
    onSubmit(note.trim());
  };
  const close = () => {
    markLeft();
    onClose();
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (!isEscape(event)) return;
        event.preventDefault();
        close();
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 0.5 }}
    >
      <TextField
        // The line opened to be typed into, and closes with Esc.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        size="small"
        margin="none"
        label={translate('credit_repairs.checks.note')}
        value={note}
        onChange={(event) => write(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
        sx={{ flex: '1 1 200px' }}
      />
      <Button type="submit" variant="contained" disabled={busy}>
        {translate('credit_repairs.checks.confirm')}
      </Button>
      <Button onClick={close}>{translate('ra.action.cancel')}</Button>
    </Box>
  );
}
