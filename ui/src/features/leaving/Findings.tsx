// What stands out among organizations that are, or should be, at rest: held but still running, or frozen with somebody
// still in charge. Each leads to where that can be seen or mended; to leave is over, so none begins it again.
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import type { ReactNode } from "react";
import { Person, Place } from "../../cases/LineWords";
import type { Coverage, Finding } from "../../ipc/bindings";
import { findings as findingsQuery } from "../../ipc/queries";
import { count } from "../../lib/counts";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import styles from "./Leaving.module.css";

/** So many at once. */
const SHOWN = 20;

interface FindingsProps {
  readonly onOpenOrganization: (organization: number) => void;
  readonly onOpenAccess: (organization: number) => void;
}

/** The findings, `findings` with `data-count`; each a `finding` with `data-kind` and `data-id`, inside it `finding-open`. Nothing where nothing stands out. */
export function Findings(props: FindingsProps) {
  const { data } = useQuery(findingsQuery);
  if (!data || data.findings.length === 0) return null;
  const all = count(data.findings.length);
  const shown = data.findings.slice(0, SHOWN);
  return (
    <section className={styles.findings} data-testid="findings" data-count={data.findings.length}>
      <h2>
        <Trans>Worth a look</Trans>
      </h2>
      <Read coverage={data.coverage} />
      <ul>
        {shown.map((finding) => (
          <li key={`${finding.kind} ${finding.detail.organization.id}`} className={styles.finding} data-testid="finding" data-kind={finding.kind} data-id={finding.detail.organization.id}>
            <Icon name="care" size={18} />
            <p>
              <Words finding={finding} />
            </p>
            <Lead finding={finding} {...props} />
          </li>
        ))}
      </ul>
      {data.findings.length > SHOWN && (
        <p className={styles.words}>
          <Trans>
            The first {SHOWN} of {all} are listed.
          </Trans>
        </p>
      )}
    </section>
  );
}

/** To where it can be mended: nobody leaves a second time. */
function Lead({ finding, onOpenOrganization, onOpenAccess }: FindingsProps & { readonly finding: Finding }) {
  const { id } = finding.detail.organization;
  if (finding.kind === "frozen-with-admin") {
    return (
      <Button testId="finding-open" onPress={() => onOpenAccess(id)}>
        <Trans>Show access</Trans>
      </Button>
    );
  }
  return (
    <Button testId="finding-open" onPress={() => onOpenOrganization(id)}>
      <Trans>Look at it</Trans>
    </Button>
  );
}

function Words({ finding }: { readonly finding: Finding }): ReactNode {
  const where = <Place place={finding.detail.organization} />;
  switch (finding.kind) {
    case "held-not-frozen": {
      const owner = <Person person={finding.detail.owner} />;
      return (
        <Trans>
          {where} is held by {owner}, but is not frozen.
        </Trans>
      );
    }
    case "frozen-with-admin": {
      const admins = finding.detail.admins.map((person, index) => (
        <Fragment key={person.id}>
          {index > 0 && ", "}
          <Person person={person} />
        </Fragment>
      ));
      return (
        <Trans>
          {where} is frozen, but still has somebody in charge: {admins}.
        </Trans>
      );
    }
  }
}

/** As long as not all organizations are read, there may be more. */
function Read({ coverage }: { readonly coverage: Coverage }) {
  if (coverage.state === "complete" && coverage.sure) return null;
  const read = count(coverage.known);
  const total = count(coverage.total);
  return (
    <p className={styles.words}>
      <Trans>
        Looked at {read} of {total} organizations; there may be more.
      </Trans>
    </p>
  );
}
