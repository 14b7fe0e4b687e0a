// Something small beside a cell: a list of roles, a reason, a menu. It covers neither the cell nor the window's edge, and goes
// away by Escape, by a press elsewhere, or when the matrix is scrolled.
import { useEffect, useLayoutEffect, useRef } from "react";
import type { ReactNode, RefObject } from "react";
import type { Hooks } from "../ui/hooks";
import { dataOf } from "../ui/hooks";
import { useLatest } from "../ui/useLatest";
import styles from "./Beside.module.css";

const GAP = 4;

interface BesideProps extends Hooks {
  /** What it stands beside. */
  readonly anchor: HTMLElement;
  /** Its name for ears. */
  readonly label: string;
  /** `dialog` takes the focus, `alert` and `note` are only spoken. */
  readonly role: "dialog" | "alert" | "note";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The box; `testId` and `data-*` stand on it. */
export function Beside(props: BesideProps) {
  const { anchor, label, role, onClose, children } = props;
  const box = useRef<HTMLDivElement>(null);
  usePlace(box, anchor);
  useGoingAway(box, onClose);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it has the role that is given
    <div
      {...dataOf(props)}
      ref={box}
      role={role}
      aria-label={label}
      className={styles.beside}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </div>
  );
}

function usePlace(box: RefObject<HTMLElement | null>, anchor: HTMLElement) {
  useLayoutEffect(() => {
    const placed = box.current;
    if (!placed) return undefined;
    place(placed, anchor);
    const observer = new ResizeObserver(() => place(placed, anchor));
    observer.observe(placed);
    return () => observer.disconnect();
  }, [box, anchor]);
}

/** Below the anchor, or above it where there is no room below. */
function place({ style, offsetWidth, offsetHeight }: HTMLElement, anchor: HTMLElement) {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const below = bottom + GAP + offsetHeight <= window.innerHeight - GAP;
  style.insetInlineStart = `${Math.max(GAP, Math.min(left, window.innerWidth - offsetWidth - GAP))}px`;
  style.insetBlockStart = `${below ? bottom + GAP : Math.max(GAP, top - GAP - offsetHeight)}px`;
}

function useGoingAway(box: RefObject<HTMLElement | null>, onClose: () => void) {
  const close = useLatest(onClose);
  useEffect(() => {
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return;
      close.current();
    };
    document.addEventListener("pointerdown", elsewhere, true);
    document.addEventListener("wheel", elsewhere, { capture: true, passive: true });
    return () => {
      document.removeEventListener("pointerdown", elsewhere, true);
      document.removeEventListener("wheel", elsewhere, true);
    };
  }, [box, close]);
}
