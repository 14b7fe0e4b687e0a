// Freezing: what is lowered in any case, and further allowances that a person may tick, each with the smallest value Make
// documents.
import { Plural, Trans } from "@lingui/react/macro";
import { LicenseKey, LicenseValue, inOrder } from "../../cases/license";
import type { FoundOrganization, LicenseLine } from "../../ipc/bindings";
import { Change } from "../../ui/Change";
import { Checkbox } from "../../ui/Checkbox";
import { Fold } from "../../ui/Fold";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import styles from "./Leaving.module.css";
import { included, isLowered, lowering } from "./picture";
import type { DraftOnScreen } from "./useDraft";

/** The section; `freeze-organization` with `data-id` each. */
export function Freeze(shown: DraftOnScreen) {
  const places = included(shown.draft, shown.input);
  return (
    <section className={styles.section}>
      <h2>
        <Plural value={places.length} one="Freeze # organization" other="Freeze # organizations" />
      </h2>
      <p className={styles.words}>
        <Trans>Scenarios stop. Data and scenarios stay. Proposed because it stops what the customer uses up and can be taken back.</Trans>
      </p>
      {places.map((place) => (
        <Place key={place.id} place={place} shown={shown} />
      ))}
    </section>
  );
}

function Place({ place, shown }: { readonly place: FoundOrganization; readonly shown: DraftOnScreen }) {
  const further = place.license.filter(canBeLowered);
  return (
    <div className={styles.place} data-testid="freeze-organization" data-id={place.id}>
      <div className={styles.placeHead}>
        <span className={styles.placeName}>
          <SafeText text={place.name} />
        </span>
      </div>
      <ul>
        {inOrder(place.license.filter((line) => line.always)).map((line) => (
          <Always key={line.key} line={line} />
        ))}
      </ul>
      {further.length > 0 && (
        <Fold testId="further-fold" title={<Trans>Lower further allowances (optional)</Trans>}>
          <p className={styles.words}>
            <Trans>What is above a lowered allowance already may stop working. Data stores, logs and audit days are never lowered unasked.</Trans>
          </p>
          {further.map((line) => (
            <Further key={line.key} place={place} line={line} shown={shown} />
          ))}
        </Fold>
      )}
    </div>
  );
}

/** "5 GiB → 100 MiB, the smallest Make allows" */
function Always({ line }: { readonly line: LicenseLine }) {
  const already = !isAbove(line);
  return (
    <li className={styles.allowance} data-key={line.key}>
      <Icon name="frozen" size={14} />
      <span>
        <LicenseKey name={line.key} />
      </span>
      {already ? (
        <span className={styles.words}>
          <LicenseValue name={line.key} json={line.now} />, <Trans>stays as it is</Trans>
        </span>
      ) : (
        <span className={styles.value}>
          <Change before={<LicenseValue name={line.key} json={line.now} />} after={<LicenseValue name={line.key} json={line.minimum} />} />
          {line.minimum !== "0" && (
            <span className={styles.words}>
              <Trans>the smallest Make allows</Trans>
            </span>
          )}
        </span>
      )}
    </li>
  );
}

interface FurtherProps {
  readonly place: FoundOrganization;
  readonly line: LicenseLine;
  readonly shown: DraftOnScreen;
}

function Further({ place, line, shown }: FurtherProps) {
  const { input, change } = shown;
  return (
    <Checkbox
      testId="further"
      data-id={place.id}
      data-key={line.key}
      checked={isLowered(input, place.id, line.key)}
      onChange={(lowered) => change(lowering(input, place.id, line.key, lowered))}
      label={
        <span className={styles.furtherLabel}>
          <LicenseKey name={line.key} />
          <Change before={<LicenseValue name={line.key} json={line.now} />} after={<LicenseValue name={line.key} json={line.minimum} />} />
        </span>
      }
      words={line.key === "apiLimit" ? <Trans>The customer’s own API keys stop working as well.</Trans> : undefined}
    />
  );
}

function canBeLowered(line: LicenseLine): boolean {
  return !line.always && line.minimum !== null && isAbove(line);
}

/** Numbers may come as text; what is no number is offered as it is. */
function isAbove({ now, minimum }: LicenseLine): boolean {
  const [present, least] = [Number(now.replaceAll('"', "")), Number(minimum)];
  return Number.isNaN(present) || present > least;
}
