// A form begins once what it is about has been read; until then, or where that fails, the frame says so.
import { Trans } from "@lingui/react/macro";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useCaseInstance } from "../../cases/useCaseInstance";
import { ErrorNotice } from "../../errors/ErrorNotice";
import { problemOf } from "../../ipc/call";
import { Spinner } from "../../ui/Spinner";
import { WizardFoot, WizardFrame } from "../../ui/WizardFrame";

interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly onLeave: () => void;
  readonly children: (data: Data) => ReactNode;
}

/** `children` with the data, once it is there. */
export function Loaded<Data>({ query, onLeave, children }: LoadedProps<Data>) {
  const { look, name } = useCaseInstance();
  const { data, error } = query;
  if (data !== undefined) return children(data);
  return (
    <WizardFrame look={look} customer={name} page="loading" foot={<WizardFoot onBack={onLeave} next={<Trans>Review the change</Trans>} nextDisabled onNext={() => undefined} />}>
      {error ? (
        <ErrorNotice testId="change-problem" problem={problemOf(error)} />
      ) : (
        <p role="status">
          <Spinner /> <Trans>Reading how it stands now.</Trans>
        </p>
      )}
    </WizardFrame>
  );
}
