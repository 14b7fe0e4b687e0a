// What a key may do, a sentence for each job of Gatehouse, with what is missing where it may not.
import { Trans, useLingui } from "@lingui/react/macro";
import type { Job, JobKind } from "../ipc/bindings";
import { Icon } from "../ui/Icon";
import { SafeText } from "../ui/SafeText";
import styles from "./JobLines.module.css";

/** The list; each line with `data-job` and `data-can`. */
export function JobLines({ jobs }: { readonly jobs: readonly Job[] }) {
  return (
    <ul className={styles.lines}>
      {jobs.map((job) => (
        <JobLine key={job.job} job={job} />
      ))}
    </ul>
  );
}

function JobLine({ job }: { readonly job: Job }) {
  const { t } = useLingui();
  const can: Record<JobKind, string> = {
    "list-people": t`You may look at people.`,
    "read-organizations": t`You may look at organizations, licenses and teams.`,
    "change-licenses": t`You may freeze and change licenses.`,
    "change-roles": t`You may change roles and hand over.`,
    "create-accounts": t`You may create accounts.`,
  };
  const cannot: Record<JobKind, string> = {
    "list-people": t`You may not look at people.`,
    "read-organizations": t`You may not look at organizations, licenses and teams.`,
    "change-licenses": t`You may not freeze or change licenses.`,
    "change-roles": t`You may not change roles or hand over.`,
    "create-accounts": t`You may not create accounts.`,
  };
  const missing = job.missing === null ? undefined : <SafeText text={job.missing} />;
  return (
    <li className={styles.line} data-job={job.job} data-can={String(job.can)} data-outcome={job.can ? "fine" : "limited"}>
      <Icon name={job.can ? "done" : "removal"} size={18} />
      <span>
        {job.can ? can[job.job] : cannot[job.job]}
        {!job.can && missing && (
          <span className={styles.missing}>
            <Trans>Missing: {missing}</Trans>
          </span>
        )}
      </span>
    </li>
  );
}
