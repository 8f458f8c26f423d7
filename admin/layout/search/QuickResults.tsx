import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatMoney } from '../../shared/format.ts';
import type { Command } from './command.ts';
import type { Hit, HitGroup } from './hits.ts';
import { HitLine } from './HitLine.tsx';

interface Props {
  groups: readonly HitGroup[];
  command: Command;
  /** The place of the hit on which the arrow keys stand. */
  at: number;
  onOpen: (hit: Hit) => void;
}

/** The hits under their headings; the one the arrow keys stand on is marked. */
export const QuickResults = ({ groups, command, at, onOpen }: Props) => {
  const translate = useTranslate();
  const headingOf = (key: HitGroup['key']) =>
    translate(`app.search.${key}`, {
      verb: command.verb ? translate(command.verb.nameKey) : '',
    });
  const firstOf = (index: number) =>
    groups.slice(0, index).reduce((count, { hits }) => count + hits.length, 0);
  return (
    // The pattern of a text field with a list of hits: <datalist> could hold neither headings nor
    // chips.
    <Box
      component="ul"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      id="quick-results"
      aria-label={translate('app.search.open')}
      sx={{ listStyle: 'none', m: 0, p: 0 }}
    >
      {groups.map(({ key, hits }, index) => [
        <Box
          component="li"
          role="presentation"
          key={`${key}-${hits[0]?.key}`}
          sx={{ px: 2.5, pt: 1, pb: 0.5, fontSize: '0.8125rem', color: 'text.secondary' }}
        >
          {headingOf(key)}
        </Box>,
        ...hits.map((hit, nth) => (
          <Option
            key={hit.key}
            hit={hit}
            command={command}
            place={firstOf(index) + nth}
            isAt={firstOf(index) + nth === at}
            onOpen={onOpen}
          />
        )),
      ])}
    </Box>
  );
};

interface OptionProps {
  hit: Hit;
  command: Command;
  place: number;
  isAt: boolean;
  onOpen: (hit: Hit) => void;
}

const Option = ({ hit, command, place, isAt, onOpen }: OptionProps) => (
  // The keyboard works in the text field above, which points here.
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
  <Box
    component="li"
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    role="option"
    id={`quick-${place}`}
    aria-selected={isAt}
    ref={(element: HTMLElement | null) =>
      isAt ? element?.scrollIntoView({ block: 'nearest' }) : undefined
    }
    onClick={() => onOpen(hit)}
    sx={{
      display: 'flex',
      alignItems: 'center',
      columnGap: 2,
      px: 2.5,
      py: 0.5,
      minHeight: 40,
      cursor: 'pointer',
      backgroundColor: isAt ? 'action.selected' : undefined,
      '&:hover': { backgroundColor: 'action.hover' },
    }}
  >
    <Box
      component="span"
      sx={{
        display: 'flex',
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        alignItems: 'center',
        columnGap: 2,
        flexGrow: 1,
        minWidth: 0,
      }}
    >
      <HitLine hit={hit} />
    </Box>
    <Deed hit={hit} command={command} isAt={isAt} />
  </Box>
);

/** What Enter does with a hit; it keeps its place on the others, so that nothing moves. */
const Deed = ({ hit, command, isAt }: { hit: Hit; command: Command; isAt: boolean }) => {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={{
        display: { xs: 'none', sm: 'inline-block' },
        visibility: isAt ? 'visible' : 'hidden',
        flexShrink: 0,
        whiteSpace: 'nowrap',
        color: 'primary.main',
      }}
    >
      <span aria-hidden>↵ </span>
      {deedOf(hit, command, translate)}
    </Box>
  );
};

function deedOf(
  { shown }: Hit,
  { verb, amount }: Command,
  translate: ReturnType<typeof useTranslate>,
): string {
  if (shown.kind === 'verb') return translate('app.search.to_type');
  if (shown.kind === 'page') return translate('app.search.to_go');
  if (verb === null) return translate('app.search.to_open');
  const name = translate(verb.nameKey);
  return amount === null
    ? name
    : translate('app.search.with_amount', { verb: name, amount: formatMoney(amount) });
}
