// What the check found: whose key it is and what it may do, job by job, in plain words.
import { Trans } from "@lingui/react/macro";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { ConnectReport } from "../../ipc/bindings";
import { InView } from "../../shell/InView";
import { JobLines } from "../../shell/JobLines";
import { PersonName } from "../../ui/PersonName";
import { SafeText } from "../../ui/SafeText";
import { hostOf } from "./address";
import styles from "./Instances.module.css";

/** Below the five lines. */
export function CheckReport({ report }: { readonly report: ConnectReport }) {
  return (
    <>
      {report.operator && <Owner report={report} />}
      {report.problem && (
        <InView>
          <ErrorNotice testId="connect-problem" problem={report.problem} occasion="key" values={{ instance: hostOf(report.address) }} />
        </InView>
      )}
      {report.state !== "refused" && <Jobs report={report} />}
    </>
  );
}

function Owner({ report }: { readonly report: ConnectReport }) {
  const role = report.adminRole === null ? undefined : <SafeText text={report.adminRole} />;
  const { operator } = report;
  if (!operator) return null;
  const former = report.formerOperator && <PersonName testId="connect-former-operator" {...report.formerOperator} />;
  const name = <PersonName testId="connect-operator" {...operator} />;
  return (
    <p>
      <Trans>This is the key of {name}.</Trans> {role && <Trans>Admin role: {role}.</Trans>} {former && <Trans>The key before was the one of {former}.</Trans>}
    </p>
  );
}

function Jobs({ report }: { readonly report: ConnectReport }) {
  if (report.state === "ok") {
    return (
      <p>
        <Trans>With it you may look at people and organizations, freeze, change roles, hand over and create accounts.</Trans>
      </p>
    );
  }
  return (
    <div>
      <p className={styles.before}>
        <Trans>With it you may do a part of the work. You can connect now and ask for more later.</Trans>
      </p>
      <JobLines jobs={report.jobs} />
    </div>
  );
}
