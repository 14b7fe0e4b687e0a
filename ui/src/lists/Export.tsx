// Opens the dialog that takes a list out of the application, with the counts that are on screen.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ExportRows, Exported, SheetFormat } from "../ipc/bindings";
import { instance as instanceQuery } from "../ipc/queries";
import { Button } from "../ui/Button";
import { lookAt } from "../ui/instanceLook";
import { isPartial } from "./CoverageLine";
import { ExportDialog } from "./ExportDialog";
import type { ListQuestion } from "./listTypes";
import type { List } from "./useList";

/** What the core needs to write the file. */
export interface ExportOrder<Filter extends string> {
  readonly rows: ExportRows;
  readonly query: ListQuestion<Filter>;
  readonly selection: number[];
  readonly format: SheetFormat;
}

interface ExportProps<Row extends { readonly id: number }, Filter extends string> {
  /** `<name>-export` is the id of the button; for the selection `<name>-export-selection`. */
  readonly name: string;
  /** "Export people". */
  readonly title: ReactNode;
  readonly list: List<Row, Filter>;
  /** What is chosen at first. */
  readonly rows: ExportRows;
  /** Writes the file. */
  readonly save: (order: ExportOrder<Filter>) => Promise<Exported>;
  /** Writes who has what instead, where the list is one of people. */
  readonly saveAccess?: (order: ExportOrder<Filter>) => Promise<Exported>;
}

/** The button and its dialog. */
export function Export<Row extends { readonly id: number }, Filter extends string>({ name, title, list, rows, save, saveAccess }: ExportProps<Row, Filter>) {
  const { page, wish, selection } = list;
  const { data: info } = useQuery(instanceQuery);
  const [open, setOpen] = useState(false);
  const counts = { shown: page?.shown ?? 0, everything: page?.total ?? 0, selection: selection.ids.size };
  const query = { ...wish, filters: [...wish.filters], offset: 0, count: 0 };
  return (
    <>
      <Button testId={rows === "selection" ? `${name}-export-selection` : `${name}-export`} icon="file" disabled={counts.everything === 0} onPress={() => setOpen(true)}>
        <Trans>Export…</Trans>
      </Button>
      {open && (
        <ExportDialog
          title={title}
          instance={info && { look: lookAt(info.look), name: info.name, kind: info.kind }}
          counts={counts}
          rows={rows}
          partial={page !== undefined && (page.state !== "complete" || isPartial(page))}
          withAccess={saveAccess !== undefined}
          onSave={({ content, ...wanted }) => {
            const order = { ...wanted, query, selection: wanted.rows === "selection" ? [...selection.ids] : [] };
            return content === "access" && saveAccess ? saveAccess(order) : save(order);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
