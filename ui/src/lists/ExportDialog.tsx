// Taking a list out of the application: which rows and in which form; afterwards where the file is. The counts are the ones
// on screen, and the file holds as many rows.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import { ErrorNotice } from "../errors/ErrorNotice";
import type { ExportRows, Exported, SheetFormat } from "../ipc/bindings";
import { useDoing } from "../ipc/useDoing";
import { count } from "../lib/counts";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import type { DialogInstance } from "../ui/Dialog";
import { Notice } from "../ui/Notice";
import { Hint } from "../ui/Prose";
import { RadioCards } from "../ui/RadioCards";
import { SafeText } from "../ui/SafeText";
import styles from "./Lists.module.css";

/** What the file tells of the rows. */
type Content = "list" | "access";

/** What is to be saved. */
export interface ExportWish {
  readonly content: Content;
  readonly rows: ExportRows;
  readonly format: SheetFormat;
}

interface ExportDialogProps {
  readonly title: ReactNode;
  readonly instance: DialogInstance | undefined;
  readonly counts: Record<ExportRows, number>;
  /** What is chosen at first. */
  readonly rows: ExportRows;
  /** The list is not complete or not fresh on screen, so the file is not either. */
  readonly partial: boolean;
  /** "Who has what" can be chosen. */
  readonly withAccess: boolean;
  readonly onSave: (wish: ExportWish) => Promise<Exported>;
  readonly onClose: () => void;
}

/** The dialog, `export`; inside it `export-content` for people, `export-rows`, `export-format`, `export-save`, then `export-path` with `data-path` and `data-rows`. */
export function ExportDialog(props: ExportDialogProps) {
  const { title, instance, counts, partial, onClose } = props;
  const [wish, setWish] = useState<ExportWish>({ content: "list", rows: props.rows, format: "xlsx" });
  const { save, saved, busy, problem } = useSave(props.onSave);
  return (
    <Dialog testId="export" open title={title} instance={instance} onClose={onClose} foot={<Foot saved={saved !== undefined} busy={busy} empty={counts[wish.rows] === 0} onSave={() => void save(wish)} onClose={onClose} />}>
      {saved ? <Saved saved={saved} /> : <Choices counts={counts} wish={wish} withAccess={props.withAccess} onChoose={(part) => setWish({ ...wish, ...part })} />}
      {partial && !saved && (
        <Notice>
          <Trans>The list on screen may be incomplete or out of date; the file holds what is on screen.</Trans>
        </Notice>
      )}
      {problem && <ErrorNotice problem={problem} />}
    </Dialog>
  );
}

interface ChoicesProps {
  readonly counts: Record<ExportRows, number>;
  readonly wish: ExportWish;
  readonly withAccess: boolean;
  readonly onChoose: (part: Partial<ExportWish>) => void;
}

function Choices({ counts, wish, withAccess, onChoose }: ChoicesProps) {
  const { t } = useLingui();
  const [shown, everything, selection] = [count(counts.shown), count(counts.everything), count(counts.selection)];
  return (
    <>
      {withAccess && (
        <RadioCards<Content>
          testId="export-content"
          label={t`What`}
          value={wish.content}
          onChange={(content) => onChoose({ content })}
          cards={[
            { value: "list", title: t`The list`, words: t`One row for each person.` },
            { value: "access", title: t`Who has what`, words: t`One row for each role in an organization or team.` },
          ]}
        />
      )}
      <RadioCards<ExportRows>
        testId="export-rows"
        label={t`Which rows`}
        value={wish.rows}
        onChange={(rows) => onChoose({ rows })}
        cards={[
          { value: "shown", title: t`What I see (${shown})` },
          { value: "everything", title: t`Everything (${everything})` },
          { value: "selection", title: t`Selection (${selection})`, disabled: counts.selection === 0 },
        ]}
      />
      <RadioCards<SheetFormat>
        testId="export-format"
        label={t`As`}
        value={wish.format}
        onChange={(format) => onChoose({ format })}
        cards={[
          { value: "xlsx", title: t`Excel sheet`, words: t`Dates and numbers stay what they are.` },
          { value: "csv-comma", title: t`Text with commas (CSV)` },
          { value: "csv-semicolon", title: t`Text with semicolons (CSV)`, words: t`For Excel where decimals have a comma.` },
        ]}
      />
    </>
  );
}

function Foot({ saved, busy, empty, onSave, onClose }: { readonly saved: boolean; readonly busy: boolean; readonly empty: boolean; readonly onSave: () => void; readonly onClose: () => void }) {
  if (saved) {
    return (
      <Button key="close" testId="export-close" autoFocus onPress={onClose}>
        <Trans>Close</Trans>
      </Button>
    );
  }
  return (
    <>
      <Button key="cancel" onPress={onClose}>
        <Trans>Cancel</Trans>
      </Button>
      <Button testId="export-save" variant="primary" busy={busy} disabled={empty} onPress={onSave}>
        <Trans>Save the file</Trans>
      </Button>
    </>
  );
}

function Saved({ saved }: { readonly saved: Exported }) {
  return (
    <>
      <div className={styles.saved} role="status" data-testid="export-path" data-path={saved.path} data-rows={saved.rows}>
        <p>
          <Plural value={saved.rows} one="Saved, with # row:" other="Saved, with # rows:" />
        </p>
        <p className={styles.path}>
          <SafeText text={saved.path} />
        </p>
      </div>
      {saved.state !== "complete" && (
        <Hint>
          <Trans>The list was not complete or not fresh when it was saved.</Trans>
        </Hint>
      )}
      {saved.membershipsMissing && (
        <Hint>
          <Trans>Not all organizations were read yet, so somebody may be missing.</Trans>
        </Hint>
      )}
    </>
  );
}

function useSave(onSave: (wish: ExportWish) => Promise<Exported>) {
  const [saved, setSaved] = useState<Exported>();
  const { run, busy, problem } = useDoing();
  const save = (wish: ExportWish) => run(async () => setSaved(await onSave(wish)));
  return { save, saved, busy, problem };
}
