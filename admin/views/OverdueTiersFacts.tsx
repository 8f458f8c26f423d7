import { Fact, Facts } from '../shared/Facts.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { type Book, formatShare } from './overdueTiersBook.ts';

export const OverdueTiersFacts = ({ book }: { book: Book }) => (
  <Facts sx={{ mb: 2, columnGap: { xs: 3, sm: 5 } }}>
    <Fact labelKey="tiers.facts.outstanding" strong>
      <Money minor={book.total.outstanding_minor} />
    </Fact>
    <Fact labelKey="tiers.facts.overdue" strong>
      <Money minor={book.total.overdue_minor} />
    </Fact>
    <Fact labelKey="tiers.facts.overdue_loans" strong>
      {book.overdue.loans.toLocaleString('en-US')}
    </Fact>
    <Fact labelKey="tiers.facts.ratio" strong>
      {formatShare(book.overdue.share)}
    </Fact>
  </Facts>
);
