// The list of pages of an instance window. It knows no places: who uses it says where it is and where to go.
import { useLingui } from "@lingui/react/macro";
import { Icon } from "./Icon";
import type { IconName } from "./Icon";
import styles from "./Navigation.module.css";

/** One page. */
export interface NavigationItem<Id extends string = string> {
  readonly id: Id;
  readonly icon: IconName;
  readonly label: string;
  readonly testId: string;
  /** A number only where someone must act; `waitingLabel` speaks it ("2 runs need you"). */
  readonly waiting?: number;
  readonly waitingLabel?: string;
}

interface NavigationProps<Id extends string> {
  readonly items: readonly NavigationItem<Id>[];
  readonly current: Id | undefined;
  readonly onGo: (id: Id) => void;
}

/** Pages as buttons, each with its own `testId`; the present one has `aria-current`. */
export function Navigation<Id extends string>({ items, current, onGo }: NavigationProps<Id>) {
  const { t } = useLingui();
  return (
    <nav data-area="" className={styles.navigation} aria-label={t`Pages`}>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id}>
            <button type="button" className={styles.item} data-testid={item.testId} aria-current={item.id === current ? "page" : undefined} onClick={() => onGo(item.id)}>
              <Icon name={item.icon} size={18} />
              {item.label}
              {item.waiting !== undefined && item.waiting > 0 && (
                <span className={styles.waiting} aria-label={item.waitingLabel} role="img">
                  {item.waiting}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
