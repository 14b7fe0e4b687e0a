// Whether somebody is at this window: keys and the pointer say so, at most every few seconds. Nothing else counts; what the
// window does by itself keeps nothing open.
import { useEffect } from "react";
import { commands } from "../ipc/bindings";

const PAUSE_MS = 10_000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** Tells the core while the window is touched. */
export function usePresence() {
  useEffect(() => {
    let told = -PAUSE_MS;
    const touched = () => {
      const now = performance.now();
      if (now - told < PAUSE_MS) return;
      told = now;
      void commands.present();
    };
    const quietly = { capture: true, passive: true };
    SIGNS.forEach((sign) => window.addEventListener(sign, touched, quietly));
    return () => SIGNS.forEach((sign) => window.removeEventListener(sign, touched, quietly));
  }, []);
}
