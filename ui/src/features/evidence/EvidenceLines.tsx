// The values read back, line by line, by organization. What was planned is not shown here: only what the instance said.
import { Trans } from "@lingui/react/macro";
import { LineWhat, NamedValue } from "../../cases/LineWords";
import { byOrganization } from "../../cases/grouping";
import { LicenseKey, LicenseValue, licenseEntries } from "../../cases/license";
import { lineIcon, placeOf } from "../../cases/lineData";
import type { Evidence, EvidenceLine, Review } from "../../ipc/bindings";
import { Icon } from "../../ui/Icon";
import { SafeText } from "../../ui/SafeText";
import { StepWord } from "../../ui/StepWord";
import { ReadAt } from "./Differences";
import styles from "./Evidence.module.css";

/** All lines; one `evidence-line` per step. */
export function EvidenceLines({ proof }: { readonly proof: Evidence }) {
  const { review } = proof;
  return (
    <section>
      <h2 className={styles.heading}>
        <Trans>What was read back</Trans>
      </h2>
      {byOrganization(proof.lines, ({ line }) => line.line).map(({ organization, items }) => (
        <section key={organization ?? 0} className={styles.group}>
          <h3 className={styles.place}>
            <Place review={review} organization={organization} />
          </h3>
          <ul>
            {items.map((line) => (
              <Line key={line.step} line={line} review={review} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Place({ review, organization }: { readonly review: Review; readonly organization: number | null }) {
  const known = review.organizations.find((place) => place.id === organization);
  if (known) return <SafeText text={known.name} />;
  return organization === null ? <Trans>Accounts</Trans> : `#${organization}`;
}

function Line({ line, review }: { readonly line: EvidenceLine; readonly review: Review }) {
  const step = line.line.line;
  return (
    <li className={styles.line} data-testid="evidence-line" data-step={line.step} data-state={line.state} data-change={step.change} data-place={placeOf(step)} data-read={line.read ?? undefined} data-read-at={line.readAt ?? undefined}>
      <span className={styles.glyph}>
        <Icon name={lineIcon(step)} size={18} />
      </span>
      <span className={styles.what}>
        {step.change === "license" ? <Trans>Allowances</Trans> : <LineWhat line={step} review={review} />}
      </span>
      <span className={styles.value}>
        <strong>
          <Read line={line} review={review} />
        </strong>
        {line.readAt !== null && <ReadAt at={line.readAt} />}
      </span>
      <span className={styles.state}>
        <StepWord state={line.state} />
      </span>
    </li>
  );
}

/** The value as it was read, in words of the instance. */
function Read({ line, review }: { readonly line: EvidenceLine; readonly review: Review }) {
  const { change } = line.line.line;
  if (line.read === null) return <Trans>not read</Trans>;
  if (change === "create-user") return <NewAccount number={line.read} />;
  if (change !== "license") return <NamedValue change={change} value={line.read} name={line.readName} review={review} />;
  return (
    <span className={styles.license}>
      {licenseEntries(line.read).map(({ key, json }) => (
        <span key={key}>
          <LicenseKey name={key} />: <LicenseValue name={key} json={json} />
        </span>
      ))}
    </span>
  );
}

function NewAccount({ number }: { readonly number: string }) {
  return number === "none" ? <Trans>not there</Trans> : <Trans>account #{number}</Trans>;
}
