// The one chosen thing beside its list. The list stays usable; Escape closes the panel.
import { useLingui } from "@lingui/react/macro";
import { useEffect, useId, useLayoutEffect, useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "./Button";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import styles from "./SidePanel.module.css";
import { useLatest } from "./useLatest";

interface SidePanelProps extends Hooks {
  readonly title: ReactNode;
  /** Email and number, or another line under the title. */
  readonly under?: ReactNode;
  /** Two buttons at most. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The panel; `testId` and `data-*` stand on the `<aside>`. */
export function SidePanel(props: SidePanelProps) {
  const { title, under, actions, children, onClose } = props;
  const { t } = useLingui();
  const id = useId();
  useEscape(onClose);
  const panel = useFocusBack();
  return (
    <aside {...dataOf(props)} ref={panel} tabIndex={-1} data-area="" className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <Button variant="quiet" icon="close" label={t`Close the panel`} onPress={onClose} />
      </div>
      {under && <div className={styles.under}>{under}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
      <div className={styles.body}>{children}</div>
    </aside>
  );
}

/** A panel that had the focus gives it to the list when it closes; one that comes back with its page takes it where nothing has it. */
function useFocusBack() {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    if (document.activeElement === document.body) element?.focus({ preventScroll: true });
    return () => {
      if (element?.contains(document.activeElement)) element.parentElement?.querySelector<HTMLElement>(LIST_STOP)?.focus();
    };
  }, []);
  return panel;
}

const LIST_STOP = '[role="row"][tabindex="0"], [role="gridcell"][tabindex="0"]';

/** Escape anywhere in the window, unless something nearer (a field, a dialog) has used it. */
function useEscape(onEscape: () => void) {
  const latest = useLatest(onEscape);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [latest]);
}
