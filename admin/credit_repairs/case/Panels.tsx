import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import { FormPlaceContext } from '../../shared/forms/place.ts';
import { SidePanel } from '../../shared/SidePanel.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { BureauForm } from './BureauForm.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { EditForm } from './EditForm.tsx';
import { MarkForm, UnmarkForm } from './MarkForm.tsx';
import type { FormProps, Panel } from './panel.ts';
import { ProposalForm } from './ProposalForm.tsx';

interface Props {
  repair: CreditRepair;
  file: RepairFile;
  panel: Panel | null;
  onClose: () => void;
}

const FORMS = {
  mark: MarkForm,
  unmark: UnmarkForm,
  edit: EditForm,
  bureau: BureauForm,
  propose: ProposalForm,
  answer: AnswerForm,
  correct: CorrectForm,
} as const satisfies Record<Panel, ComponentType<FormProps>>;

export function Panels({ repair, file, panel, onClose }: Props) {
  const translate = useTranslate();
  const Shown = panel === null ? null : FORMS[panel];
  return (
    <SidePanel
      open={panel !== null}
      onClose={onClose}
      title={panel === null ? '' : translate(`credit_repairs.panels.${panel}`)}
    >
      {Shown && (
        <FormPlaceContext
          value={{
            name: `${panel}/credit_repairs/${repair.id}`,
            title: `credit_repairs.panels.${panel}`,
            address: `/credit_repairs/${repair.id}/show`,
            borrower_id: repair.borrower_id,
            panel,
          }}
        >
          <Shown key={`${panel}${repair.id}`} repair={repair} file={file} onDone={onClose} />
        </FormPlaceContext>
      )}
    </SidePanel>
  );
}
