// The frame around whatever the window shows: data, toasts, the boundary for faults in drawing, and the choice of screens
// by the kind of window.
import { QueryClientProvider } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DrawingBoundary } from "./errors/DrawingBoundary";
import { StartPage } from "./features/instances/StartPage";
import { AppSettings } from "./features/settings/AppSettings";
import { useLook } from "./features/settings/useLook";
import { followHappenings } from "./ipc/happenings";
import { makeQueryClient } from "./ipc/queries";
import type { WindowKind } from "./ipc/window";
import { InstancePages } from "./routes";
import { ToastProvider } from "./ui/Toast";

/** The application in one window. */
export function App({ window }: { readonly window: WindowKind }) {
  const [client] = useState(makeQueryClient);
  useHappenings(client);
  return (
    <DrawingBoundary>
      <QueryClientProvider client={client}>
        <Look />
        {window.kind === "start" ? <Start /> : <InstancePages />}
      </QueryClientProvider>
    </DrawingBoundary>
  );
}

function Look() {
  useLook();
  return null;
}

function Start() {
  return (
    <ToastProvider>
      <StartPage settings={<AppSettings />} />
    </ToastProvider>
  );
}

function useHappenings(client: QueryClient) {
  useEffect(() => followHappenings(client), [client]);
}
