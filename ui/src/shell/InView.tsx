// Something that appeared because of what a person just did: it must not lie below the edge of the window.
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

/** Brings its children into view once. */
export function InView({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return <div ref={place}>{children}</div>;
}
