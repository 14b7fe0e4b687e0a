// The first steps with an instance that was just connected: under the names of the pages, wherever one is, and never in the way.
import { useQuery } from "@tanstack/react-query";
import { FirstRules } from "../features/settings/FirstRules";
import { FirstLists } from "../features/welcome/FirstLists";
import { instance } from "../ipc/queries";
import { usePlace, usePlaces } from "./places";

/** The step that comes next. */
export function FirstSteps() {
  const { go } = usePlaces();
  const { page } = usePlace();
  const { data: info } = useQuery(instance);
  if (info?.firstStep === "house-rules") return <FirstRules info={info} onChange={page === "settings" ? undefined : () => go({ page: "settings", atRules: true })} />;
  if (info?.firstStep !== "lists") return null;
  return <FirstLists onPeople={() => go({ page: "people" })} onAccess={() => go({ page: "access" })} onLeaving={() => go({ page: "leaving" })} />;
}
