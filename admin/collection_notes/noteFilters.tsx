import { SearchBox } from '../shared/SearchBox.tsx';
import { DayInput } from '../shared/DayInput.tsx';
import { EnumInput } from '../shared/EnumInput.tsx';
import { LoanInput } from '../shared/LoanInput.tsx';
import { RuleFilter } from './RuleFilter.tsx';
import { TeamInput } from '../parts/users/TeamInput.tsx';
import { DayEdgeInput } from '../shared/DayEdgeInput.tsx';
import { PersonInput } from '../shared/PersonInput.tsx';

export const noteFilters = [
  <SearchBox key="q" source="q" alwaysOn hint="collection_notes.list.search" />,
  <EnumInput key="outcome" source="outcome" of="note_outcomes" alwaysOn />,
  <EnumInput key="review_status" source="review_status" of="review_statuses" alwaysOn />,
  <LoanInput key="loan_id" source="loan_id" />,
  <PersonInput key="author_id" source="author_id" />,
  <EnumInput key="channel" source="channel" of="note_channels" />,
  <EnumInput key="contacted_party" source="contacted_party" of="contacted_parties" />,
  <EnumInput key="promise_status" source="promise_status" of="promise_statuses" />,
  <EnumInput key="status" source="status" of="note_statuses" />,
  <DayEdgeInput key="contacted_at_gte" source="contacted_at_gte" edge="start" />,
  <DayEdgeInput key="contacted_at_lte" source="contacted_at_lte" edge="end" />,
  <DayInput key="promise_on_gte" source="promise_on_gte" />,
  <DayInput key="promise_on_lte" source="promise_on_lte" />,
  <TeamInput key="author_team" source="author_team" />,
  <RuleFilter key="finding" source="finding" of="conduct_rules" />,
  <RuleFilter key="violation" source="violation" of="contact_rules" />,
  <PersonInput key="reviewer_id" source="reviewer_id" among={{ role: 'compliance' }} />,
  <DayEdgeInput key="reviewed_at_gte" source="reviewed_at_gte" edge="start" />,
  <DayEdgeInput key="reviewed_at_lte" source="reviewed_at_lte" edge="end" />,
  <PersonInput
    key="second_reviewer_id"
    source="second_reviewer_id"
    among={{ role: 'compliance' }}
  />,
  <EnumInput key="second_look" source="second_look" of="second_looks" />,
  <DayEdgeInput key="second_reviewed_at_gte" source="second_reviewed_at_gte" edge="start" />,
  <DayEdgeInput key="second_reviewed_at_lte" source="second_reviewed_at_lte" edge="end" />,
];
