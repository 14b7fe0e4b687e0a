// A name that could be mistaken for another one, said wherever somebody is looked at or chosen.
import { Trans } from "@lingui/react/macro";
import type { LooksLike as Like } from "../ipc/bindings";
import { PersonName } from "../ui/PersonName";
import { SafeText } from "../ui/SafeText";
import { StatusWord } from "../ui/StatusWord";
import { personNumber } from "../lib/counts";

/** The words; `looks-like` with `data-kind` and the number of the other as `data-id`. Nothing for a name of its own. */
export function LooksLike({ like }: { readonly like: Like | null }) {
  if (like === null) return null;
  return (
    <StatusWord testId="looks-like" data-kind={like.kind} data-id={like.kind === "mixed" ? undefined : like.detail.id} icon="care" tone="warn">
      <Words like={like} />
    </StatusWord>
  );
}

function Words({ like }: { readonly like: Like }) {
  switch (like.kind) {
    case "name": {
      const other = <Other {...like.detail} />;
      return <Trans>This name looks like {other}, but is written with other characters.</Trans>;
    }
    case "email": {
      const other = <Other {...like.detail} />;
      return <Trans>This email looks like that of {other}, but is written with other characters.</Trans>;
    }
    case "mixed":
      return <Trans>Letters of different alphabets are mixed here in one word. It may not be the name or email it looks like.</Trans>;
  }
}

function Other({ id, name, email }: { readonly id: number; readonly name: string; readonly email: string }) {
  if (email !== "") return <PersonName name={name} email={email} id={id} />;
  return (
    <>
      <SafeText text={name} /> {personNumber(id)}
    </>
  );
}
