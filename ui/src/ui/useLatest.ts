import { useLayoutEffect, useRef } from "react";
import type { RefObject } from "react";

/** The newest `value` for handlers that outlive a render. */
export function useLatest<Value>(value: Value): Readonly<RefObject<Value>> {
  const holder = useRef(value);
  useLayoutEffect(() => {
    holder.current = value;
  });
  return holder;
}
