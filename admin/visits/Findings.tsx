import { Link as MuiLink, Typography } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { formatInstant, formatMoney } from '../shared/format.ts';
import { Section } from '../shared/Section.tsx';
import { UserName } from '../shared/UserName.tsx';

const field = (name: string) => `resources.visits.fields.${name}`;

/** What was found at the door. */
export function Findings({ visit }: { visit: Visit }) {
  const translate = useTranslate();
  const { data: note } = useGetOne<CollectionNote>(
    'collection_notes',
    { id: visit.note_id ?? 0 },
    { enabled: visit.note_id !== null },
  );
  const { entry_consent, income_minor, place } = visit;
  return (
    <Section titleKey="visits.found">
      <Facts>
        <Fact labelKey={field('met')} strong>
          <EnumField source="met" of="visit_met" />
        </Fact>
        {visit.willingness !== null && (
          <Fact labelKey={field('willingness')}>
            <EnumField source="willingness" of="willingness" />
          </Fact>
        )}
        <Fact labelKey={field('address_found')}>
          <EnumField source="address_found" of="address_found" />
        </Fact>
        {entry_consent !== null && (
          <Fact labelKey={field('entry_consent')}>
            {translate(entry_consent ? 'visits.entry.true' : 'visits.entry.false')}
          </Fact>
        )}
        {visit.fund_use !== null && (
          <Fact labelKey={field('fund_use')}>
            <EnumField source="fund_use" of="fund_uses" />
          </Fact>
        )}
        {visit.work !== null && <Fact labelKey={field('work')}>{visit.work}</Fact>}
        {income_minor !== null && (
          <Fact labelKey={field('income_minor')}>{formatMoney(income_minor)}</Fact>
        )}
        {visit.family !== null && <Fact labelKey={field('family')}>{visit.family}</Fact>}
        {place !== null && (
          <Fact labelKey={field('place')}>
            {place.latitude.toFixed(5)}, {place.longitude.toFixed(5)} · {formatInstant(place.at)}
          </Fact>
        )}
        <Fact labelKey={field('closed_by')}>
          <UserName source="closed_by" />
        </Fact>
      </Facts>
      {[visit.situation, note?.content].filter(Boolean).map((words) => (
        <Typography
          key={words}
          sx={{ mt: 1.5, overflowWrap: 'anywhere', whiteSpace: 'pre-line', maxWidth: '72ch' }}
        >
          {words}
        </Typography>
      ))}
      {visit.note_id !== null && (
        <MuiLink
          component={Link}
          to={`/collection_notes/${visit.note_id}/show`}
          sx={{ display: 'inline-block', mt: 1 }}
        >
          {translate('visits.open_note')}
        </MuiLink>
      )}
    </Section>
  );
}
