// The grid of people and places with the hands of a sheet. Editing only stages; what cannot be staged says why beside its cell.
import { useLingui } from "@lingui/react/macro";
import { useMemo, useRef } from "react";
import type { MouseEvent } from "react";
import type { AccessArrange, AccessHead } from "../../ipc/bindings";
import { Grid } from "../../ui/Grid";
import { useLatest } from "../../ui/useLatest";
import styles from "./Access.module.css";
import { Besides } from "./Besides";
import { ChosenBar } from "./ChosenBar";
import { columnsFor } from "./columns";
import { expanded } from "./queries";
import { cellsIn } from "./target";
import { useCells } from "./useCells";
import { useHands } from "./useHands";
import { useRange } from "./useRange";
import { useStaging } from "./useStaging";

/** What a matrix is given. */
export interface MatrixProps {
  readonly head: AccessHead;
  /** One organization with its teams; its column stays in place. */
  readonly single: boolean;
  readonly arrange: AccessArrange;
  readonly onArrange: (change: (old: AccessArrange) => AccessArrange) => void;
  readonly onHandOver: (organization: number) => void;
  readonly onOpenPerson: (person: number) => void;
  readonly onOpenOrganization: (organization: number) => void;
}

const ROW = 44;

/** `access-grid`, and under it the line about what is chosen. */
export function Matrix(props: MatrixProps) {
  const { head, single, arrange, onArrange } = props;
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const cells = useCells(head, single);
  const chosen = useRange();
  const staging = useStaging(head.view, cells.version);
  const hands = useHands({ head, cells, chosen, staging, frame });
  const names = useMemo(() => new Map(head.roles.map(({ id, name }) => [id, name])), [head.roles]);
  const latest = useLatest({ hands, onArrange });
  const columns = useMemo(
    () =>
      columnsFor({
        head,
        single,
        sort: arrange.sort,
        names,
        onHead: (column, element) => latest.current.hands.menu({ row: 0, column }, element),
        onExpand: (organization, expand) => latest.current.onArrange((old) => expanded(old, organization, expand)),
      }),
    // oxlint-disable-next-line react/exhaustive-deps -- of the head only its columns are drawn
    [head.columns, single, arrange.sort, names, latest],
  );
  const { target } = hands;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the pointer draws a range; keys arrive at the cells */}
      <div
        ref={frame}
        className={styles.matrix}
        onPointerDown={chosen.onPointerDown}
        onPointerMove={chosen.onPointerMove}
        onPointerUp={chosen.onPointerUp}
        onDoubleClick={(event) => hands.onPointer(event, "twice")}
        onContextMenu={(event) => hands.onPointer(event, "menu")}
      >
        <Grid
          testId="access-grid"
          data-view={head.view}
          data-version={head.version}
          label={t`Who has access to what`}
          unit="cell"
          columns={columns}
          rowCount={head.rows}
          getRow={cells.getRow}
          rowId={({ user }) => String(user.id)}
          rowHeight={ROW}
          headHeight={ROW}
          listKey={JSON.stringify([arrange.search, arrange.sort, arrange.onlyStaged])}
          range={chosen.range}
          onRange={cells.onRange}
          onColumns={cells.onColumns}
          onActive={chosen.onActive}
          onKey={hands.onKey}
          onChoose={(_, event) => event.type === "click" && hands.onPointer(event as MouseEvent<HTMLElement>, "press")}
        />
      </div>
      <ChosenBar count={target ? cellsIn(target) : 0} outcome={staging.outcome} onChange={() => hands.edit("")} onRemove={hands.remove} onCopy={hands.copy} onWhy={hands.why} />
      <Besides {...props} hands={hands} cells={cells} names={names} />
    </>
  );
}
