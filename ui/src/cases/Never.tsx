// What this app will never do, in words. Each rule is built into the core: there is no way to write it otherwise, and tests
// with random changes hold every request that arrives at an instance against them (`usecases/tests/access/never.rs`).
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextLink } from "../ui/TextLink";
import styles from "./Never.module.css";

/** The rules, each `never-rule` with `data-rule`. */
export function NeverRules() {
  return (
    <ul className={styles.rules}>
      <Rule name="no-empty-role" rule={<Trans>It never takes access away by accident.</Trans>}>
        <Trans>Access ends only by a line that says “no access” in its review. A change of role always carries the new role.</Trans>
      </Rule>
      <Rule name="only-the-plan" rule={<Trans>It never touches anybody who is not in the review.</Trans>}>
        <Trans>What you review is what is sent: the same people, the same places, the same roles. Nothing is sent before you start it.</Trans>
      </Rule>
      <Rule name="no-organization" rule={<Trans>It never deletes an organization.</Trans>}>
        <Trans>Organizations can be created, frozen and handed over. Deleting one is not built in.</Trans>
      </Rule>
      <Rule name="no-consent" rule={<Trans>It never deletes organizations together with an account.</Trans>}>
        <Trans>Make would do so with one more consent. This app has no way to give it; an owner’s account stays until everything is handed over.</Trans>
      </Rule>
      <Rule name="no-connections" rule={<Trans>It never deletes connections that you did not tick.</Trans>}>
        <Trans>The tick counts for that one removal, and its review says so. Everywhere else connections stay.</Trans>
      </Rule>
      <Rule name="whole-license" rule={<Trans>It never sends part of a license.</Trans>}>
        <Trans>The license is read right before it is changed. All of it is sent back, with only the named allowances changed.</Trans>
      </Rule>
    </ul>
  );
}

function Rule({ name, rule, children }: { readonly name: string; readonly rule: ReactNode; readonly children: ReactNode }) {
  return (
    <li className={styles.rule} data-testid="never-rule" data-rule={name}>
      <strong>{rule}</strong>
      <span className={styles.why}>{children}</span>
    </li>
  );
}

/** `never-open`, which shows them where somebody decides, without leaving the page. */
export function NeverLink() {
  const [open, setOpen] = useState(false);
  return (
    <p className={styles.link}>
      <TextLink testId="never-open" onPress={() => setOpen(true)}>
        <Trans>What this app will never do</Trans>
      </TextLink>
      <Dialog
        testId="never"
        open={open}
        title={<Trans>What this app will never do</Trans>}
        onClose={() => setOpen(false)}
        foot={
          <Button autoFocus onPress={() => setOpen(false)}>
            <Trans>Back to the review</Trans>
          </Button>
        }
      >
        <NeverRules />
      </Dialog>
    </p>
  );
}
