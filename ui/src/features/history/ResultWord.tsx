// How a line ended, in a word. What did not come out as wanted says who or what stood in the way.
import { useLingui } from "@lingui/react/macro";
import { Doubt } from "../../cases/RunRows";
import type { LineResult } from "../../ipc/bindings";
import type { IconName } from "../../ui/Icon";
import { StatusWord } from "../../ui/StatusWord";
import type { Tone } from "../../ui/StatusWord";
import styles from "./History.module.css";

const LOOKS: Record<LineResult, { readonly icon: IconName; readonly tone: Tone }> = {
  done: { icon: "done", tone: "accent" },
  "already-so": { icon: "done", tone: "plain" },
  "did-not-hold": { icon: "changed-meanwhile", tone: "danger" },
  "changed-meanwhile": { icon: "changed-meanwhile", tone: "warn" },
  refused: { icon: "needs-you", tone: "danger" },
  "not-applied": { icon: "needs-you", tone: "danger" },
  "not-sure": { icon: "not-sure", tone: "warn" },
  unreadable: { icon: "not-sure", tone: "warn" },
  "left-out": { icon: "skipped", tone: "faint" },
  depends: { icon: "skipped", tone: "faint" },
  gone: { icon: "skipped", tone: "faint" },
  open: { icon: "waiting", tone: "faint" },
};

/** Glyph and word, and a mark where the journal was altered. */
export function ResultWord({ result, doubtful }: { readonly result: LineResult; readonly doubtful: boolean }) {
  const { t } = useLingui();
  const words: Record<LineResult, string> = {
    done: t`Done`,
    "already-so": t`Already so`,
    "did-not-hold": t`Did not hold`,
    "changed-meanwhile": t`Changed by someone else`,
    refused: t`Refused`,
    "not-applied": t`Not taken over`,
    "not-sure": t`Not sure yet`,
    unreadable: t`Could not be read`,
    "left-out": t`Left out`,
    depends: t`Left out with another`,
    gone: t`No longer exists`,
    open: t`Not done`,
  };
  return (
    <span className={styles.result}>
      <StatusWord {...LOOKS[result]}>{words[result]}</StatusWord>
      {doubtful && <Doubt />}
    </span>
  );
}
