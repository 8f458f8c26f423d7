import { Box, Chip, Dialog, InputBase, Typography } from '@mui/material';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { isComposing } from '../../shared/composing.ts';
import { formatMoney } from '../../shared/format.ts';
import { useShellDialog } from '../shellDialogs.ts';
import type { Command } from './command.ts';
import type { Hit } from './hits.ts';
import { QuickResults } from './QuickResults.tsx';
import { type Search, useSearch } from './useSearch.ts';
import type { Verb } from './verbs.ts';

/** Of what is said, what stands in the way. */
const REFUSED = new Set(['not_amount', 'failed']);

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Finds records and pages from anywhere, and opens the forms for what is done with a loan, without
 * the mouse. Opened by `/` and Ctrl+K. It writes nothing by itself.
 */
export const QuickSearch = () => {
  const { open } = useShellDialog();
  const translate = useTranslate();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const search = useSearch(text);
  const hits = search.groups.flatMap((group) => group.hits);
  const type = (next: string) => {
    setText(next);
    setAt(0);
  };
  const typeVerb = ({ nameKey }: Verb) => {
    type(`${translate(nameKey)} ${search.command.verb === null ? '' : search.command.subject}`);
    field.current?.focus();
  };
  const act = ({ shown, to, panel }: Hit) => {
    if (shown.kind === 'verb') return typeVerb(shown.verb);
    if (to === null) return undefined;
    open(null);
    return void navigate(to, { state: panel === undefined ? null : { panel } });
  };
  const enter = useEnter(text, search, hits, act);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = STEPS[event.key] ?? 0;
    if (event.key === 'Enter') enter(at);
    else if (step !== 0 && hits.length > 0) setAt((at + step + hits.length) % hits.length);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={(event: { nativeEvent?: globalThis.KeyboardEvent }, reason) => {
        const { nativeEvent } = event;
        const ends = reason === 'escapeKeyDown' && nativeEvent && isComposing(nativeEvent);
        if (!ends) open(null);
      }}
      fullWidth
      maxWidth={false}
      aria-label={translate('app.search.open')}
      sx={{
        '& .MuiDialog-container': { alignItems: 'flex-start' },
        // Wide enough for who, which loan, how late, how much and what Enter does.
        '& .MuiDialog-paper': { mx: { xs: 1, sm: 4 }, width: '100%', maxWidth: 780 },
      }}
    >
      <InputBase
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        fullWidth
        inputRef={field}
        value={text}
        placeholder={translate('app.search.placeholder')}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        inputProps={{
          role: 'combobox',
          autoComplete: 'off',
          'aria-expanded': hits.length > 0,
          'aria-controls': 'quick-results',
          'aria-label': translate('app.search.placeholder'),
          'aria-activedescendant': hits[at] ? `quick-${at}` : undefined,
        }}
        sx={{ px: 2.5, height: 54, fontSize: '1rem', borderBottom: 1, borderColor: 'divider' }}
      />
      <Box sx={{ minHeight: 120, maxHeight: '60vh', overflowY: 'auto', py: 1 }}>
        {text.trim() === '' && <Verbs verbs={search.verbs} onChoose={typeVerb} />}
        <Understood command={search.command} />
        <Said search={search} found={hits.length} />
        <QuickResults groups={search.groups} command={search.command} at={at} onOpen={act} />
        {search.more && search.isSettled && (
          <Typography color="text.secondary" sx={{ px: 2.5, py: 1 }}>
            {translate('app.search.more')}
          </Typography>
        )}
      </Box>
    </Dialog>
  );
};

/**
 * Enter on a hit. Pressed before they are there, it waits for them: it opens the first, but what a
 * verb is about only if there is no other.
 */
function useEnter(
  text: string,
  { command, isSettled }: Search,
  hits: readonly Hit[],
  act: (hit: Hit) => void,
): (at: number) => void {
  const awaited = useRef<string | null>(null);
  const latest = useRef(() => {});
  useEffect(() => {
    latest.current = () => {
      const [first, ...others] = hits;
      const isDeed = command.verb !== null && command.verb.kind !== 'open';
      const isSure = !isDeed || others.length === 0;
      if (first && isSure) act(first);
    };
  });
  useEffect(() => {
    if (!isSettled || awaited.current !== text) return;
    awaited.current = null;
    latest.current();
  }, [isSettled, text]);
  return (at) => {
    const hit = hits[at];
    if (!isSettled) awaited.current = text;
    else if (hit) act(hit);
  };
}

/** What can be done, to begin with; a click types it in. */
const Verbs = ({ verbs, onChoose }: { verbs: readonly Verb[]; onChoose: (verb: Verb) => void }) => {
  const translate = useTranslate();
  const offered = verbs.filter(({ kind }) => kind !== 'open');
  const [first] = offered;
  if (first === undefined) return null;
  return (
    <Box
      component="section"
      aria-label={translate('app.search.verbs')}
      sx={{ px: 2.5, py: 1, display: 'flex', flexWrap: 'wrap', gap: 1 }}
    >
      {offered.map((verb) => (
        <Chip
          key={verb.kind}
          size="small"
          variant="outlined"
          label={translate(verb.nameKey)}
          onClick={() => onChoose(verb)}
        />
      ))}
    </Box>
  );
};

/** The verb and the amount that were read out of the text. */
const Understood = ({ command: { verb, amount } }: { command: Command }) => {
  const translate = useTranslate();
  return (
    <Box
      aria-live="polite"
      sx={{ px: 2.5, pt: verb ? 1 : 0, display: 'flex', alignItems: 'center', gap: 1 }}
    >
      {verb && <Chip size="small" color="primary" label={translate(verb.nameKey)} />}
      {amount !== null && <Chip size="small" className="figures" label={formatMoney(amount)} />}
    </Box>
  );
};

/** What is missing, wrong, or not found; nothing where the hits say it all. */
const Said = ({ search, found }: { search: Search; found: number }) => {
  const translate = useTranslate();
  const { verb } = search.command;
  const said = sayOf(search, found, verb ? translate(verb.nameKey) : '');
  return (
    <Typography
      color={said && REFUSED.has(said.key) ? 'error' : 'text.secondary'}
      sx={said ? { px: 2.5, py: 1 } : {}}
      aria-live="polite"
    >
      {said && translate(`app.search.${said.key}`, said.options)}
      {said?.key.startsWith('none') && translate('app.search.whole_note')}
    </Typography>
  );
};

function sayOf({ command, asked, isSettled, failed }: Search, found: number, verbName: string) {
  const { verb, subject, amount, notAmount } = command;
  if (notAmount !== null) return { key: 'not_amount', options: { text: notAmount } };
  if (!isSettled) return found === 0 ? { key: 'busy', options: {} } : null;
  if (failed) return { key: 'failed', options: {} };
  const isDeed = verb !== null && verb.kind !== 'open';
  if (isDeed && subject === '')
    return { key: verb.takesAmount && amount === null ? 'whose_amount' : 'whose', options: {} };
  if (found > 0) return null;
  if (asked === '') return { key: 'hint', options: {} };
  return isDeed
    ? { key: 'none_for', options: { verb: verbName, text: asked } }
    : { key: 'none', options: { text: asked } };
}
