// A new person: by an invitation mail, or with a password typed here. The password lives in this component's state until
// the core has it, and is emptied then.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PasswordRule } from "../../cases/PasswordRule";
import { commands } from "../../ipc/bindings";
import { data } from "../../ipc/call";
import { isStrongPassword } from "../../lib/password";
import { RadioCards } from "../../ui/RadioCards";
import { SecretField } from "../../ui/SecretField";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { ChangeForm } from "./ChangeForm";
import type { ChangeParts } from "./ChangeForm";
import styles from "./Changes.module.css";
import { choices as choicesQuery } from "./queries";

type SignIn = "mail" | "password";

/** The form; `change-name`, `change-email`, `change-sign-in`, `change-password`, `change-time-zone`, `change-country`. */
export function CreatePersonPage({ parts }: { readonly parts: ChangeParts }) {
  const { t } = useLingui();
  const { data: choices } = useQuery(choicesQuery);
  const [typed, setTyped] = useState({ name: "", email: "", timeZone: "", country: "" });
  const [signIn, setSignIn] = useState<SignIn>("mail");
  const [password, setPassword] = useState("");
  const { name, email, timeZone, country } = typed;
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  const ask = async () => {
    const wish = { name, email, timeZone: numberOf(timeZone), country: numberOf(country) };
    const review = await data(commands.changeReviewPerson(wish, signIn === "password" ? password : null));
    setPassword("");
    return review;
  };
  const named = name.trim() !== "" && email.includes("@");
  const own = [{ value: "", label: t`As for your own account` }];
  const listed = (all: readonly { readonly id: number; readonly name: string }[] | undefined) => [...own, ...(all ?? []).map((one) => ({ value: String(one.id), label: one.name }))];
  return (
    <ChangeForm
      what="create-person"
      kind="create-person"
      title={<Trans>New person</Trans>}
      lead={<Trans>The account begins in no organization. You can bring it into one afterwards.</Trans>}
      about={name.trim() === "" ? t`New person` : name}
      ready={named && (signIn === "mail" || isStrongPassword(password))}
      missing={named ? <Trans>The password does not meet the rule yet.</Trans> : <Trans>A name and an email are needed.</Trans>}
      ask={ask}
      parts={parts}
    >
      <TextField testId="change-name" label={t`Name`} value={name} onChange={(next) => change({ name: next })} />
      <TextField testId="change-email" type="email" label={t`Email`} value={email} onChange={(next) => change({ email: next })} />
      <RadioCards<SignIn>
        testId="change-sign-in"
        label={t`How do they sign in for the first time?`}
        value={signIn}
        cards={[
          { value: "mail", title: <Trans>With an invitation mail</Trans>, words: <Trans>Make sends a first password to them. They have to change it.</Trans> },
          { value: "password", title: <Trans>With a password that I type</Trans>, words: <Trans>No mail is sent. We send the password once and keep it nowhere.</Trans> },
        ]}
        onChange={setSignIn}
      />
      {signIn === "password" && <SecretField testId="change-password" label={t`Password`} spoken="password" value={password} onChange={setPassword} hint={<PasswordRule password={password} />} />}
      <div className={styles.pair}>
        <Select testId="change-time-zone" label={t`Time zone`} value={timeZone} choices={listed(choices?.timeZones)} onChange={(next) => change({ timeZone: next })} />
        <Select testId="change-country" label={t`Country`} value={country} choices={listed(choices?.countries)} onChange={(next) => change({ country: next })} />
      </div>
    </ChangeForm>
  );
}

function numberOf(text: string): number | null {
  return text === "" ? null : Number(text);
}
