// What an instance is called and how it looks: name, kind, color and shape.
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { likeness } from "../../ui/instanceLook";
import type { InstanceLook } from "../../ui/instanceLook";
import { ColorPicker, ShapePicker } from "../../ui/LookPicker";
import { RadioCards } from "../../ui/RadioCards";
import { TextField } from "../../ui/TextField";
import styles from "./Instances.module.css";

/** What is chosen here. */
export interface Identity {
  readonly name: string;
  readonly kind: "live" | "test";
  /** Absent where the core is to propose one. */
  readonly look: InstanceLook | undefined;
}

interface IdentityFieldsProps {
  readonly identity: Identity;
  /** The looks of the other instances. */
  readonly taken: readonly InstanceLook[];
  readonly nameProblem?: ReactNode;
  readonly onChange: (identity: Identity) => void;
  readonly onEnter: () => void;
}

/** The fields; `connect-name` and `connect-kind` while connecting and while changing. */
export function IdentityFields({ identity, taken, nameProblem, onChange, onEnter }: IdentityFieldsProps) {
  const { t } = useLingui();
  const change = (part: Partial<Identity>) => onChange({ ...identity, ...part });
  return (
    <>
      <TextField testId="connect-name" label={t`Name`} hint={t`What you call this instance. It heads its window.`} problem={nameProblem} size="large" value={identity.name} onChange={(name) => change({ name })} onEnter={onEnter} />
      <RadioCards
        testId="connect-kind"
        label={t`What kind of instance is it?`}
        layout="row"
        value={identity.kind}
        onChange={(kind) => change({ kind })}
        cards={[
          { value: "live", title: t`Live`, words: t`Customers work here. It opens locked: you look first.` },
          { value: "test", title: t`Test`, words: t`A place to try things out. It opens unlocked.` },
        ]}
      />
      {identity.look && (
        <>
          <ColorPicker testId="connect-color" look={identity.look} taken={taken} onChange={(look) => change({ look })} />
          <ShapePicker testId="connect-shape" look={identity.look} taken={taken} onChange={(look) => change({ look })} />
          {sharesShape(identity.look, taken) && (
            <p className={styles.missing} role="status" data-testid="connect-shape-shared">
              <Trans>Another instance has this shape too. Where colors cannot be told apart, the two look alike.</Trans>
            </p>
          )}
        </>
      )}
    </>
  );
}

function sharesShape(look: InstanceLook, taken: readonly InstanceLook[]): boolean {
  return taken.some((other) => likeness(look, other) !== "apart");
}
