// The mark of an instance: a white shape on a colored tile. Both differ between instances, so it also reads in grey.
import type { ReactNode } from "react";
import type { InstanceColor, InstanceShape } from "./instanceLook";
import styles from "./InstanceTile.module.css";

// On a field of 24.
const SHAPES: Record<InstanceShape, ReactNode> = {
  circle: <circle cx="12" cy="12" r="5.5" />,
  diamond: <path d="M12 5.2 18.8 12 12 18.8 5.2 12Z" />,
  square: <rect x="7" y="7" width="10" height="10" rx="1" />,
  cross: <path d="M10 6h4v4h4v4h-4v4h-4v-4H6v-4h4Z" />,
  triangle: <path d="M12 6.2 18.6 17.4H5.4Z" />,
  hexagon: <path d="m12 5.6 5.6 3.2v6.4L12 18.4l-5.6-3.2V8.8Z" />,
  arch: <path d="M6.5 17.5V12a5.5 5.5 0 0 1 11 0v5.5h-3.4V12a2.1 2.1 0 0 0-4.2 0v5.5Z" />,
  bars: <path d="M6.5 6.8h11v2.4h-11Zm0 4h11v2.4h-11Zm0 4h11v2.4h-11Z" />,
};

/** The tile; 36 start, 28 banner, 24 case header, 20 dialog head, 16 toast. Silent: the name always stands beside it. */
export function InstanceTile({ color, shape, size = 28 }: { readonly color: InstanceColor; readonly shape: InstanceShape; readonly size?: 16 | 20 | 24 | 28 | 36 }) {
  return (
    <svg className={styles.tile} data-color={color} data-shape={shape} width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="0 0 24 24" aria-hidden="true">
      <rect className={styles.ground} width="24" height="24" rx="6" />
      <rect className={styles.ring} x="0.5" y="0.5" width="23" height="23" rx="5.5" />
      <g className={styles.shape}>{SHAPES[shape]}</g>
    </svg>
  );
}
