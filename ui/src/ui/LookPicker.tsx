// Choosing color and shape of an instance. Native radio buttons under the tiles; a pair that another profile has, or one
// that is easily taken for it, is off.
import { useLingui } from "@lingui/react/macro";
import { useId } from "react";
import type { ReactNode } from "react";
import type { Hooks } from "./hooks";
import { dataOf } from "./hooks";
import { INSTANCE_COLORS, INSTANCE_SHAPES, isFree } from "./instanceLook";
import type { InstanceColor, InstanceLook, InstanceShape } from "./instanceLook";
import { InstanceTile } from "./InstanceTile";
import styles from "./LookPicker.module.css";

interface PickerProps extends Hooks {
  readonly look: InstanceLook;
  /** The looks of the other profiles. */
  readonly taken?: readonly InstanceLook[];
  readonly onChange: (look: InstanceLook) => void;
}

/** Eight tiles of the chosen shape in each color; every radio has `data-value`. */
export function ColorPicker(props: PickerProps) {
  const { look, taken = [], onChange } = props;
  const { t } = useLingui();
  const names: Record<InstanceColor, string> = {
    blue: t`Blue`,
    rust: t`Rust`,
    violet: t`Violet`,
    olive: t`Olive`,
    rose: t`Rose`,
    ochre: t`Ochre`,
    slate: t`Slate`,
    umber: t`Umber`,
  };
  return (
    <Choices legend={t`Color`} hooks={dataOf(props)}>
      {(group) =>
        INSTANCE_COLORS.map((color) => (
          <Tile key={color} group={group} name={names[color]} value={color} look={{ ...look, color }} chosen={look.color === color} taken={taken} onChange={onChange} />
        ))
      }
    </Choices>
  );
}

/** Sixteen tiles of the chosen color, one in each shape; every radio has `data-value`. */
export function ShapePicker(props: PickerProps) {
  const { look, taken = [], onChange } = props;
  const { t } = useLingui();
  const names: Record<InstanceShape, string> = {
    circle: t`Circle`,
    diamond: t`Diamond`,
    square: t`Square`,
    cross: t`Cross`,
    triangle: t`Triangle`,
    hexagon: t`Hexagon`,
    arch: t`Arch`,
    bars: t`Three bars`,
    ring: t`Ring`,
    star: t`Star`,
    moon: t`Moon`,
    drop: t`Drop`,
    dots: t`Four dots`,
    bolt: t`Lightning`,
    arrow: t`Arrow`,
    flag: t`Flag`,
  };
  return (
    <Choices legend={t`Shape`} hooks={dataOf(props)}>
      {(group) =>
        INSTANCE_SHAPES.map((shape) => (
          <Tile key={shape} group={group} name={names[shape]} value={shape} look={{ ...look, shape }} chosen={look.shape === shape} taken={taken} onChange={onChange} />
        ))
      }
    </Choices>
  );
}

function Choices({ legend, hooks, children }: { readonly legend: string; readonly hooks: Record<string, string | number>; readonly children: (group: string) => ReactNode }) {
  const group = useId();
  return (
    <fieldset {...hooks}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.picker}>{children(group)}</div>
    </fieldset>
  );
}

interface TileProps {
  readonly group: string;
  readonly name: string;
  readonly value: string;
  readonly look: InstanceLook;
  readonly chosen: boolean;
  readonly taken: readonly InstanceLook[];
  readonly onChange: (look: InstanceLook) => void;
}

function Tile({ group, name, value, look, chosen, taken, onChange }: TileProps) {
  const off = !chosen && !isFree(look, taken);
  return (
    <label className={styles.choice} title={name}>
      <input type="radio" className={styles.radio} name={group} aria-label={name} data-value={value} checked={chosen} disabled={off} onChange={() => onChange(look)} />
      <InstanceTile {...look} size={28} />
    </label>
  );
}
