// How the application looks and starts, the same for every window.
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { AppSettings, StartWith, Theme } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { appSettings, keys } from "../../ipc/queries";
import { RadioCards } from "../../ui/RadioCards";
import { Select } from "../../ui/Select";
import styles from "./Settings.module.css";
import { useSaving } from "./useSaving";

const TEXT_SIZES = [90, 100, 115, 130, 150, 200] as const;

/** The section, `app-settings`. */
export function AppSection() {
  const { t } = useLingui();
  const { data: settings, error } = useQuery(appSettings);
  const { save, problem } = useSaving(keys.appSettings);
  const shown = problem ?? (error ? problemOf(error) : undefined);
  const change = (part: Partial<AppSettings>) => settings && void save(() => data(commands.setAppSettings({ ...settings, ...part })));
  return (
    <section className={styles.section} data-testid="app-settings">
      <h2>
        <Trans>Gatehouse on this computer</Trans>
      </h2>
      {shown && <ErrorNotice problem={shown} />}
      {settings && (
        <>
          <RadioCards<Theme>
            testId="app-theme"
            label={t`Colors`}
            layout="row"
            value={settings.theme}
            cards={[
              { value: "system", title: <Trans>As the system</Trans> },
              { value: "light", title: <Trans>Light</Trans> },
              { value: "dark", title: <Trans>Dark</Trans> },
            ]}
            onChange={(theme) => change({ theme })}
          />
          <Select
            testId="app-text-size"
            label={t`Size of text`}
            value={String(settings.textSize)}
            choices={TEXT_SIZES.map((size) => ({ value: String(size), label: t`${size} %` }))}
            onChange={(value) => change({ textSize: Number(value) })}
          />
          <RadioCards<StartWith>
            testId="app-start"
            label={t`When Gatehouse starts`}
            value={settings.startWith}
            cards={[
              { value: "instances", title: <Trans>Show my instances</Trans>, words: <Trans>Nothing opens by itself.</Trans> },
              { value: "last-instance", title: <Trans>Open the instance I opened last</Trans>, words: <Trans>A live one opens locked, like always.</Trans> },
            ]}
            onChange={(startWith) => change({ startWith })}
          />
        </>
      )}
    </section>
  );
}
