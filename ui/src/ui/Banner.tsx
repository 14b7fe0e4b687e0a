// The head of an instance window: which instance, how fresh, locked or open. Always visible.
import type { ReactNode } from "react";
import { plainMarks } from "../lib/marks";
import styles from "./Banner.module.css";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import type { InstanceKind, InstanceLook } from "./instanceLook";
import { InstanceTile } from "./InstanceTile";
import { KindWord } from "./KindWord";
import { Pill } from "./Pill";
import { SafeText } from "./SafeText";

interface BannerProps extends Hooks {
  readonly look: InstanceLook;
  readonly name: string;
  readonly kind: InstanceKind;
  /** The button that brings another instance forward. */
  readonly switcher?: ReactNode;
  /** "as of 10:42" and the refresh button. */
  readonly freshness?: ReactNode;
  /** Look only + unlock, or the warn pill + lock. */
  readonly editing?: ReactNode;
}

/** The banner; `testId` and `data-*` stand on the `<header>`. */
export function Banner(props: BannerProps) {
  const { look, name, kind, switcher, freshness, editing } = props;
  return (
    <header {...dataOf(props)} data-area="" className={styles.banner}>
      <InstanceTile {...look} size={28} />
      <span className={styles.name} title={plainMarks(name)}>
        <SafeText text={name} />
      </span>
      <Pill>
        <KindWord kind={kind} />
      </Pill>
      {switcher}
      <div className={styles.right}>
        {freshness && <span className={styles.fresh}>{freshness}</span>}
        {editing}
      </div>
    </header>
  );
}
