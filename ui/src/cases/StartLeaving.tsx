// The button that starts a leave. With a key that may not carry one out, or without a connection, it cannot be pressed and
// says why beside it.
import { Trans } from "@lingui/react/macro";
import { useId } from "react";
import type { Job, LeaveKind } from "../ipc/bindings";
import { Button } from "../ui/Button";
import type { ButtonVariant } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { SafeText } from "../ui/SafeText";
import styles from "./StartLeaving.module.css";
import { useLacking } from "./leaveRights";
import { WhyOffline, useOffline } from "./offline";

interface StartLeavingProps {
  readonly testId: string;
  /** What can begin here at the least: a person's leave needs less of a key than a customer's. */
  readonly kind: LeaveKind;
  readonly variant?: ButtonVariant;
  readonly onPress: () => void;
}

/** The button, and `leave-lacking` below it where it cannot be pressed. */
export function StartLeaving({ testId, kind, variant, onPress }: StartLeavingProps) {
  const key = useLacking(kind).length > 0;
  const cannot = useOffline() || key;
  // Whoever asks for another key should ask for all of it.
  const lacking = useLacking("customer");
  const id = useId();
  return (
    <div className={styles.start}>
      <Button testId={testId} icon="leaving" variant={variant} disabled={cannot} describedBy={cannot ? id : undefined} onPress={onPress}>
        <Trans>Start leaving…</Trans>
      </Button>
      {cannot && (
        <p id={id} className={styles.why} data-testid="leave-lacking">
          <Icon name="locked" size={14} />
          <span>
            {key ? <Lacking lacking={lacking} /> : <WhyOffline />}
          </span>
        </p>
      )}
    </div>
  );
}

/** What the key may not do for a leave, and what it would need. */
export function Lacking({ lacking }: { readonly lacking: readonly Job[] }) {
  const missing = <SafeText text={[...new Set(lacking.flatMap((job) => job.missing?.split(", ") ?? []))].join(", ")} />;
  return (
    <>
      <May lacking={lacking} /> {lacking.some((job) => job.missing !== null) ? <Trans>Ask for a key with the missing right: {missing}.</Trans> : <Trans>Ask for a key that may.</Trans>}
    </>
  );
}

function May({ lacking }: { readonly lacking: readonly Job[] }) {
  const [freeze, roles] = (["change-licenses", "change-roles"] as const).map((wanted) => lacking.some(({ job }) => job === wanted));
  if (freeze && roles) return <Trans>Your key may neither freeze nor change roles and hand over.</Trans>;
  return freeze ? <Trans>Your key may not freeze.</Trans> : <Trans>Your key may not change roles and hand over.</Trans>;
}
