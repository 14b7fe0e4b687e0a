// "as of 10:42" and the button that reads anew.
import { useLingui } from "@lingui/react/macro";
import { commands } from "../ipc/bindings";
import { Button } from "../ui/Button";
import { AsOf } from "../ui/Time";
import { useListNews } from "./useListNews";

/** For the banner. */
export function Freshness() {
  const { t } = useLingui();
  const news = useListNews();
  const loading = news?.state === "loading";
  return (
    <>
      {news?.asOf && <AsOf at={news.asOf} />}
      <Button testId="refresh" variant="quiet" icon="refresh" label={loading ? t`Reading the lists` : t`Refresh`} busy={loading} onPress={() => void commands.refresh()} />
    </>
  );
}
