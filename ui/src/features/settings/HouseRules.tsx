// How one works with this instance: when its window locks itself, what a leave starts with, how lists are read.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { InstanceInfo } from "../../ipc/bindings";
import { instance, passport } from "../../ipc/queries";
import { count } from "../../lib/counts";
import { Select } from "../../ui/Select";
import { IdleRule } from "./IdleRule";
import { LeavingRules } from "./LeavingRules";
import styles from "./Settings.module.css";
import { useRules } from "./useRules";

const PAGE_ROWS = [10_000, 1_000, 100] as const;

/** The section, `house-rules`. */
export function HouseRules({ first }: { readonly first: boolean }) {
  const { data: info } = useQuery(instance);
  const heading = useFirst(first);
  if (!info) return null;
  return (
    <section className={styles.section} data-testid="house-rules">
      <h2 ref={heading} tabIndex={-1}>
        <Trans>House rules</Trans>
      </h2>
      <p>
        <Trans>They hold for this instance on this computer.</Trans>
      </p>
      <Reading info={info} />
      <h3 className={styles.sub}>
        <Trans>A leave starts with</Trans>
      </h3>
      <LeavingRules />
    </section>
  );
}

/** Somebody came for these: they are brought into view once what stands above them is there. */
function useFirst(first: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { isPending } = useQuery(passport);
  useEffect(() => {
    if (!first || isPending) return;
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  }, [first, isPending]);
  return heading;
}

function Reading({ info }: { readonly info: InstanceInfo }) {
  const { t } = useLingui();
  const { rules } = info;
  const { change, problem } = useRules(info);
  return (
    <>
      {info.kind !== "sample" && <IdleRule minutes={rules.idleMinutes} onChange={(idleMinutes) => void change({ idleMinutes })} />}
      <Select
        testId="rule-page"
        label={t`Ask for at most so many lines at once`}
        hint={<Trans>Fewer are slower. Choose them where a network or the instance gives up on long answers; what the instance itself allows is found out.</Trans>}
        value={String(rules.pageRows)}
        choices={PAGE_ROWS.map((rows) => ({ value: String(rows), label: count(rows) }))}
        onChange={(value) => void change({ pageRows: Number(value) })}
      />
      {problem && <ErrorNotice problem={problem} />}
    </>
  );
}
