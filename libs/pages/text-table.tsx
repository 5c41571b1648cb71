import type { JSX } from 'preact';

type Cell = JSX.Element | string;

interface TableProps {
  caption: string;
  heads: readonly string[];
  /** The first cell of each row is its head. */
  rows: readonly (readonly Cell[])[];
  /** Which columns hold numbers. */
  isNumeric?: (column: number) => boolean;
}

/** A table that becomes cards on a phone. */
export function TextTable({ caption, heads, rows, isNumeric = () => false }: TableProps): JSX.Element {
  const classOf = (column: number): string | undefined => (isNumeric(column) ? 'num' : undefined);
  return (
    <table role="table" class="plain-table stack">
      <caption class="sr-only">{caption}</caption>
      <TableHead heads={heads} classOf={classOf} />
      <tbody role="rowgroup">
        {rows.map(([head, ...cells]) => (
          <tr role="row">
            <th role="rowheader" scope="row">
              {head}
            </th>
            {cells.map((cell, index) => (
              <td role="cell" class={classOf(index + 1)} data-label={heads[index + 1]}>
                <span>{cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  heads: readonly string[];
  classOf?: (column: number) => string | undefined;
}

/** Roles are named, because a table that is shown as cards loses its own. */
export function TableHead({ heads, classOf }: HeadProps): JSX.Element {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {heads.map((head, column) => (
          <th role="columnheader" scope="col" class={classOf?.(column)}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
