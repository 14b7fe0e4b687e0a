import { useEffect, useState } from "react";

/** Below this width the side panel lies over the list instead of beside it (as in SidePanel). */
const OVERLAY = "(max-width: 68.75rem)";

/** Whether it does now. */
export function usePanelOverlays(): boolean {
  const [query] = useState(() => globalThis.matchMedia(OVERLAY));
  const [matches, setMatches] = useState(query.matches);
  useEffect(() => {
    const listen = () => setMatches(query.matches);
    query.addEventListener("change", listen);
    return () => query.removeEventListener("change", listen);
  }, [query]);
  return matches;
}
