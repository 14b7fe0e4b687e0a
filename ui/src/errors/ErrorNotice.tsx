// A code with its words, drawn as the block of four parts.
import type { MessageDescriptor } from "@lingui/core";
import { Trans as Words } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ErrorBlock } from "../ui/ErrorBlock";
import type { Detail } from "../ui/ErrorBlock";
import type { Hooks } from "../ui/hooks";
import { dataOf } from "../ui/hooks";
import { SafeText } from "../ui/SafeText";
import type { Code, ErrorValues } from "./codes";
import { PRESENTATIONS } from "./presentation";

interface ErrorNoticeProps extends Hooks {
  readonly code: Code;
  readonly values: ErrorValues;
  readonly details?: readonly Detail[];
  readonly actions?: ReactNode;
}

/** The block for `code`; `testId` and `data-*` stand on it, with `data-code`. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { code, values, details, actions } = props;
  const { happened, fine, now, tone } = PRESENTATIONS[code];
  return (
    <ErrorBlock
      {...dataOf(props)}
      data-code={code}
      tone={tone}
      happened={<ErrorSentence of={happened} values={values} />}
      fine={<ErrorSentence of={fine} values={values} />}
      now={<ErrorSentence of={now} values={values} />}
      details={details}
      actions={actions}
    />
  );
}

/** One sentence of the table with its values, each shown as server text; a value that is not known is said in general words. */
export function ErrorSentence({ of, values }: { readonly of: MessageDescriptor; readonly values: ErrorValues }) {
  const { t } = useLingui();
  const filled = {
    instance: <SafeText text={values.instance} />,
    what: shown(values.what, t`this`),
    right: shown(values.right, t`admin rights`),
    now: shown(values.now, t`something else`),
    asOf: shown(values.asOf, t`earlier`),
    path: shown(values.path, t`this place`),
    seconds: values.seconds ?? 0,
  };
  return <Words id={of.id} message={of.message} values={filled} />;
}

function shown(value: string | undefined, general: string): ReactNode {
  return value === undefined ? general : <SafeText text={value} />;
}
