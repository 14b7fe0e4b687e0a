// The start window: saved instances, connecting one, sample data, settings. One column, one page of it at a time.
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { instances } from "../../ipc/queries";
import { StartWindow } from "../../ui/Window";
import { Column } from "./Column";
import { ConnectPage } from "./ConnectPage";
import { InstanceList } from "./InstanceList";
import { InstanceSettings } from "./InstanceSettings";
import { DuplicatePage } from "./DuplicatePage";
import { NewKeyPage } from "./NewKeyPage";
import { SharePage } from "./SharePage";

type Place = { readonly page: "list" } | { readonly page: "connect" | "share" | "app-settings" } | { readonly page: "settings" | "new-key" | "duplicate"; readonly id: string };

const LIST: Place = { page: "list" };

/** The window's content; `settings` are those of the application. */
export function StartPage({ settings }: { readonly settings: ReactNode }) {
  const [place, setPlace] = useState<Place>(LIST);
  const { data: items = [] } = useQuery(instances);
  const back = () => setPlace(LIST);
  const item = "id" in place ? items.find(({ id }) => id === place.id) : undefined;
  return (
    <StartWindow>
      {(place.page === "list" || ("id" in place && !item)) && <InstanceList onConnect={() => setPlace({ page: "connect" })} onSettings={(id) => setPlace({ page: "settings", id })} onShare={() => setPlace({ page: "share" })} onAppSettings={() => setPlace({ page: "app-settings" })} />}
      {place.page === "connect" && <ConnectPage others={items} onDone={back} />}
      {place.page === "share" && <SharePage count={items.length} onDone={back} />}
      {place.page === "app-settings" && (
        <Column title={<Trans>Settings</Trans>} onBack={back}>
          {settings}
        </Column>
      )}
      {item && place.page === "settings" && (
        <InstanceSettings
          key={item.id}
          item={item}
          others={items.filter((other) => other !== item)}
          onNewKey={() => setPlace({ page: "new-key", id: item.id })}
          onDuplicate={() => setPlace({ page: "duplicate", id: item.id })}
          onDone={back}
        />
      )}
      {item && place.page === "duplicate" && <DuplicatePage item={item} onDone={back} />}
      {item && place.page === "new-key" && <NewKeyPage item={item} onDone={back} />}
    </StartWindow>
  );
}
