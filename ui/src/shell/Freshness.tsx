// "as of 10:42" and the button that reads anew.
import { useLingui } from "@lingui/react/macro";
import { commands } from "../ipc/bindings";
import type { ListNews } from "../lists/listTypes";
import { Button } from "../ui/Button";
import { AsOf } from "../ui/Time";

/** For the banner. */
export function Freshness({ news }: { readonly news: ListNews | undefined }) {
  const { t } = useLingui();
  const loading = news?.state === "loading";
  return (
    <>
      {news?.asOf && <AsOf at={news.asOf} />}
      <Button testId="refresh" variant="quiet" icon="refresh" label={loading ? t`Reading the lists` : t`Refresh`} busy={loading} onPress={() => void commands.refresh()} />
    </>
  );
}
