// Whatever stands beside a cell at the moment.
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { AccessArrange, StageTarget } from "../../ipc/bindings";
import type { RoleNames } from "../../access/cellWords";
import { ColumnMenu, RowMenu } from "./CellMenu";
import { sortedBy } from "./columns";
import type { MatrixProps } from "./Matrix";
import { expanded } from "./queries";
import { RefusalBeside } from "../../access/RefusalBeside";
import { RolePicker } from "../../access/RolePicker";
import { BEFORE_PLACES, cellsIn, rolesFor, wholeColumn, wholeRow } from "./target";
import type { useCells } from "./useCells";
import { cellAt } from "./useCells";
import type { Hands } from "./useHands";
import { WhyBeside } from "./WhyBeside";

interface BesidesProps extends MatrixProps {
  readonly hands: Hands;
  readonly cells: ReturnType<typeof useCells>;
  readonly names: RoleNames;
}

/** One of them, or nothing. */
export function Besides(props: BesidesProps) {
  const { hands, cells, names, head, onHandOver } = props;
  const { beside, close } = hands;
  if (!beside) return null;
  const { anchor } = beside;
  switch (beside.kind) {
    case "pick":
      return <Pick {...props} anchor={anchor} target={beside.target} text={beside.text} />;
    case "refused": {
      const { organization } = beside;
      return <RefusalBeside anchor={anchor} refused={beside.refused} names={names} onHandOver={organization === undefined ? undefined : () => onHandOver(organization)} onClose={close} />;
    }
    case "why":
      return <WhyBeside anchor={anchor} view={head.view} version={cells.version} at={beside.at} onClose={close} />;
    case "row":
      return <OfRow {...props} anchor={anchor} row={beside.row} />;
    case "column":
      return <OfColumn {...props} anchor={anchor} column={beside.column} />;
  }
}

function Pick({ hands, cells, head, anchor, target, text }: BesidesProps & { readonly anchor: HTMLElement; readonly target: StageTarget; readonly text: string }) {
  const { t } = useLingui();
  const label = t`${plural(cellsIn(target), { one: "Role for # cell", other: "Role for # cells" })}`;
  return <RolePicker anchor={anchor} label={label} text={text} roles={rolesFor(target, head.columns, head.roles)} staged={mayHold(cells, target)} onPick={hands.pick} onClose={hands.close} />;
}

/** Whether something staged may be in these cells: those in view say so, of others it is not known. */
function mayHold(cells: BesidesProps["cells"], { rows, columns }: StageTarget): boolean {
  for (let row = rows[0]; row < rows[1]; row += 1) {
    const shown = cells.getRow(row);
    if (!shown) return true;
    for (let column = columns[0]; column < columns[1]; column += 1) if (cellAt(shown, column)?.staged) return true;
  }
  return false;
}

function OfRow({ hands, cells, head, anchor, row, onOpenPerson }: BesidesProps & { readonly anchor: HTMLElement; readonly row: number }) {
  const user = cells.getRow(row)?.user;
  const whole = wholeRow(row, head.columns.length);
  if (!user) return null;
  return (
    <RowMenu
      anchor={anchor}
      name={user.name}
      places={head.columns.length}
      onGive={() => hands.giveAll(whole, anchor)}
      onRemove={() => hands.removeAll(whole, anchor)}
      onOpen={() => onOpenPerson(user.id)}
      onClose={hands.close}
    />
  );
}

function OfColumn({ hands, head, single, arrange, anchor, column, onArrange, onOpenOrganization }: BesidesProps & { readonly anchor: HTMLElement; readonly column: number }) {
  const place = head.columns[column - BEFORE_PLACES];
  const whole = wholeColumn(column, head.rows);
  if (!place) return null;
  const then = (change: (old: AccessArrange) => AccessArrange) => {
    onArrange(change);
    hands.close();
  };
  return (
    <ColumnMenu
      anchor={anchor}
      name={place.name}
      people={head.rows}
      sorted={sortedBy(arrange.sort, place)}
      teams={single || place.team !== null ? undefined : (place.teams ?? undefined)}
      expanded={place.expanded}
      onGive={() => hands.giveAll(whole, anchor)}
      onRemove={() => hands.removeAll(whole, anchor)}
      onSort={(descending) => then((old) => ({ ...old, sort: descending === undefined ? null : { place: place.place, descending } }))}
      onExpand={(expand) => then((old) => expanded(old, place.organization, expand))}
      onOpen={() => onOpenOrganization(place.organization)}
      onClose={hands.close}
    />
  );
}
