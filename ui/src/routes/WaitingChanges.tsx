// The bar of waiting changes as every page shows it, tied to the pages it leads to.
import { TrayBar } from "../features/access/TrayBar";
import { usePlace, usePlaces } from "./places";

/** The bar; the page of the list does not lead to itself. */
export function WaitingChanges() {
  const { go } = usePlaces();
  const { page } = usePlace();
  return <TrayBar onReview={() => go({ page: "tray-review" })} onShow={page === "tray" ? undefined : () => go({ page: "tray" })} />;
}
