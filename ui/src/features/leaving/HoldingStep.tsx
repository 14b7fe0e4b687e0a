// Who takes over: a holding account, or a colleague where only one person leaves. Every hit says what stands in its way.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { HoldingOption, LeaveDraft } from "../../ipc/bindings";
import { problemOf } from "../../ipc/call";
import { holding } from "../../ipc/queries";
import { matches } from "../../lib/matches";
import { Button } from "../../ui/Button";
import { SearchField } from "../../ui/SearchField";
import { SafeText } from "../../ui/SafeText";
import { HoldingHit } from "./HoldingHit";
import styles from "./Leaving.module.css";
import type { DraftOnScreen } from "./useDraft";
import { useQuiet } from "../../cases/useQuiet";

/** The page; `leave-holding`, inside it `leave-holding-account`, `holding-option`, `holding-create`. */
export function HoldingStep({ shown, onCreate }: { readonly shown: DraftOnScreen; readonly onCreate: () => void }) {
  const { t } = useLingui();
  const { draft, input, change } = shown;
  const [text, setText] = useState("");
  const forHolding = input.kind === "customer";
  const { options, error } = useOptions(shown, text);
  const person = <SafeText text={draft.leaver.name} />;
  return (
    <div className={styles.page} data-testid="leave-holding">
      <h1>{forHolding ? <Trans>Holding account</Trans> : <Trans>Hand over to a colleague</Trans>}</h1>
      <p>{forHolding ? <Trans>A neutral account that keeps the organization safe. Only one owner is possible.</Trans> : <Trans>Who takes over what {person} owns? Only one owner is possible.</Trans>}</p>
      <SearchField testId="leave-holding-account" label={forHolding ? t`Search a holding account by name, email or number` : t`Search a colleague by name, email or number`} labelHidden={false} value={text} onChange={setText} />
      {error && <ErrorNotice problem={problemOf(error)} />}
      <ul className={styles.hits} aria-label={t`Accounts`}>
        {options.map((option) => (
          <HoldingHit key={option.person.id} option={option} chosen={option.person.id === input.successor} onChoose={() => change({ successor: option.person.id })} />
        ))}
      </ul>
      {options.length === 0 && text !== "" && (
        <p className={styles.words} role="status">
          <Trans>No account matches.</Trans>
        </p>
      )}
      {forHolding && (
        <div>
          <Button testId="holding-create" icon="add" onPress={onCreate}>
            <Trans>Create one for me…</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

/**
 * The chosen account first, then the hits; without a search text the likely ones, or the colleagues. Until there are hits for a new
 * text, those stay that go with it: whoever presses a name must not meet another one that took its place.
 */
function useOptions({ draft, input }: DraftOnScreen, text: string) {
  const wanted = text.trim();
  const asked = useQuiet(wanted);
  const { data: hits = [], error, isPlaceholderData } = useQuery(holding(draft.draft, asked));
  const close = input.kind === "person" ? colleagues(draft) : [];
  const found = asked === "" && input.kind === "person" ? close : hits;
  const answered = wanted === asked && (asked === "" || !isPlaceholderData);
  const likely = answered ? found : [...close, ...hits.filter((hit) => !close.some((one) => one.person.id === hit.person.id))].filter(({ person }) => matches(person, wanted));
  const known = draft.successor;
  const chosen = known && known.person.id === input.successor ? [known] : [];
  return { options: [...chosen, ...likely.filter((option) => !chosen.some((one) => one.person.id === option.person.id))], error };
}

function colleagues(draft: LeaveDraft): readonly HoldingOption[] {
  const all = draft.organizations.filter((place) => place.owned).flatMap((place) => place.colleagues);
  const found = new Map(all.map((one) => [one.person.id, one]));
  return [...found.values()].map(({ person, looksLike }) => ({ person, looksLike, blocked: [], warnings: [], organizations: null, lastSignIn: null, remembered: false }));
}
