// What one instance of a file would become here, with everything that is not as in the file.
import { Trans } from "@lingui/react/macro";
import type { ImportItem } from "../../ipc/bindings";
import { InstanceTile } from "../../ui/InstanceTile";
import { lookAt } from "../../ui/instanceLook";
import { KindWord } from "../../ui/KindWord";
import { Pill } from "../../ui/Pill";
import { SafeText } from "../../ui/SafeText";
import { StatusWord } from "../../ui/StatusWord";
import { hostOf } from "./address";
import styles from "./Instances.module.css";

/** The line; `import-item` with `data-here`, `data-renamed` and `data-resembles`. */
export function ImportLine({ item }: { readonly item: ImportItem }) {
  const named = item.named !== null && <SafeText text={item.named} />;
  const resembles = item.resembles !== null && <SafeText text={hostOf(item.resembles)} />;
  return (
    <li className={styles.plannedItem} data-testid="import-item" data-instance={item.name} data-here={item.here ? "true" : undefined} data-renamed={named ? "true" : undefined} data-resembles={item.resembles ?? undefined}>
      <InstanceTile {...lookAt(item.look)} size={28} />
      <div className={styles.words}>
        <span className={styles.name}>
          <SafeText text={item.name} />
          <Pill>
            <KindWord kind={item.kind} />
          </Pill>
        </span>
        <span className={styles.address}>{hostOf(item.address)}</span>
        {item.here && (
          <span className={styles.missing}>
            <Trans>It is here already and stays as it is.</Trans>
          </span>
        )}
        {named && (
          <span className={styles.missing}>
            <Trans>“{named}” in the file: here that could be taken for another instance.</Trans>
          </span>
        )}
        {item.newLook && (
          <span className={styles.missing}>
            <Trans>It gets another color or shape, because another instance here looks like that.</Trans>
          </span>
        )}
        {resembles && (
          <StatusWord icon="care" tone="warn">
            <Trans>Its address looks like {resembles} and is another one. Ask whoever sent the file.</Trans>
          </StatusWord>
        )}
      </div>
    </li>
  );
}
