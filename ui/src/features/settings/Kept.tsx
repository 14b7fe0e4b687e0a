// What this computer keeps of the lists: how much, since when, deleting it, and keeping nothing at all.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { CacheInfo } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { cache, keys } from "../../ipc/queries";
import { bytesInWords } from "../../lib/bytes";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Spinner } from "../../ui/Spinner";
import { AsOf } from "../../ui/Time";
import styles from "./Settings.module.css";
import { useSaving } from "./useSaving";

/** The section, `cache` with `data-on` and `data-bytes`; inside it `cache-switch` and `cache-delete`. */
export function Kept() {
  const { data: info, error } = useQuery(cache);
  const { save, busy, problem } = useSaving(keys.cache);
  const change = (command: () => ReturnType<typeof commands.cacheDelete>) => void save(() => data(command()));
  const shown = problem ?? (error ? problemOf(error) : undefined);
  return (
    <section className={styles.section} data-testid="cache" data-on={info && String(info.on)} data-bytes={info?.bytes}>
      <h2>
        <Trans>Kept on this computer</Trans>
      </h2>
      <p>
        <Trans>The lists of this instance are kept here, readable by you alone, so that they appear at once the next time and without a network. Keys are never among them.</Trans>
      </p>
      {shown && <ErrorNotice problem={shown} />}
      {!info && !shown && <Spinner />}
      {info && (
        <>
          <Checkbox
            testId="cache-switch"
            checked={info.on}
            disabled={busy}
            onChange={(on) => change(() => commands.cacheSwitch(on))}
            label={<Trans>Keep the lists of this instance on this computer</Trans>}
            words={<Trans>Without it, every start reads everything anew. The records of what was carried out always stay.</Trans>}
          />
          <div className={styles.kept}>
            <p role="status">
              <HowMuch info={info} />
            </p>
            <Button testId="cache-delete" icon="removal" busy={busy} disabled={info.bytes === 0} onPress={() => change(commands.cacheDelete)}>
              <Trans>Delete what is kept</Trans>
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function HowMuch({ info }: { readonly info: CacheInfo }) {
  if (info.bytes === 0) return <Trans>Nothing is kept now.</Trans>;
  const size = bytesInWords(info.bytes);
  if (info.asOf === null) return <Trans>Kept now: {size}.</Trans>;
  return (
    <Trans>
      Kept now: {size}, <AsOf at={info.asOf} />.
    </Trans>
  );
}
