import { useQuery } from "@tanstack/react-query";
import { instance } from "../ipc/queries";
import { lookAt } from "../ui/instanceLook";
import type { InstanceLook } from "../ui/instanceLook";

/** Look and editing of the instance of this window, for pages of a case. */
export function useCaseInstance(): { readonly look: InstanceLook; readonly open: boolean; readonly name: string; readonly address: string } {
  const { data } = useQuery(instance);
  return { look: lookAt(data?.look ?? { color: 0, shape: 0 }), open: data?.editing.open ?? false, name: data?.name ?? "", address: data?.address ?? "" };
}
