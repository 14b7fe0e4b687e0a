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
  ring: <path fillRule="evenodd" d="M12 5.4a6.6 6.6 0 1 1 0 13.2 6.6 6.6 0 0 1 0-13.2Zm0 3.6a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z" />,
  star: <path d="m12 4.6 2.2 4.9 5.3.6-3.9 3.6 1.1 5.2L12 16.3l-4.7 2.6 1.1-5.2-3.9-3.6 5.3-.6Z" />,
  moon: <path d="M15.2 5.6a7 7 0 1 0 0 12.8 7.6 7.6 0 0 1 0-12.8Z" />,
  drop: <path d="M12 4.6c2.9 3.7 4.9 6.2 4.9 9a4.9 4.9 0 0 1-9.8 0c0-2.8 2-5.3 4.9-9Z" />,
  dots: <path d="M6.2 8.6a2.4 2.4 0 1 1 4.8 0 2.4 2.4 0 0 1-4.8 0Zm6.8 0a2.4 2.4 0 1 1 4.8 0 2.4 2.4 0 0 1-4.8 0Zm-6.8 6.8a2.4 2.4 0 1 1 4.8 0 2.4 2.4 0 0 1-4.8 0Zm6.8 0a2.4 2.4 0 1 1 4.8 0 2.4 2.4 0 0 1-4.8 0Z" />,
  bolt: <path d="M13.8 4.4 6.6 13.3h4.3l-1.2 6.3 7.7-9.4h-4.5Z" />,
  arrow: <path d="M12 5 19 12h-4.8v6.8H9.8V12H5Z" />,
  flag: <path d="M6.6 5h2v1h9.6l-2.6 3.8 2.6 3.8H8.6v5.8h-2Z" />,
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
