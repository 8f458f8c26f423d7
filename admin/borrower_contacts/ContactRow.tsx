import EditIcon from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import type { BorrowerContact } from '../../server/contract/resources/borrowerContacts.ts';
import { Instant } from '../shared/InstantField.tsx';
import { MaskedField } from '../shared/MaskedField.tsx';
import { useMay } from '../shared/session.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { GuaranteeOf } from './GuaranteeOf.tsx';
import { DeleteContactButton } from './DeleteContactButton.tsx';

/**
 * A width of the card, not the screen: a form beside the page leaves it as narrow as on a phone.
 */
const WIDE = '@container (min-width: 760px)';

/**
 * A contact of the borrower: columns in a wide card, lines in a narrow one. Expects the contact as
 * the record in context.
 */
export function ContactRow({ contact, onEdit }: { contact: BorrowerContact; onEdit: () => void }) {
  const translate = useTranslate();
  const mayEdit = useMay('borrower_contacts', 'edit');
  const edit = translate('contacts.edit', { name: contact.full_name });
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        alignItems: 'center',
        columnGap: 2,
        px: { xs: 2, sm: 3 },
        py: 1,
        gridTemplateColumns: '1fr auto',
        '& > *': { gridColumn: 1, minWidth: 0 },
        '& > :last-child': {
          gridColumn: 2,
          gridRow: '1 / span 2',
          justifySelf: 'end',
          whiteSpace: 'nowrap',
        },
        [WIDE]: {
          py: 0.5,
          gridTemplateColumns: 'minmax(140px, 1.2fr) 160px 150px minmax(160px, 2fr) 72px',
          '& > *': { gridColumn: 'auto' },
          '& > :last-child': { gridColumn: 'auto', gridRow: 'auto' },
        },
      }}
    >
      <Box sx={{ overflowWrap: 'anywhere' }}>
        {contact.full_name}
        {contact.relationship && (
          <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
            {contact.relationship}
          </Box>
        )}
      </Box>
      <Box sx={{ fontSize: '0.875rem' }}>
        <StatusChip of="contact_relations" value={contact.relation} />
      </Box>
      <div>
        <MaskedField source="phone" resource="borrower_contacts" />
      </div>
      <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        <Standing contact={contact} />
        {contact.relation === 'guarantor' && <Identity contact={contact} />}
        {contact.relation === 'guarantor' && <GuaranteeOf contactId={contact.id} />}
      </Box>
      <div>
        {mayEdit && (
          <Tooltip title={edit}>
            <IconButton size="small" aria-label={edit} onClick={onEdit}>
              <EditIcon fontSize="small" />
            </IconButton>
          </Tooltip>
        )}
        <DeleteContactButton contact={contact} />
      </div>
    </Box>
  );
}

/**
 * Shows how the person stands to being called, and when they last were. A refusal is what a caller
 * must not miss.
 */
function Standing({
  contact: { consented_on, refused_on, last_contacted_at },
}: {
  contact: BorrowerContact;
}) {
  const translate = useTranslate();
  return (
    <Box className="figures" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
      {refused_on && (
        <Box component="span" sx={{ color: 'error.main' }}>
          {translate('contacts.refused', { day: refused_on })}
        </Box>
      )}
      {consented_on && !refused_on && (
        <span>{translate('contacts.consented', { day: consented_on })}</span>
      )}
      {last_contacted_at && (
        <span>
          {translate('contacts.contacted')} <Instant at={last_contacted_at} />
        </span>
      )}
    </Box>
  );
}

/** Who a guarantor is, masked, and since when they may be reported. */
function Identity({
  contact: { national_id, address, report_consented_on },
}: {
  contact: BorrowerContact;
}) {
  const translate = useTranslate();
  return (
    <Box className="figures" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
      {national_id && <MaskedField source="national_id" resource="borrower_contacts" />}
      {address && <MaskedField source="address" resource="borrower_contacts" />}
      {report_consented_on && (
        <span>{translate('contacts.may_report', { day: report_consented_on })}</span>
      )}
    </Box>
  );
}
