// What waits to be reviewed, on every page with a navigation. It is not there while nothing waits.
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { TraySummary } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { instance, keys } from "../../ipc/queries";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { lookAt } from "../../ui/instanceLook";
import { SafeText } from "../../ui/SafeText";
import { Tray } from "../../ui/Tray";
import { tray } from "./queries";

interface TrayBarProps {
  readonly onReview: () => void;
  /** Shows the list; nothing where it is on screen. */
  readonly onShow: (() => void) | undefined;
}

/** `tray` with `data-count`; inside it `tray-undo`, `tray-redo`, `tray-show`, `tray-clear`, `tray-review`. */
export function TrayBar({ onReview, onShow }: TrayBarProps) {
  const { t } = useLingui();
  const { data: waiting } = useQuery(tray);
  const { data: info } = useQuery(instance);
  const change = useTray();
  const [throwing, setThrowing] = useState(false);
  if (!waiting || waiting.count === 0 || !info) return null;
  const { count, undo, redo } = waiting;
  const name = <SafeText text={info.name} />;
  return (
    <>
      {change.error && <ErrorNotice problem={problemOf(change.error)} />}
      <Tray
        testId="tray"
        data-count={count}
        actions={
          <>
            <Button testId="tray-undo" variant="quiet" icon="undo" label={t`Undo the last change`} disabled={!undo} onPress={() => change.mutate(() => data(commands.trayUndo()))} />
            <Button testId="tray-redo" variant="quiet" icon="redo" label={t`Do it again`} disabled={!redo} onPress={() => change.mutate(() => data(commands.trayRedo()))} />
            {onShow && (
              <Button testId="tray-show" variant="quiet" onPress={onShow}>
                <Trans>Show the list</Trans>
              </Button>
            )}
            <Button testId="tray-clear" variant="quiet" onPress={() => setThrowing(true)}>
              <Trans>Throw away…</Trans>
            </Button>
            <Button testId="tray-review" variant="primary" onPress={onReview}>
              <Plural value={count} one="Review # change" other="Review # changes" />
            </Button>
          </>
        }
      >
        <Plural value={count} one={<Trans>{count} change waiting for {name}</Trans>} other={<Trans>{count} changes waiting for {name}</Trans>} />
      </Tray>
      <Dialog
        testId="tray-throw"
        open={throwing}
        instance={{ look: lookAt(info.look), name: info.name, kind: info.kind }}
        title={<Plural value={count} one="Throw away # change?" other="Throw away # changes?" />}
        onClose={() => setThrowing(false)}
        foot={
          <>
            <Button autoFocus onPress={() => setThrowing(false)}>
              <Trans>Keep for later</Trans>
            </Button>
            <Button
              testId="tray-throw-away"
              variant="danger"
              onPress={() => {
                setThrowing(false);
                change.mutate(() => data(commands.trayClear()));
              }}
            >
              <Plural value={count} one="Throw away # change" other="Throw away # changes" />
            </Button>
          </>
        }
      >
        <Trans>Nothing was sent, so nothing changes on the instance.</Trans>
      </Dialog>
    </>
  );
}

/** Changes the tray and asks again for what shows it. */
export function useTray() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (work: () => Promise<TraySummary>) => work(),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: keys.tray }), client.invalidateQueries({ queryKey: keys.access })]),
  });
}
