import { useEffect, useState } from "react";

/** Below this width (rem of the text size) the side panel lies over the list instead of beside it (as in SidePanel). */
const OVERLAY = 68.75;

/** Whether it does now. */
export function usePanelOverlays(): boolean {
  const [overlays, setOverlays] = useState(isNarrow);
  useEffect(() => {
    const listen = () => setOverlays(isNarrow());
    globalThis.addEventListener("resize", listen);
    return () => globalThis.removeEventListener("resize", listen);
  }, []);
  return overlays;
}

function isNarrow(): boolean {
  const text = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return globalThis.innerWidth <= OVERLAY * text;
}
