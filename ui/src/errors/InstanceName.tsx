// The name of the window's instance, so that no page has to hand it to every error it shows.
import { createContext, useContext } from "react";
import type { ReactNode } from "react";

const Name = createContext<string | undefined>(undefined);

/** Gives the words for errors the name of the instance. */
export function InstanceName({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <Name value={name}>{children}</Name>;
}

/** The name, where this is the window of an instance. */
export function useInstanceName(): string | undefined {
  return useContext(Name);
}
