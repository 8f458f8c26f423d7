import {
  BooleanInput,
  CreateBase,
  EditBase,
  required,
  TextInput,
  useNotify,
  useRecordContext,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { BorrowerNumber } from '../../server/contract/resources/borrowerNumbers.ts';
import { PersonMatchInputs } from '../parts/people/PersonMatchInputs.tsx';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import { DeskForm } from '../shared/forms/DeskForm.tsx';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { FormPlaceContext } from '../shared/forms/place.ts';
import { PanelBody } from '../shared/panel/PanelBody.tsx';
import { SidePanel } from '../shared/SidePanel.tsx';

/** The panel that is open: the page has those of other cards beside it. */
export type OpenedNumber = 'number/new' | `number/${number}`;

interface Props {
  borrowerId: number;
  opened: unknown;
  onClose: () => void;
}

const NUMBER = /^number\/(new|\d+)$/;

/** The form of a number at the right of the borrower's page. */
export function NumberPanel({ borrowerId, opened, onClose }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [, which] = NUMBER.exec(typeof opened === 'string' ? opened : '') ?? [];
  const onSuccess = () => {
    notify('numbers.form.saved', { type: 'success' });
    onClose();
    refresh();
  };
  const title = which === 'new' ? 'numbers.form.add_title' : 'numbers.form.edit_title';
  return (
    <SidePanel open={which !== undefined} onClose={onClose} title={translate(title)}>
      <FormPlaceContext
        value={{
          name: `number/borrowers/${borrowerId}/${which}`,
          title,
          address: `/borrowers/${borrowerId}/show`,
          borrower_id: borrowerId,
          panel: opened,
        }}
      >
        {which === 'new' && (
          <CreateBase
            resource="borrower_numbers"
            redirect={false}
            record={{ borrower_id: borrowerId, kind: 'mobile', source: 'borrower' }}
            mutationOptions={{ onSuccess }}
          >
            <NumberForm borrowerId={borrowerId} isNew />
          </CreateBase>
        )}
        {which !== undefined && which !== 'new' && (
          // Pessimistic, or the server's words could not reach the fields.
          <EditBase
            key={which}
            resource="borrower_numbers"
            id={which}
            redirect={false}
            mutationMode="pessimistic"
            mutationOptions={{ onSuccess }}
          >
            <NumberForm borrowerId={borrowerId} />
          </EditBase>
        )}
      </FormPlaceContext>
    </SidePanel>
  );
}

function NumberForm({ borrowerId, isNew = false }: { borrowerId: number; isNew?: boolean }) {
  const number = useRecordContext<BorrowerNumber>();
  return (
    <DeskForm sanitizeEmptyValues={isNew}>
      <PanelBody actions={<DeskSaveButton label="numbers.form.save" />}>
        {isNew && (
          <TextInput
            source="phone"
            validate={required()}
            helperText={false}
            autoComplete="off"
            inputMode="tel"
          />
        )}
        {isNew && <PersonMatchInputs borrowerId={borrowerId} />}
        <ChoiceButtons source="kind" of="number_kinds" isRequired />
        <ChoiceButtons source="source" of="number_sources" isRequired />
        {!isNew && <ChoiceButtons source="state" of="number_states" isRequired />}
        {(isNew || number?.is_primary === 0) && (
          <BooleanInput source="is_primary" helperText="numbers.form.primary_help" />
        )}
        <TextInput source="remark" helperText={false} autoComplete="off" />
      </PanelBody>
    </DeskForm>
  );
}
