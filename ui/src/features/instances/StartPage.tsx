// The start window: saved instances, connecting one, sample data. One column, one page of it at a time.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { instances } from "../../ipc/queries";
import { StartWindow } from "../../ui/Window";
import { ConnectPage } from "./ConnectPage";
import { InstanceList } from "./InstanceList";
import { InstanceSettings } from "./InstanceSettings";
import { DuplicatePage } from "./DuplicatePage";
import { NewKeyPage } from "./NewKeyPage";
import { SharePage } from "./SharePage";

type Place = { readonly page: "list" } | { readonly page: "connect" | "share" } | { readonly page: "settings" | "new-key" | "duplicate"; readonly id: string };

const LIST: Place = { page: "list" };

/** The window's content. */
export function StartPage() {
  const [place, setPlace] = useState<Place>(LIST);
  const { data: items = [] } = useQuery(instances);
  const back = () => setPlace(LIST);
  const item = "id" in place ? items.find(({ id }) => id === place.id) : undefined;
  return (
    <StartWindow>
      {(place.page === "list" || ("id" in place && !item)) && <InstanceList onConnect={() => setPlace({ page: "connect" })} onSettings={(id) => setPlace({ page: "settings", id })} onShare={() => setPlace({ page: "share" })} />}
      {place.page === "connect" && <ConnectPage others={items} onDone={back} />}
      {place.page === "share" && <SharePage count={items.length} onDone={back} />}
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
