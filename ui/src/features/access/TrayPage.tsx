// Everything that waits, by organization: dropped or noted line by line. What comes with a line is said under it.
import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../errors/ErrorNotice";
import type { TrayLine } from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { data, problemOf } from "../../ipc/call";
import { Empty } from "../../ui/Empty";
import { TextPage } from "../../ui/ListLayout";
import { PageCount, PageHead } from "../../ui/PageHead";
import { PlanGroup } from "../../ui/PlanLine";
import { SafeText } from "../../ui/SafeText";
import { tray } from "./queries";
import { TrayItem } from "./TrayItem";
import { useTray } from "./TrayBar";

/** The page; `tray-list` with `tray-line` per change. */
export function TrayPage() {
  const { data: waiting, error } = useQuery(tray);
  const change = useTray();
  if (!waiting) return error ? <ErrorNotice problem={problemOf(error)} /> : null;
  const failed = change.error && problemOf(change.error);
  return (
    <TextPage
      head={
        <PageHead
          title={<Trans>Changes waiting</Trans>}
          count={
            <PageCount>
              <Plural value={waiting.count} _0="none" one="# change" other="# changes" />
            </PageCount>
          }
        />
      }
    >
      {failed && <ErrorNotice problem={failed} />}
      {waiting.count === 0 && <Empty title={<Trans>What you change in a matrix waits here until you review it.</Trans>} why={<Trans>Nothing waits.</Trans>} />}
      <div data-testid="tray-list">
        {byOrganization(waiting.lines).map(([first, lines]) => (
          <PlanGroup key={first.organization.id} title={<SafeText text={first.organization.name} />}>
            {lines.map((line) => (
              <TrayItem
                key={line.key}
                line={line}
                onDrop={() => change.mutate(() => data(commands.trayDrop([line.key])))}
                onNote={(text) => change.mutate(() => data(commands.trayNote(line.key, text)))}
              />
            ))}
          </PlanGroup>
        ))}
      </div>
    </TextPage>
  );
}

/** In the order in which the organizations first appear; each with its first line. */
export function byOrganization(lines: readonly TrayLine[]): readonly (readonly [TrayLine, readonly TrayLine[]])[] {
  const groups = new Map<number, [TrayLine, TrayLine[]]>();
  for (const line of lines) {
    const known = groups.get(line.organization.id);
    if (known) known[1].push(line);
    else groups.set(line.organization.id, [line, [line]]);
  }
  return [...groups.values()];
}
