// Saving the proof into the documents folder. Where it is stays on the page; saving again replaces both files.
import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { Evidence, Problem, SavedFiles } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { keys } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { SafeText } from "../../ui/SafeText";
import { useToast } from "../../ui/Toast";
import styles from "./Evidence.module.css";

/** The action; `evidence-export`, then `evidence-path`. */
export function SaveProof({ proof }: { readonly proof: Evidence }) {
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const saved = await data(commands.evidenceExport(proof.run));
      client.setQueryData(keys.evidence(proof.run), { ...proof, saved });
      say(<Trans>The proof is saved.</Trans>);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };
  return (
    <div className={styles.action}>
      <div className={styles.actionHead}>
        <h3>
          <Trans>Save the proof</Trans>
        </h3>
        <Button testId="evidence-export" icon="file" variant="primary" busy={busy} onPress={() => void save()}>
          {proof.saved ? <Trans>Save it again</Trans> : <Trans>Save the proof</Trans>}
        </Button>
      </div>
      {problem && <ErrorNotice problem={problem} />}
      {proof.saved ? <Saved files={proof.saved} /> : <p className={styles.words}><Trans>One page that opens in any browser, in your documents folder under “Gatehouse”.</Trans></p>}
    </div>
  );
}

function Saved({ files }: { readonly files: SavedFiles }) {
  return (
    <dl className={styles.paths} data-testid="evidence-path" data-html={files.html} data-json={files.json}>
      <dt>
        <Trans>The page</Trans>
      </dt>
      <dd>
        <SafeText text={files.html} />
      </dd>
      <dt>
        <Trans>For your IT (JSON)</Trans>
      </dt>
      <dd>
        <SafeText text={files.json} />
      </dd>
    </dl>
  );
}
