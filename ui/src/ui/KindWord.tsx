// The word for the kind of an instance. It stands beside the name always.
import { useLingui } from "@lingui/react/macro";
import type { InstanceKind } from "./instanceLook";

/** "Live", "Test" or "Sample data". */
export function KindWord({ kind }: { readonly kind: InstanceKind }) {
  const { t } = useLingui();
  const words: Record<InstanceKind, string> = { live: t`Live`, test: t`Test`, sample: t`Sample data` };
  return words[kind];
}
