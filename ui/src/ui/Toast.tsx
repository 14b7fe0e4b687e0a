// Passing news, and only two kinds of it: "copied" and "file saved". Everything else stays in its place on the page.
import { useLingui } from "@lingui/react/macro";
import { createContext, useCallback, useContext, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { Button } from "./Button";
import type { InstanceLook } from "./instanceLook";
import { InstanceTile } from "./InstanceTile";
import styles from "./Toast.module.css";
import { useLatest } from "./useLatest";

const STAYS_MS = 5000;

interface News {
  readonly id: number;
  readonly words: ReactNode;
}

const Say = createContext<(words: ReactNode) => void>(() => {});

/** Gives `useToast` to everything inside; `look` marks each toast with its instance. */
export function ToastProvider({ look, children }: { readonly look?: InstanceLook; readonly children: ReactNode }) {
  const [news, setNews] = useState<readonly News[]>([]);
  const say = useCallback((words: ReactNode) => setNews((old) => [...old, { id: (old.at(-1)?.id ?? 0) + 1, words }]), []);
  const drop = useCallback((id: number) => setNews((old) => old.filter((entry) => entry.id !== id)), []);
  return (
    <Say value={say}>
      {children}
      <div className={styles.region} role="status">
        {news.map((entry) => (
          <Toast key={entry.id} look={look} onGone={() => drop(entry.id)}>
            {entry.words}
          </Toast>
        ))}
      </div>
    </Say>
  );
}

/** A function that shows a toast for five seconds. */
export function useToast(): (words: ReactNode) => void {
  return useContext(Say);
}

function Toast({ look, children, onGone }: { readonly look: InstanceLook | undefined; readonly children: ReactNode; readonly onGone: () => void }) {
  const { t } = useLingui();
  const [held, setHeld] = useState(false);
  const gone = useLatest(onGone);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => gone.current(), STAYS_MS);
    return () => clearTimeout(timer);
  }, [held, gone]);
  return (
    <div className={styles.toast} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      {look && <InstanceTile {...look} size={16} />}
      <div className={styles.words}>{children}</div>
      <Button variant="quiet" icon="close" label={t`Close`} onPress={onGone} />
    </div>
  );
}
