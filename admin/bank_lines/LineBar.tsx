import { Box, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import { ActButton } from '../shared/ActButton.tsx';
import { formatMoney } from '../shared/format.ts';
import { ReasonDialog } from '../shared/ReasonDialog.tsx';
import { useCommand } from '../shared/useCommand.ts';
import { useKeys } from '../shared/useKeys.ts';
import { BookDialog } from './BookDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';

interface Props {
  line: BankLine;
  free: number;
  chosen: number;
  onChoose: (at: number) => void;
}
type Asking = 'book' | 'split' | 'suspend' | 'return' | null;

const SUGGESTIONS = {
  suspend: ['suggest_unknown', 'suggest_check', 'suggest_fee'],
  return: ['suggest_asked', 'suggest_double'],
} as const;

/** Keys that choose a candidate: 1 to 8. */
const choices = (count: number, choose: (at: number) => void) =>
  Object.fromEntries(
    Array.from({ length: Math.min(count, 8) }, (_, at) => [String(at + 1), () => choose(at)]),
  );

/** The decisions on a line's money, each with its key. */
export function LineBar({ line, free, chosen, onChoose }: Props) {
  const translate = useTranslate();
  const [asking, setAsking] = useState<Asking>(null);
  const [book, { isPending }] = useCommand('bank_lines', 'book', { doneKey: 'bank.act.booked' });
  const [suspend] = useCommand('bank_lines', 'suspend', { doneKey: 'bank.act.suspended' });
  const [giveBack] = useCommand('bank_lines', 'return', { doneKey: 'bank.act.returned' });
  const isIn = line.direction === 'in';
  const best = line.candidates[chosen];
  const bookBest = () => {
    if (best === undefined) setAsking('book');
    else void book(line.id, { loan_id: best.loan_id });
  };
  const aside = line.status === 'suspense' ? undefined : () => setAsking('suspend');
  const ask = (what: Asking) => (isIn ? () => setAsking(what) : undefined);
  useKeys(
    {
      ...choices(line.candidates.length, onChoose),
      b: isIn ? bookBest : undefined,
      s: ask('split'),
      u: aside,
      t: ask('return'),
    },
    asking === null && !isPending,
  );
  const decide = async (verb: 'suspend' | 'return', reason: string) => {
    const done = await (verb === 'suspend' ? suspend : giveBack)(line.id, { reason });
    if (done !== null) setAsking(null);
  };
  return (
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Typography className="figures" sx={{ alignSelf: 'center', mr: 1 }}>
        {translate('bank.show.free', { amount: formatMoney(free) })}
      </Typography>
      {isIn && (
        <>
          <ActButton main labelKey="bank.act.book" hint="B" disabled={isPending} onAct={bookBest} />
          <ActButton quiet labelKey="bank.show.other" onAct={() => setAsking('book')} />
          <ActButton labelKey="bank.act.split" hint="S" onAct={() => setAsking('split')} />
        </>
      )}
      {aside && <ActButton labelKey="bank.act.suspend" hint="U" onAct={aside} />}
      {isIn && <ActButton labelKey="bank.act.return" hint="T" onAct={() => setAsking('return')} />}
      <Box sx={{ flexGrow: 1 }} />
      {asking === 'book' && (
        <BookDialog line={line} best={best?.loan_id} onClose={() => setAsking(null)} />
      )}
      {asking === 'split' && (
        <SplitDialog line={line} free={free} onClose={() => setAsking(null)} />
      )}
      {(['suspend', 'return'] as const).map((verb) => (
        <ReasonDialog
          key={verb}
          name={`bank-${verb}`}
          open={asking === verb}
          titleKey={`bank.act.${verb}_title`}
          hintKey={`bank.act.${verb}_hint`}
          submitKey={`bank.act.${verb}`}
          suggestionKeys={SUGGESTIONS[verb].map((name) => `bank.act.${name}`)}
          onSubmit={async (reason) => await decide(verb, reason)}
          onClose={() => setAsking(null)}
        />
      ))}
    </Card>
  );
}
