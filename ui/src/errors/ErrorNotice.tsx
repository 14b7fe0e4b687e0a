// A problem with its words, drawn as the block of four parts.
import type { MessageDescriptor } from "@lingui/core";
import { Trans as Words } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Problem } from "../ipc/bindings";
import { moment } from "../lib/dates";
import { ErrorBlock } from "../ui/ErrorBlock";
import type { Detail } from "../ui/ErrorBlock";
import type { Hooks } from "../ui/hooks";
import { dataOf } from "../ui/hooks";
import { SafeText } from "../ui/SafeText";
import type { ErrorValues, Occasion } from "./codes";
import { useInstanceName } from "./InstanceName";
import { presentationOf } from "./presentation";

interface ErrorNoticeProps extends Hooks {
  readonly problem: Problem;
  readonly occasion?: Occasion;
  readonly values?: ErrorValues;
  readonly actions?: ReactNode;
}

/** The block for `problem`; `testId` and `data-*` stand on it, with `data-code`. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { problem, occasion = "window", actions } = props;
  const { happened, fine, now, tone } = presentationOf(problem.code, occasion, props.values?.asOf !== undefined);
  const details = useDetails(problem);
  const values = { ...valuesOf(problem), ...props.values };
  return (
    <ErrorBlock
      {...dataOf(props)}
      data-code={problem.code.kind}
      tone={tone}
      happened={<ErrorSentence of={happened} values={values} />}
      fine={<ErrorSentence of={fine} values={values} />}
      now={<ErrorSentence of={now} values={values} />}
      details={details}
      actions={actions}
    />
  );
}

/** What happened, in one sentence: for a line or a field. */
export function ProblemSentence({ problem, occasion = "window", values }: { readonly problem: Problem; readonly occasion?: Occasion; readonly values?: ErrorValues }) {
  return <ErrorSentence of={presentationOf(problem.code, occasion, values?.asOf !== undefined).happened} values={{ ...valuesOf(problem), ...values }} />;
}

/** One sentence of the table with its values, each shown as server text; a value that is not known is said in general words. */
function ErrorSentence({ of, values }: { readonly of: MessageDescriptor; readonly values: ErrorValues }) {
  const { t } = useLingui();
  const instance = useInstanceName();
  const filled = {
    instance: shown(values.instance ?? instance, t`this instance`),
    what: shown(values.what, t`no reason was given.`),
    right: shown(values.right, t`admin rights`),
    asOf: shown(values.asOf, t`earlier`),
    seconds: values.seconds ?? 0,
  };
  return <Words id={of.id} message={of.message} values={filled} />;
}

function shown(value: string | undefined, general: string): ReactNode {
  return value === undefined || value === "" ? general : <SafeText text={value} />;
}

/** What the problem itself says. */
function valuesOf({ code, support }: Problem): ErrorValues {
  const said = support.detail ?? undefined;
  const seconds = code.kind === "limited" ? (code.detail.seconds ?? 0) : 0;
  if (code.kind === "key-cannot") return { right: code.detail.missing.flatMap(({ missing }) => missing ?? []).join(", "), seconds };
  if (code.kind === "wrong-instance") return { what: code.detail.preparedFor, seconds };
  if (code.kind === "name-looks-like") return { what: code.detail.other, seconds };
  if (code.kind === "not-instances") return { what: "detail" in code.detail ? String(code.detail.detail) : "", seconds };
  return { what: said, right: said, seconds };
}

function useDetails({ code, support }: Problem): readonly Detail[] {
  const { t } = useLingui();
  const lines: readonly (readonly [string, string | number | null])[] = [
    [t`What was done`, support.operation],
    [t`Kind`, code.kind],
    [t`Answer`, support.status],
    [t`Code`, support.makeCode],
    [t`The instance said`, support.detail],
    [t`Request`, support.request],
    [t`Time`, support.at === "" ? null : moment(support.at)],
  ];
  return lines.flatMap(([name, value]) => (value === null || value === "" ? [] : [{ name, value: String(value) }]));
}
