// The start window: saved instances, connecting one, sample data. One column, one page of it at a time.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { instances } from "../../ipc/queries";
import { StartWindow } from "../../ui/Window";
import { ConnectPage } from "./ConnectPage";
import { InstanceList } from "./InstanceList";
import { InstanceSettings } from "./InstanceSettings";
import { NewKeyPage } from "./NewKeyPage";

type Place = { readonly page: "list" } | { readonly page: "connect" } | { readonly page: "settings" | "new-key"; readonly id: string };

const LIST: Place = { page: "list" };

/** The window's content. */
export function StartPage() {
  const [place, setPlace] = useState<Place>(LIST);
  const { data: items = [] } = useQuery(instances);
  const back = () => setPlace(LIST);
  const item = "id" in place ? items.find(({ id }) => id === place.id) : undefined;
  return (
    <StartWindow>
      {(place.page === "list" || ("id" in place && !item)) && <InstanceList onConnect={() => setPlace({ page: "connect" })} onSettings={(id) => setPlace({ page: "settings", id })} />}
      {place.page === "connect" && <ConnectPage others={items} onDone={back} />}
      {item && place.page === "settings" && (
        <InstanceSettings key={item.id} item={item} others={items.filter((other) => other !== item)} onNewKey={() => setPlace({ page: "new-key", id: item.id })} onDone={back} />
      )}
      {item && place.page === "new-key" && <NewKeyPage item={item} onDone={back} />}
    </StartWindow>
  );
}
