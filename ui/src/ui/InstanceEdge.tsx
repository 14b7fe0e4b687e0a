// The colored line along the top of a window, a dialog and the proof: which instance, and what kind.
import styles from "./InstanceEdge.module.css";
import type { InstanceColor, InstanceKind } from "./instanceLook";

/** 4 px: solid for Live, stripes for Test, dashes for sample data. Silent: name and word stand beside it. */
export function InstanceEdge({ color, kind }: { readonly color: InstanceColor; readonly kind: InstanceKind }) {
  return <div className={styles.edge} data-color={color} data-kind={kind} aria-hidden="true" />;
}
