// The bar of waiting changes as every page shows it, tied to the pages it leads to.
import { useLocation, useRouter } from "@tanstack/react-router";
import { TrayBar } from "../features/access/TrayBar";

/** The bar; the page of the list does not lead to itself. */
export function WaitingChanges() {
  const router = useRouter();
  const { pathname } = useLocation();
  return <TrayBar onReview={() => router.history.push("/tray/review")} onShow={pathname === "/tray" ? undefined : () => router.history.push("/tray")} />;
}

