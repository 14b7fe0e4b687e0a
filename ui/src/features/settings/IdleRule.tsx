// After what time without anybody this window locks itself.
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Select } from "../../ui/Select";

/** Minutes, in words. */
export const IDLE: readonly (readonly [number, MessageDescriptor])[] = [
  [5, msg({ message: "5 minutes" })],
  [15, msg({ message: "15 minutes" })],
  [30, msg({ message: "30 minutes" })],
  [60, msg({ message: "an hour" })],
  [240, msg({ message: "4 hours" })],
];

/** The list of times, `rule-idle`. */
export function IdleRule({ minutes, onChange }: { readonly minutes: number; readonly onChange: (minutes: number) => void }) {
  const { t, i18n } = useLingui();
  return (
    <Select
      testId="rule-idle"
      label={t`Lock this window when nobody touches it for`}
      hint={<Trans>Editing is locked and the key is wiped from memory. A case that is going is finished first.</Trans>}
      value={String(minutes)}
      choices={IDLE.map(([time, words]) => ({ value: String(time), label: i18n._(words) }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
