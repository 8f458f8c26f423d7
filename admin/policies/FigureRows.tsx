import { Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney, printHundredths } from '../shared/format.ts';

const MARK = { bgcolor: 'action.selected', fontWeight: 600 } as const;

type Figures = Readonly<Record<string, unknown>>;

/** A rule of several figures, one a row; what differs from the rule it is laid beside is marked. */
export function FigureRows({ value, against }: { value: object; against: object | undefined }) {
  const translate = useTranslate();
  const classOf = useEnumLabel('asset_classes');
  const figures = value as Figures;
  const text = (name: string) => {
    const figure = figures[name];
    if (name === 'pause_document') return String(figure);
    if (typeof figure === 'string') return classOf(figure);
    if (typeof figure === 'number' && name.endsWith('_minor')) return formatMoney(figure);
    return typeof figure === 'number' && name.endsWith('_bps')
      ? printHundredths(figure)
      : Number(figure).toLocaleString('en-US');
  };
  return (
    <Table size="small" sx={{ maxWidth: 480, '& td': { px: 1, height: 32 } }}>
      <TableBody>
        {Object.keys(figures)
          .filter((name) => figures[name] != null)
          .map((name) => (
            <TableRow
              key={name}
              sx={
                against === undefined || (against as Figures)[name] === figures[name]
                  ? {}
                  : { '& td': MARK }
              }
            >
              <TableCell>{translate(`policies.figures.${name}`)}</TableCell>
              <TableCell className="figures" align="right">
                {text(name)}
              </TableCell>
            </TableRow>
          ))}
      </TableBody>
    </Table>
  );
}
