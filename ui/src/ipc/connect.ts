// Checking an address and a key: the lines arrive one by one through a channel of their own.
import { Channel } from "@tauri-apps/api/core";
import type { CheckLine, ConnectReport } from "./bindings";
import { commands } from "./bindings";
import { data } from "./call";

/** Checks; `onLine` hears each line as its checking begins and as it is decided. The key is held by nothing afterwards. */
export function checkConnection(address: string, key: string, onLine: (line: CheckLine) => void): Promise<ConnectReport> {
  return data(commands.checkConnection(address, key, new Channel<CheckLine>(onLine)));
}
