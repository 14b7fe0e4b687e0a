// What a new organization may use: copied from another one, or typed. There is no third way, so that nobody gets the whole
// allowance of the instance by accident.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { LicenseKey, LicenseValue, inOrder, useLicenseWords } from "../../cases/license";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { PlaceName, StartingAllowances } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { bytesInWords } from "../../lib/bytes";
import { FactGroup, FactLine } from "../../ui/Facts";
import { RadioCards } from "../../ui/RadioCards";
import { TextField } from "../../ui/TextField";
import { ALLOWANCES, isWhole } from "./allowances";
import type { TypedAllowance } from "./allowances";
import styles from "./Changes.module.css";
import { PlacePicker } from "../../lists/Pickers";
import { placeValues } from "./queries";

/** Where it comes from, as chosen so far. */
export interface Starting {
  readonly way: "copy" | "typed" | undefined;
  readonly from: PlaceName | undefined;
  readonly typed: Readonly<Record<string, string>>;
}

/** Nothing is chosen, and the typed ones are proposed. */
export const NOT_CHOSEN: Starting = { way: undefined, from: undefined, typed: Object.fromEntries(ALLOWANCES.map(({ key, start }) => [key, start])) };

/** For the core; `null` where it is not complete. */
export function startingOf({ way, from, typed }: Starting): StartingAllowances | null {
  if (way === "copy") return from ? { kind: "copy-of", detail: from.id } : null;
  if (way === "typed" && Object.values(typed).every(isWhole)) return { kind: "typed", detail: ALLOWANCES.map(({ key }) => ({ key, json: (typed[key] ?? "").trim() })) };
  return null;
}

/** The choice; `change-license`, `change-place`, `change-allowance` with `data-key`. */
export function StartingLicense({ starting, onChange }: { readonly starting: Starting; readonly onChange: (starting: Starting) => void }) {
  const { t } = useLingui();
  const { way, from, typed } = starting;
  return (
    <>
      <RadioCards<"copy" | "typed">
        testId="change-license"
        label={t`What may it use?`}
        value={way}
        cards={[
          { value: "copy", title: <Trans>As much as another organization</Trans>, words: <Trans>Its license is copied exactly.</Trans> },
          { value: "typed", title: <Trans>What I type</Trans>, words: <Trans>Small values are proposed.</Trans> },
        ]}
        onChange={(next) => onChange({ ...starting, way: next })}
      />
      {way === "copy" && <PlacePicker label={t`Copy from which organization?`} chosen={from} onChoose={(place) => onChange({ ...starting, from: place })} />}
      {way === "copy" && from && <Copied organization={from.id} />}
      {way === "typed" && (
        <div className={styles.pair}>
          {ALLOWANCES.map((allowance) => (
            <Allowance key={allowance.key} allowance={allowance} value={typed[allowance.key] ?? ""} onChange={(value) => onChange({ ...starting, typed: { ...typed, [allowance.key]: value } })} />
          ))}
        </div>
      )}
    </>
  );
}

function Allowance({ allowance, value, onChange }: { readonly allowance: TypedAllowance; readonly value: string; readonly onChange: (value: string) => void }) {
  const words = useLicenseWords();
  const whole = isWhole(value);
  return (
    <TextField
      testId="change-allowance"
      data-key={allowance.key}
      label={words[allowance.key] ?? allowance.key}
      value={value}
      onChange={onChange}
      problem={whole ? undefined : <Trans>A whole number is needed.</Trans>}
      hint={whole && <Unit allowance={allowance} value={value} />}
    />
  );
}

function Unit({ allowance, value }: { readonly allowance: TypedAllowance; readonly value: string }) {
  if (allowance.unit === "bytes") return bytesInWords(Number(value));
  return allowance.unit === "minutes" ? <Trans>minutes; larger is stricter</Trans> : null;
}

function Copied({ organization }: { readonly organization: number }) {
  const { data: values, error } = useQuery(placeValues(organization));
  if (error) return <ErrorNotice problem={problemOf(error)} />;
  return (
    <FactGroup title={<Trans>These allowances are copied</Trans>}>
      {inOrder(values?.license ?? []).map(({ key, json }) => (
        <FactLine key={key} testId="change-copied" data-key={key} name={<LicenseKey name={key} />} value={<LicenseValue name={key} json={json} />} />
      ))}
    </FactGroup>
  );
}
