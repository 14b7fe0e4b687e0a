// A filter that looks at memberships is only as complete as these are read. This line says how far that is, and never lets
// such a list look complete before it is.
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { commands } from "../ipc/bindings";
import { count } from "../lib/counts";
import { classes } from "../ui/classes";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { ProgressBar } from "../ui/ProgressBar";
import { AsOf } from "../ui/Time";
import styles from "./Lists.module.css";
import type { ListNews } from "./listTypes";

/** Whether the shown count may still grow because memberships are not all read. */
export function isPartial({ needsMemberships, notTold, coverage }: ListNews): boolean {
  return needsMemberships && (notTold || coverage.state !== "complete" || !coverage.sure);
}

/** `<name>-coverage` with `data-state`, `data-read`, `data-total`; inside it `memberships-stop` or `memberships-go-on`. */
export function CoverageLine({ name, page }: { readonly name: string; readonly page: ListNews }) {
  const { t } = useLingui();
  if (!isPartial(page)) return null;
  const { read, total, state } = page.coverage;
  const numbers = { read: count(read), total: count(total) };
  return (
    <div className={classes(styles.coverage, state !== "reading" && styles.partial)} data-testid={`${name}-coverage`} data-state={state} data-read={read} data-total={total}>
      {state === "reading" ? (
        <div className={styles.coverageBar}>
          <ProgressBar done={read} total={total} label={t`Reading who is in which organization`} words={t`${numbers.read} of ${numbers.total} organizations`} />
        </div>
      ) : (
        <Icon name="care" size={14} />
      )}
      <p>
        <Words page={page} />
      </p>
      {state === "reading" && (
        <Button variant="quiet" testId="memberships-stop" onPress={() => void commands.membershipsStop()}>
          <Trans>Stop reading</Trans>
        </Button>
      )}
      {state === "stopped" && (
        <Button testId="memberships-go-on" onPress={() => void commands.membershipsGoOn()}>
          <Trans>Read the rest</Trans>
        </Button>
      )}
    </div>
  );
}

function Words({ page }: { readonly page: ListNews }): ReactNode {
  const { coverage, notTold } = page;
  const read = count(coverage.read);
  const total = count(coverage.total);
  const known = count(coverage.known);
  switch (coverage.state) {
    case "reading":
      return (
        <Trans>
          Read for {read} of {total} organizations; more may match.
        </Trans>
      );
    case "stopped":
      return (
        <Trans>
          Stopped: read for {read} of {total} organizations. More may match.
        </Trans>
      );
    case "refused":
      return (
        <Trans>
          Read for {read} of {total} organizations. Your key may not read who is in the others, so more may match.
        </Trans>
      );
    case "off":
      return (
        <>
          <Trans>
            Known for {known} of {total} organizations; more may match.
          </Trans>{" "}
          {coverage.asOf !== null && <AsOf at={coverage.asOf} />}
        </>
      );
    case "complete":
      return notTold ? <Trans>This instance has told this of nobody so far, so nobody can be found by it.</Trans> : <Trans>Some lists changed while they were read; somebody may be missing.</Trans>;
  }
}
